#include "h5/property_list.hpp"

#include <hdf5.h>

namespace orthant::h5 {

PropertyList creation_list(Id property_class) {
    constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    PropertyList list(check(H5Pcreate(property_class), "prepare an object"));
    check(H5Pset_obj_track_times(list.id(), false), "leave out object times");
    check(H5Pset_attr_creation_order(list.id(), order), "keep the attributes' order");
    if (check(H5Pequal(property_class, H5P_DATASET_CREATE), "prepare an object") == 0)
        check(H5Pset_link_creation_order(list.id(), order), "keep the links' order");
    return list;
}

}  // namespace orthant::h5

#include "h5/group.hpp"

#include "h5/property_list.hpp"

#include <hdf5.h>

namespace orthant::h5 {
namespace {

std::string link_name(const Group& group, H5_index_t order, hsize_t index) {
    const auto ask = [&](char* buffer, std::size_t size) {
        return check(H5Lget_name_by_idx(group.id(), ".", order, H5_ITER_INC, index, buffer, size, H5P_DEFAULT),
                     "list a group");
    };
    std::string name(static_cast<std::size_t>(ask(nullptr, 0)), '\0');
    ask(name.data(), name.size() + 1);
    return name;
}

LinkKind kind_of(const Group& group, const std::string& name) {
    const Object object(check(H5Oopen(group.id(), name.c_str(), H5P_DEFAULT), "open", name));
    switch (H5Iget_type(object.id())) {
        case H5I_GROUP:
            return LinkKind::group;
        case H5I_DATASET:
            return LinkKind::dataset;
        default:
            return LinkKind::other;
    }
}

}  // namespace

Group root_group(const File& file) {
    return Group(check(H5Gopen2(file.id(), "/", H5P_DEFAULT), "open", "/"));
}

Group create_group(const Group& parent, const std::string& name) {
    const PropertyList creation = creation_list(H5P_GROUP_CREATE);
    return Group(check(H5Gcreate2(parent.id(), name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), "create", name));
}

Group open_group(const Group& parent, const std::string& name) {
    return Group(check(H5Gopen2(parent.id(), name.c_str(), H5P_DEFAULT), "open", name));
}

bool contains(const Group& group, const std::string& name) {
    return check(H5Lexists(group.id(), name.c_str(), H5P_DEFAULT), "look for", name) > 0;
}

bool contains_path(const Group& group, const std::string& path) {
    if (path.empty()) return false;
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        if (!contains(group, path.substr(0, slash))) return false;
    return contains(group, path);
}

std::vector<std::string> link_names(const Group& group) {
    H5G_info_t info;
    check(H5Gget_info(group.id(), &info), "list a group");
    const PropertyList creation(check(H5Gget_create_plist(group.id()), "list a group"));
    unsigned flags = 0;
    check(H5Pget_link_creation_order(creation.id(), &flags), "list a group");
    const H5_index_t order = (flags & H5P_CRT_ORDER_TRACKED) != 0 ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;

    std::vector<std::string> names;
    for (hsize_t i = 0; i < info.nlinks; ++i) names.push_back(link_name(group, order, i));
    return names;
}

std::vector<Link> links(const Group& group) {
    std::vector<Link> found;
    for (const std::string& name : link_names(group)) found.push_back({name, kind_of(group, name)});
    return found;
}

}  // namespace orthant::h5

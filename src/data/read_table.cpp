#include "data/read_table.hpp"

#include "data/csv_table.hpp"
#include "data/data_file.hpp"
#include "data/hdf5_table.hpp"

#include <new>

namespace orthant::data {

Table read_table(const TableRequest& request) {
    const bool is_binary = is_hdf5(request.file);
    if (!request.test_file.empty() && is_hdf5(request.test_file) != is_binary)
        throw file_error(request.test_file, std::string(is_binary ? "it is not HDF5, and '" : "it is HDF5, and '") +
                                                request.file.string() + (is_binary ? "' is" : "' is not") +
                                                " (both must be of one kind); convert one of them");
    try {
        return is_binary ? read_hdf5_table(request) : read_csv_table(request);
    } catch (const std::bad_alloc&) {
        throw file_error(request.file,
                         "its table does not fit in memory (an allocation failed); use a host with more "
                         "memory, or take fewer rows or columns");
    }
}

}  // namespace orthant::data

#pragma once

#include "h5/handle.hpp"
#include "h5/type.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace orthant::h5 {

enum class Growth { fixed, rows };

/// What large numbers go through on their way into the file.
enum class Filters {
    all,   ///< shuffled and deflated, with Fletcher-32 sums
    none,  ///< as they are, at the disk's speed: for what hardly shrinks, or has digests of its own
};

struct DatasetSpec {
    std::string name;
    Type type = Type::float64;
    Extent shape = {};              ///< empty: a scalar
    Extent chunk = {};              ///< empty: chosen by size
    Growth growth = Growth::fixed;  ///< with `rows` the first dimension may grow; then `chunk` is needed
    Filters filters = Filters::all;
    std::string blank = {};  ///< what texts read as that were never written, which take no space
};

/// From 4 KiB on numbers are chunked and filtered; text is only chunked.
Dataset create_dataset(const Group& parent, const DatasetSpec& spec);

/// What HDF5 keeps of an open data set besides what a call asked for.
enum class Caching {
    chunks,  ///< about 1 MiB of them
    none,    ///< for what is read once, chunk after chunk
};
Dataset open_dataset(const Group& parent, const std::string& name, Caching caching = Caching::chunks);

Extent shape_of(const Dataset& dataset);
/// None for types Orthant does not write.
std::optional<Type> type_of(const Dataset& dataset);
/// Whether HDF5 checks sums of its data when they are read.
bool has_checksums(const Dataset& dataset);

/// Sets the number of rows of a data set that grows.
void resize_rows(const Dataset& dataset, std::uint64_t rows);

/// A row is all elements that share their first index; a scalar has one row. `values` must be whole rows that lie
/// within the data set (contract). Buffered until the data set's close(). Failure.
template <Element T>
void write_rows(const Dataset& dataset, std::uint64_t first_row, std::span<const T> values);

template <Element T>
void write(const Dataset& dataset, const std::vector<T>& values) {
    write_rows(dataset, 0, std::span<const T>(values));
}

/// Numbers are converted to T where HDF5 can. Failure, also where the size told by the file is more than it can hold:
/// nothing is allocated then.
template <Element T>
std::vector<T> read_rows(const Dataset& dataset, std::uint64_t first_row, std::uint64_t rows);

template <Element T>
std::vector<T> read(const Dataset& dataset) {
    const Extent shape = shape_of(dataset);
    return read_rows<T>(dataset, 0, shape.empty() ? 1 : shape.front());
}

}  // namespace orthant::h5

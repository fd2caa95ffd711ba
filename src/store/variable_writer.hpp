#pragma once

#include "h5/dataset.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace orthant::store {

/// Rows written at a time where all are not in memory, and rows of a chunk.
inline constexpr std::uint64_t made_rows = 64 * 1024;

/// Writes a list of `size` values that are made one after the other, with a block in memory.
template <h5::Element T>
void write_made(const h5::Dataset& dataset, std::uint64_t size, const std::function<T(std::uint64_t)>& at);

/// What every variable of a file says of itself.
struct Description {
    std::string name, long_name, units;
    std::vector<std::string> dims = {};
};

/// Writes the variables of one group, with the dimension scales they stand on.
class VariableWriter {
  public:
    explicit VariableWriter(const h5::Group& group) : group_(&group) {}

    /// The coordinate variable of the dimension with its name.
    template <h5::Element T>
    void coordinate(const Description& description, const std::vector<T>& values);

    /// The same of values that are made, see write_made().
    template <h5::Element T>
    void coordinate(const Description& description, std::uint64_t size, const std::function<T(std::uint64_t)>& at);

    /// The coordinate variable 0, 1, …, size - 1.
    void numbering(const Description& description, std::uint64_t size);

    /// A dimension without coordinates, as netCDF-4 marks it. `growth` as for any data set; see resize_dimension.
    void dimension(const std::string& name, std::uint64_t size, h5::Growth growth = h5::Growth::fixed);
    void resize_dimension(const std::string& name, std::uint64_t size);

    /// An empty data set over `description.dims`, with its attributes and scales; close() it when it is written.
    h5::Dataset start(const Description& description, h5::Type type, const h5::Extent& chunk = {},
                      h5::Filters filters = h5::Filters::all);

    /// Closes the scales. Without it errors of the disk go unnoticed.
    void close();

  private:
    void keep_scale(const std::string& name, h5::Dataset scale, std::uint64_t size, h5::Growth growth);

    struct Scale {
        h5::Dataset dataset;
        std::uint64_t size;
        h5::Growth growth;
    };
    const h5::Group* group_;
    std::map<std::string, Scale> scales_;
};

/// `flag_values` and `flag_meanings` as CF has them, for variables whose numbers stand for words. What a word may not
/// have becomes an underscore.
template <h5::Element T>
void write_flags(const h5::Dataset& variable, const std::vector<T>& values, const std::vector<std::string>& words);

}  // namespace orthant::store

#pragma once

#include "data/hdf5_part.hpp"
#include "h5/handle.hpp"
#include "h5/type.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace orthant::data {

/// Opens the data sets of one file, holds what they claim against the file's size before anything is allocated, and
/// says which file it was when something is wrong: Error(data).
class Hdf5Opener {
  public:
    Hdf5Opener(std::filesystem::path path, const h5::File& file);

    bool contains(const std::string& name) const;

    /// Numbers, rows × columns.
    Hdf5Part open_matrix(const std::string& name, const std::string& use) const;

    /// The same, where a vector is a matrix of one column.
    Hdf5Part open_rows(const std::string& name, const std::string& use) const;

    /// One value for each of `rows`, which are those of `owner`. A column of a matrix that has no other is a vector,
    /// too: some programs know nothing else.
    Hdf5Part open_vector(const std::string& name, const std::string& use, const std::string& owner,
                         std::uint64_t rows) const;
    /// The same of any length.
    Hdf5Part open_vector(const std::string& name, const std::string& use) const;

    [[noreturn]] void fail(const std::string& text) const;

  private:
    Hdf5Part open(const std::string& name, const std::string& use) const;
    void take_shape(Hdf5Part& part, const h5::Extent& shape, const std::string& use) const;

    std::filesystem::path path_;
    h5::Group root_;
};

}  // namespace orthant::data

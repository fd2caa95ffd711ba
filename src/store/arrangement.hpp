#pragma once

#include "h5/type.hpp"
#include "job/space.hpp"
#include "study/layout.hpp"

#include <numeric>
#include <string>
#include <vector>

namespace orthant::store {

/// How an array of a ResultTable (points × cells) lies in the file: its dimensions in the file's order, and for each
/// the step between neighbours in the table.
class Arrangement {
  public:
    /// A result: the job's axes in job order (of the inner ones those the result has), trial, its own dimensions,
    /// replicate.
    static Arrangement of_result(const job::Space& space, const study::Layout& layout, const study::Result& result);
    /// One value for each point.
    static Arrangement of_points(const job::Space& space);

    const std::vector<std::string>& dims() const { return dims_; }
    const h5::Extent& shape() const { return shape_; }

    /// The values in the file's order.
    template <class T>
    std::vector<T> arrange(const std::vector<T>& table) const {
        std::vector<T> arranged;
        arranged.reserve(table.size());
        append(table, 0, 0, arranged);
        return arranged;
    }

    /// The other way round: the table's values from those in the file's order.
    template <class T>
    std::vector<T> to_table(const std::vector<T>& arranged) const {
        std::vector<std::uint64_t> places(arranged.size());
        std::iota(places.begin(), places.end(), std::uint64_t{0});
        places = arrange(places);
        std::vector<T> table(arranged.size());
        for (std::size_t i = 0; i < places.size(); ++i) table[places[i]] = arranged[i];
        return table;
    }

  private:
    void add(const std::string& name, std::uint64_t size, std::uint64_t step);

    template <class T>
    void append(const std::vector<T>& table, std::size_t dimension, std::uint64_t at, std::vector<T>& arranged) const {
        if (dimension == dims_.size()) {
            arranged.push_back(table[at]);
            return;
        }
        for (std::uint64_t i = 0; i < shape_[dimension]; ++i)
            append(table, dimension + 1, at + i * steps_[dimension], arranged);
    }

    std::vector<std::string> dims_;
    h5::Extent shape_, steps_;
};

/// The name of the dimension that the trials of a search make.
inline constexpr const char* trial_dim = "trial";

/// The name of the dimension that replicates make.
inline constexpr const char* replicate_dim = "replicate";

}  // namespace orthant::store

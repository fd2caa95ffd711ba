#pragma once

#include "base/bytes.hpp"
#include "data/matrix_view.hpp"
#include "data/scaling.hpp"
#include "data/table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace orthant::knn {

/// What of a table decides how large everything is.
struct BiasVarianceOutline {
    std::size_t training_rows = 0;
    std::size_t test_rows = 0;
    std::size_t columns = 0;
    std::size_t classes = 0;  ///< 0: the target is a number

    Bytes to_bytes() const;
    /// MalformedBytes when they are not one.
    static BiasVarianceOutline from_bytes(ByteView bytes);

    friend bool operator==(const BiasVarianceOutline&, const BiasVarianceOutline&) = default;
};

/// A table taken apart into what may train and what predictions are compared on.
class PartedTable {
  public:
    /// The rows of the test file if there are any, otherwise a share of all rows, of each class where there are
    /// classes; drawn by the seed, as knn.sweep draws them. Error(data) where fewer than two are left for either.
    PartedTable(data::Table table, double test_share, std::uint64_t seed, const std::string& file_name);

    BiasVarianceOutline outline() const;

    /// 8-byte words that `fill` writes.
    static std::uint64_t bytes(const BiasVarianceOutline& outline);
    /// Both parts, scaled by what the training part says.
    void fill(std::span<std::byte> memory, data::Scaling scaling) const;

  private:
    data::Table table_;
    std::vector<std::uint32_t> training_;
    std::vector<std::uint32_t> test_;
};

/// The same as all ranks of a node read it: rows padded to whole cache lines.
struct SharedParts {
    data::MatrixView training;
    data::MatrixView test;
    std::span<const double> training_targets;
    std::span<const double> test_targets;

    SharedParts(ByteView memory, const BiasVarianceOutline& outline);
};

}  // namespace orthant::knn

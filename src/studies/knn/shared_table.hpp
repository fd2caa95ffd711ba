#pragma once

#include "base/bytes.hpp"
#include "data/matrix_view.hpp"
#include "data/table.hpp"
#include "neighbours/reference.hpp"
#include "studies/knn/splits.hpp"
#include "studies/knn/sweep_outline.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// The data of a sweep as all ranks of a node read them: rows padded to whole cache lines, targets, folds, and a
/// reference to all rows for each measure that some point searches them by as they are.
class SharedTable {
  public:
    static std::uint64_t bytes(const SweepOutline& outline, std::span<const neighbours::Measure> measures);
    static void fill(std::span<std::byte> memory, const SweepOutline& outline,
                     std::span<const neighbours::Measure> measures, const data::Table& table, ByteView splits);

    SharedTable(ByteView memory, const SweepOutline& outline, std::span<const neighbours::Measure> measures);

    const data::MatrixView& rows() const { return rows_; }
    double target(std::size_t row) const { return targets_[row]; }
    const Splits& splits() const { return splits_; }
    /// Of one of the measures (contract).
    const neighbours::Reference& reference(const neighbours::Measure& measure) const;

  private:
    data::MatrixView rows_;
    std::span<const double> targets_;
    Splits splits_;
    std::vector<neighbours::Reference> references_;
};

}  // namespace orthant::knn

#pragma once

#include "base/aligned.hpp"
#include "data/matrix_view.hpp"
#include "data/preprocessor.hpp"
#include "neighbours/padded_rows.hpp"
#include "neighbours/reference.hpp"
#include "studies/knn/splits.hpp"
#include "studies/knn/sweep_settings.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace orthant::knn {

/// The table with columns of noise behind its own.
neighbours::PaddedRows with_noise(const data::MatrixView& table, std::size_t noise, std::uint64_t key,
                                  const std::function<void()>& yield);

/// What one split sees: its training rows, imputed, scaled and projected by what was fitted on them alone, as
/// references to search, one for each number of components; and any other rows through the same.
class Preparation {
  public:
    /// `training`: rows of the table, rising. The table must outlive it.
    Preparation(const data::MatrixView& table, std::vector<std::uint32_t> training, const SweepSettings& settings,
                const SweepPoint& point, const std::function<void()>& yield);

    /// Rows of the table, in the order of the references' rows.
    std::span<const std::uint32_t> training() const { return training_; }
    /// Of the i-th number of components in the job.
    const neighbours::Reference& reference(std::size_t i) const { return variants_[i].reference; }
    neighbours::PaddedRows rows(std::size_t i, std::span<const std::uint32_t> rows,
                                const std::function<void()>& yield) const;

  private:
    /// One number of components.
    struct Variant {
        std::size_t fit;  ///< which preprocessor
        neighbours::PaddedRows training;
        AlignedArray<std::byte> memory;
        neighbours::Reference reference;
    };

    neighbours::PaddedRows apply(const data::Preprocessor& fit, std::size_t columns,
                                 std::span<const std::uint32_t> rows, const std::function<void()>& yield) const;

    data::MatrixView table_;
    std::vector<std::uint32_t> training_;
    std::vector<data::Preprocessor> fits_;  ///< without components, with the most of them: those that the job needs
    std::vector<Variant> variants_;
};

}  // namespace orthant::knn

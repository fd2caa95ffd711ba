#pragma once

#include "base/aligned.hpp"
#include "neighbours/reference.hpp"
#include "studies/knn/preparation.hpp"
#include "studies/knn/shared_table.hpp"
#include "studies/knn/splits.hpp"
#include "studies/knn/sweep_settings.hpp"
#include "studies/knn/training_parts.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace orthant::knn {

/// What was last made ready on this rank, for the tasks that follow. It saves time and changes no result: all of it is
/// a function of what is asked for.
class ReadyRows {
  public:
    using Yield = std::function<void()>;
    /// A point and one of its units.
    using Place = std::pair<std::uint64_t, std::uint64_t>;

    /// All rows as they are, with the point's noise. Valid until the next call.
    const neighbours::Reference& reference(const SharedTable& table, std::uint64_t seed, const SweepPoint& point,
                                           const Yield& yield);

    /// What the split of a unit sees. Valid until the next call.
    const Preparation& preparation(Place place, const Split& split, const SharedTable& table,
                                   const SweepSettings& settings, const SweepPoint& point, const Yield& yield);

    /// The training parts of all splits at the point's share. Valid until the next call.
    const TrainingParts& training(const SharedTable& table, const SweepSettings& settings, double share,
                                  const Yield& yield);

  private:
    /// The table, with columns of noise where the point asks for them.
    data::MatrixView rows(const SharedTable& table, std::uint64_t seed, const SweepPoint& point, const Yield& yield);

    /// Columns of noise, and their key.
    std::optional<std::pair<std::uint64_t, std::uint64_t>> noise_;
    std::optional<neighbours::PaddedRows> noisy_;
    std::optional<AlignedArray<std::byte>> memory_;
    std::optional<neighbours::Reference> reference_;  ///< of the noisy rows
    std::optional<Place> place_;
    std::optional<Preparation> preparation_;
    std::optional<TrainingParts> training_;
};

}  // namespace orthant::knn

#pragma once

#include "base/bytes.hpp"
#include "data/sequence_set.hpp"
#include "studies/lstm/train_outline.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::lstm {

/// How good the best known of doing without a network is, in a baseline's words: of the validation and the test part.
struct BaselineErrors {
    double validation;
    double test;
};

/// The sequences as all ranks of a node read them.
class SharedSet {
  public:
    static std::uint64_t bytes(const TrainOutline& outline);
    /// `baselines`: one for each name of the outline.
    static void fill(std::span<std::byte> memory, const TrainOutline& outline, const data::SequenceSet& set,
                     std::span<const BaselineErrors> baselines);

    SharedSet(ByteView memory, const TrainOutline& outline);

    const data::SequenceView& view() const { return view_; }
    std::span<const BaselineErrors> baselines() const { return baselines_; }

  private:
    data::SequenceView view_;
    std::span<const BaselineErrors> baselines_;
};

}  // namespace orthant::lstm

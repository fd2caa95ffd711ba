#pragma once

#include "base/bytes.hpp"
#include "data/sequence_outline.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace orthant::lstm {

/// How good something is that does without a network, in the words of the error of a network.
struct BaselineScore {
    std::string name;
    double validation_error = 0;
    double test_error = 0;

    friend bool operator==(const BaselineScore&, const BaselineScore&) = default;
};

/// What the layout, the costs and the baselines of lstm.train depend on besides its job.
struct TrainOutline {
    data::SequenceOutline set;
    std::uint64_t longest_answer = 0;    ///< rows
    std::uint64_t validation_steps = 0;  ///< of all validation sequences together
    bool has_equal_lengths = false;
    std::vector<BaselineScore> baselines;

    TrainOutline() = default;
    TrainOutline(const data::SequenceSet& sequences, std::vector<BaselineScore> given);

    std::uint64_t sequences() const { return set.part_begin[3]; }

    Bytes to_bytes() const;
    /// MalformedBytes when they are not an outline that could be.
    static TrainOutline from_bytes(ByteView bytes);

    friend bool operator==(const TrainOutline&, const TrainOutline&) = default;
};

}  // namespace orthant::lstm

#pragma once

#include "base/bytes.hpp"
#include "data/sequence_set.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace orthant::lstm {

/// What the layout, the costs and the shared memory of lstm.train depend on besides its job.
struct TrainOutline {
    std::vector<std::string> input_names, target_names;
    std::vector<std::string> class_names;  ///< empty: targets are numbers
    std::vector<double> target_scale;      ///< a target's unit in its own units
    std::vector<std::string> baselines;    ///< names of what the networks are compared with
    std::uint64_t input_rows = 0;
    std::uint64_t target_rows = 0;
    std::array<std::uint64_t, 4> part_begin{};
    std::array<std::uint64_t, 3> steps{};  ///< of all sequences of a part
    std::uint64_t longest = 0;
    std::uint64_t longest_answer = 0;
    bool has_equal_lengths = false;

    static TrainOutline of(const data::SequenceSet& set);

    std::uint64_t sequences() const { return part_begin[3]; }
    std::size_t inputs() const { return input_names.size(); }
    std::size_t targets() const { return target_names.size(); }

    Bytes to_bytes() const;
    /// MalformedBytes when they are not an outline that could be.
    static TrainOutline from_bytes(ByteView bytes);
};

}  // namespace orthant::lstm

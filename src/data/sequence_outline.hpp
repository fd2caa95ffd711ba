#pragma once

#include "base/bytes.hpp"
#include "data/sequence_set.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace orthant::data {

/// All of a set of sequences but its values: what layouts, plans and messages need.
struct SequenceOutline {
    std::vector<std::string> input_names, target_names, column_names, class_names;
    std::uint64_t input_rows = 0, target_rows = 0;
    std::array<std::uint64_t, 4> part_begin{};
    std::uint64_t longest = 0;
    std::uint64_t training_steps = 0;  ///< of all training sequences together
    bool has_one_answer = false;       ///< each sequence has one target row
    std::vector<ShiftAndScale> input_scales;
    std::vector<double> target_mean, target_scale;
    double time_step = 0;
    std::uint64_t packed_bytes = 0;

    explicit SequenceOutline(const SequenceSet& set);
    SequenceOutline() = default;

    std::size_t inputs() const { return input_names.size(); }
    std::size_t targets() const { return target_names.size(); }
    bool is_classification() const { return !class_names.empty(); }
    std::uint64_t size(SetPart part) const {
        const auto p = static_cast<std::size_t>(part);
        return part_begin[p + 1] - part_begin[p];
    }

    Bytes to_bytes() const;
    /// MalformedBytes when they are not an outline that could be.
    static SequenceOutline from_bytes(ByteView bytes);

    friend bool operator==(const SequenceOutline&, const SequenceOutline&) = default;
};

}  // namespace orthant::data

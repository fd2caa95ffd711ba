#pragma once

#include "base/bytes.hpp"
#include "data/scaling.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace orthant::data {

/// One sequence: where its inputs stand and what is wanted of it, in rows.
struct Sequence {
    std::uint64_t first_input = 0;
    std::uint64_t steps = 0;
    std::uint64_t first_target = 0;
    std::uint64_t target_rows = 0;  ///< 1: one answer to the whole; otherwise as many as there are steps, or an answer

    friend bool operator==(const Sequence&, const Sequence&) = default;
};

enum class SetPart { training, validation, test };

/// Sequences to train and test a recurrent network on, all values finite. Sequences may share rows (windows of a
/// series).
struct SequenceSet {
    std::vector<std::string> input_names, target_names;
    std::vector<std::string> column_names;          ///< of a table: what its rows are cut from; else the inputs
    std::vector<std::string> class_names;           ///< empty: targets are numbers; else one column, the class's number
    std::size_t inputs = 0, targets = 0;            ///< columns
    std::vector<float> input_values;                ///< rows × inputs, scaled
    std::vector<ShiftAndScale> input_scales;        ///< what each input went through
    std::vector<float> target_values;               ///< rows × targets, scaled
    std::vector<double> target_mean, target_scale;  ///< a target in its own units is value · scale + mean
    std::vector<Sequence> sequences;                ///< those of training first, then validation, then test
    std::array<std::uint64_t, 4> part_begin{};      ///< 0, end of training, end of validation, end of test
    std::uint64_t longest = 0;                      ///< steps of the longest sequence
    double time_step = 0;                           ///< of a series: from row to row
};

/// The same, wherever it lies.
struct SequenceView {
    std::size_t inputs = 0, targets = 0;
    std::span<const float> input_values, target_values;
    std::span<const Sequence> sequences;
    std::array<std::uint64_t, 4> part_begin{};

    std::span<const Sequence> part(SetPart part) const {
        const auto p = static_cast<std::size_t>(part);
        return sequences.subspan(part_begin[p], part_begin[p + 1] - part_begin[p]);
    }
    /// steps × inputs
    std::span<const float> inputs_of(const Sequence& sequence) const {
        return input_values.subspan(sequence.first_input * inputs, sequence.steps * inputs);
    }
    /// target_rows × targets
    std::span<const float> targets_of(const Sequence& sequence) const {
        return target_values.subspan(sequence.first_target * targets, sequence.target_rows * targets);
    }
};

/// The set must outlive it.
SequenceView view(const SequenceSet& set);

/// In one block of memory whose arrays begin on cache lines where the block does: sizes first, then the values.
std::uint64_t packed_bytes(const SequenceSet& set);
void pack(const SequenceSet& set, std::span<std::byte> memory);

/// What was packed. MalformedBytes where the sizes do not fit the memory, or a sequence leaves the rows.
SequenceView view(ByteView memory);

}  // namespace orthant::data

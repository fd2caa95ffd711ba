#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace orthant::data {

/// One sequence: where its inputs and what is wanted of it stand.
struct Sequence {
    std::uint64_t first_input;
    std::uint64_t steps;
    std::uint64_t first_target;
    std::uint64_t target_rows;
};

enum class SetPart { training, validation, test };

struct SequenceSet {
    std::vector<std::string> input_names, target_names;
    std::vector<std::string> class_names;
    std::size_t inputs = 0, targets = 0;
    std::vector<float> input_values;
    std::vector<float> target_values;
    std::vector<double> target_mean, target_scale;
    std::vector<Sequence> sequences;
    std::array<std::uint64_t, 4> part_begin{};
    std::uint64_t longest = 0;
};

struct SequenceView {
    std::size_t inputs = 0;
    std::size_t targets = 0;
    std::span<const float> input_values;
    std::span<const float> target_values;
    std::span<const Sequence> sequences;
    std::array<std::uint64_t, 4> part_begin{};
    std::uint64_t longest = 0;
};

}  // namespace orthant::data

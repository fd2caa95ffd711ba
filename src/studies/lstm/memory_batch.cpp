#include "studies/lstm/memory_batch.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <numeric>

namespace orthant::lstm {
namespace {

/// What drawing a value costs, in the operations that Pace counts: ten rounds of Philox, about.
constexpr double operations_per_value = 100;

}  // namespace

MemoryBatch::MemoryBatch(const MemoryTask& task, std::size_t most_sequences)
    : task_(&task), shape_(task.shape()), places_(most_sequences) {
    std::iota(places_.begin(), places_.end(), std::uint32_t{0});
    set_.inputs = shape_.inputs;
    set_.targets = 1;
    set_.input_values.resize(most_sequences * shape_.steps * shape_.inputs);
    set_.target_values.resize(most_sequences * shape_.answers());
    for (std::size_t i = 0; i < most_sequences; ++i)
        set_.sequences.push_back({.first_input = i * shape_.steps,
                                  .steps = shape_.steps,
                                  .first_target = i * shape_.answers(),
                                  .target_rows = shape_.answers()});
    view_ = data::view(set_);
}

std::size_t MemoryBatch::bytes(const MemoryShape& shape, std::size_t most_sequences) {
    return most_sequences * (sizeof(float) * (shape.steps * shape.inputs + shape.answers()) + sizeof(data::Sequence) +
                             sizeof(std::uint32_t));
}

std::span<const std::uint32_t> MemoryBatch::make(std::uint64_t key, std::uint64_t first, std::size_t count,
                                                 Pace& pace) {
    ORTHANT_EXPECT(count <= places_.size());
    const std::size_t values = shape_.steps * shape_.inputs, answers = shape_.answers();
    for (std::size_t i = 0; i < count; ++i) {
        const auto inputs = std::span(set_.input_values).subspan(i * values, values);
        std::ranges::fill(inputs, 0.0f);
        Draws draws(key, first + i);
        task_->make(draws, inputs, std::span(set_.target_values).subspan(i * answers, answers));
        pace.spend(operations_per_value * static_cast<double>(shape_.steps));
    }
    return std::span(places_).first(count);
}

}  // namespace orthant::lstm

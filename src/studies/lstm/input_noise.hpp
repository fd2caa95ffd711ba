#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace orthant::lstm {

/// values += σ·ε, ε standard normal: value j of a step of a sequence gets a number that depends on (key, update,
/// sequence, step, j) alone, whatever else is in the batch. Below 2^48 updates, 2^28 sequences, 2^20 steps and 2^17
/// values (contract).
template <class T>
void add_input_noise(std::uint64_t key, std::uint64_t update, std::uint64_t sequence, std::uint64_t step, double sigma,
                     std::span<T> values);

}  // namespace orthant::lstm

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::data {

/// What random numbers of one key are drawn for. A number once given stays: others would make other folds.
enum class Draw : std::uint16_t { folds = 0, groups = 1, held_out = 2, learning = 3 };

/// A 64-bit random number, a function of key, use and index.
std::uint64_t random_priority(std::uint64_t key, Draw draw, std::uint64_t index);

/// The priorities of the rows 0 … rows − 1. More rows change none of those before them.
std::vector<std::uint64_t> random_priorities(std::size_t rows, std::uint64_t key, Draw draw);

/// All rows by (class, priority, row): class after class, each in random order. No classes: all rows are of one.
std::vector<std::uint32_t> random_order(std::span<const std::uint64_t> priorities,
                                        std::span<const std::int32_t> classes = {});

}  // namespace orthant::data

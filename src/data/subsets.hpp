#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Random parts of a table. As folds (folds.hpp), they are functions of a key and of row numbers.
namespace orthant::data {

/// ⌈share·rows⌉, where a product that misses a whole number by a rounding error counts as it: 0.07 of 100 rows are 7.
/// share in [0, 1].
std::size_t rows_of_share(std::size_t rows, double share);

/// 1 for each of rows_of_share(rows, share) rows drawn at random, 0 for the others.
/// Error(data) where no row would be held out or none left.
std::vector<std::uint8_t> held_out(std::size_t rows, double share, std::uint64_t key);

/// The same, where each class gives as many of its rows as its size says, rounded up or down.
std::vector<std::uint8_t> stratified_held_out(std::span<const std::int32_t> classes, double share, std::uint64_t key);

/// A random number for each row, by which learning curves choose: more rows change none of those before them.
std::vector<std::uint64_t> learning_priorities(std::size_t rows, std::uint64_t key);

/// Of some rows (ascending) the rows_of_share(n, share) ones of smallest priority, ascending: of one and the same set a
/// smaller share is a part of every larger one. `priorities` are of the whole table.
std::vector<std::uint32_t> learning_part(std::span<const std::uint32_t> rows, std::span<const std::uint64_t> priorities,
                                         double share);

}  // namespace orthant::data

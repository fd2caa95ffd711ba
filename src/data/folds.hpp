#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Who is tested when: every function gives for each row the number of the fold in which it is validated, counted from
/// 0. Rows are put in random order by one random number each, a function of the key and of the row's number alone.
namespace orthant::data {

/// The key of one repeat. Folds depend on seed and repeat only, so that all points of a job meet the same ones.
std::uint64_t fold_key(std::uint64_t seed, std::uint64_t repeat);

/// The key of the folds made inside the training part of one fold, for nested cross-validation.
std::uint64_t inner_key(std::uint64_t key, std::uint64_t outer_fold);

/// Random folds whose sizes differ by at most 1; with as many folds as rows, leave-one-out.
/// Error(data) for more folds than rows.
std::vector<std::int32_t> k_folds(std::size_t rows, std::int32_t folds, std::uint64_t key);

/// Random folds among which the counts of every class differ by at most 1, and so do the sizes: the classes (any
/// numbers), one after the other, are dealt out like cards. A class of fewer rows than folds is missing in some.
/// Error(data) for more folds than rows.
std::vector<std::int32_t> stratified_folds(std::span<const std::int32_t> classes, std::int32_t folds,
                                           std::uint64_t key);

/// Folds of whole groups (any numbers): the largest group left goes to the smallest fold so far, the first of several
/// (as in scikit-learn's GroupKFold); groups of one size take turns in random order. Error(data) for more folds than
/// groups.
std::vector<std::int32_t> group_folds(std::span<const std::int64_t> groups, std::int32_t folds, std::uint64_t key);

}  // namespace orthant::data

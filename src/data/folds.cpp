#include "data/folds.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "data/random_order.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace orthant::data {
namespace {

std::uint64_t key_of(std::string_view use, std::array<std::uint64_t, 2> numbers) {
    return Hash64().add(use).add(std::as_bytes(std::span(numbers))).digest();
}

void check_count(std::int32_t folds, std::size_t available, const std::string& noun) {
    ORTHANT_EXPECT(folds >= 2);
    if (available >= static_cast<std::size_t>(folds)) return;
    throw Error(ErrorKind::data, "cannot make " + std::to_string(folds) + " folds (there " +
                                     (available == 1 ? "is" : "are") + " only " + counted(available, noun) +
                                     ", and each fold needs one); ask for fewer folds, or give more data");
}

std::vector<std::int32_t> dealt(std::span<const std::uint32_t> order, std::int32_t folds) {
    std::vector<std::int32_t> fold_of(order.size());
    std::int32_t fold = 0;
    for (const std::uint32_t row : order) {
        fold_of[row] = fold;
        fold = fold + 1 < folds ? fold + 1 : 0;
    }
    return fold_of;
}

struct Group {
    std::uint64_t priority;
    std::vector<std::uint32_t> rows;
};

/// Largest first; groups of one size in random order.
std::vector<Group> groups_in_order(std::span<const std::int64_t> groups, std::uint64_t key) {
    std::vector<std::uint32_t> by_group(groups.size());
    for (std::size_t row = 0; row < groups.size(); ++row) by_group[row] = static_cast<std::uint32_t>(row);
    std::stable_sort(by_group.begin(), by_group.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return groups[a] < groups[b]; });
    std::vector<Group> found;
    for (std::size_t i = 0; i < by_group.size(); ++i) {
        const std::int64_t name = groups[by_group[i]];
        if (i == 0 || name != groups[by_group[i - 1]])
            found.push_back({random_priority(key, Draw::groups, static_cast<std::uint64_t>(name)), {}});
        found.back().rows.push_back(by_group[i]);
    }
    std::stable_sort(found.begin(), found.end(), [](const Group& a, const Group& b) {
        return a.rows.size() != b.rows.size() ? a.rows.size() > b.rows.size() : a.priority < b.priority;
    });
    return found;
}

}  // namespace

std::uint64_t fold_key(std::uint64_t seed, std::uint64_t repeat) {
    return key_of("folds", {seed, repeat});
}

std::uint64_t inner_key(std::uint64_t key, std::uint64_t outer_fold) {
    return key_of("inner folds", {key, outer_fold});
}

std::vector<std::int32_t> k_folds(std::size_t rows, std::int32_t folds, std::uint64_t key) {
    check_count(folds, rows, "row");
    return dealt(random_order(random_priorities(rows, key, Draw::folds)), folds);
}

std::vector<std::int32_t> stratified_folds(std::span<const std::int32_t> classes, std::int32_t folds,
                                           std::uint64_t key) {
    check_count(folds, classes.size(), "row");
    return dealt(random_order(random_priorities(classes.size(), key, Draw::folds), classes), folds);
}

std::vector<std::int32_t> group_folds(std::span<const std::int64_t> groups, std::int32_t folds, std::uint64_t key) {
    const std::vector<Group> in_order = groups_in_order(groups, key);
    check_count(folds, in_order.size(), "group");
    std::vector<std::size_t> sizes(static_cast<std::size_t>(folds), 0);
    std::vector<std::int32_t> fold_of(groups.size());
    for (const Group& group : in_order) {
        const auto smallest = std::min_element(sizes.begin(), sizes.end());
        *smallest += group.rows.size();
        for (const std::uint32_t row : group.rows) fold_of[row] = static_cast<std::int32_t>(smallest - sizes.begin());
    }
    return fold_of;
}

}  // namespace orthant::data

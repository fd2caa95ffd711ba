#pragma once

#include <cstddef>
#include <vector>

/// Made by make_group_folds.py.
namespace orthant::data::reference {

struct GroupFolds {
    const char* name;
    std::vector<std::size_t> group_sizes;
    std::vector<std::size_t> fold_sizes;  ///< falling
};

inline const std::vector<GroupFolds> group_folds{
    {"uneven", {1, 13, 4, 4, 7, 1, 2, 2, 2, 9, 5, 5, 3}, {15, 15, 14, 14}},
    {"one_giant", {50, 1, 2, 3, 1, 1, 1}, {50, 5, 4}},
    {"as_many_as_folds", {3, 1, 2}, {3, 2, 1}},
    {"equal", {4, 4, 4, 4, 4, 4, 4, 4, 4, 4}, {16, 12, 12}},
};

}  // namespace orthant::data::reference

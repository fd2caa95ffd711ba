"""Writes group_folds.hpp: the sizes of scikit-learn's GroupKFold. Needs scikit-learn; made with 1.2.1."""

from pathlib import Path

from sklearn.model_selection import GroupKFold

GROUPS = {  # name: (how often groups 0, 1, 2, … occur, folds)
    "uneven": ([1, 13, 4, 4, 7, 1, 2, 2, 2, 9, 5, 5, 3], 4),
    "one_giant": ([50, 1, 2, 3, 1, 1, 1], 3),
    "as_many_as_folds": ([3, 1, 2], 3),
    "equal": ([4] * 10, 3),
}


def case(name, counts, folds):
    groups = [group for group, count in enumerate(counts) for _ in range(count)]
    parts = GroupKFold(folds).split(groups, groups=groups)
    sizes = sorted((len(test) for _, test in parts), reverse=True)
    return f'{{"{name}", {braces(counts)}, {braces(sizes)}}},'


def braces(numbers):
    return "{" + ", ".join(map(str, numbers)) + "}"


def main():
    lines = ["#pragma once", "", "#include <cstddef>", "#include <vector>", "",
             "/// Made by make_group_folds.py.", "namespace orthant::data::reference {", "",
             "struct GroupFolds {", "    const char* name;",
             "    std::vector<std::size_t> group_sizes;", "    std::vector<std::size_t> fold_sizes;  ///< falling",
             "};", "", "inline const std::vector<GroupFolds> group_folds{"]
    lines += ["    " + case(name, *what) for name, what in GROUPS.items()]
    lines += ["};", "", "}  // namespace orthant::data::reference", ""]
    Path(__file__).with_name("group_folds.hpp").write_text("\n".join(lines))


main()

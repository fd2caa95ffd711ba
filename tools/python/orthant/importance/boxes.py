"""A regression tree as what it is: boxes that part the unit cube, a value in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Axis(Protocol):
    """What tells where, in [0, 1], a tree's threshold cuts a parameter."""

    def places(self, thresholds: Array) -> Array: ...


@dataclass(frozen=True)
class Boxes:
    """The leaves of a tree: on box l, the product over axes j of [low[l, j], high[l, j]), it says value[l]."""

    low: Array
    high: Array
    value: Array


def boxes_of(tree: Any, axes: Sequence[Axis]) -> Boxes:
    """The leaves of scikit-learn's `estimator.tree_`, from the root down, a level at a time.

    A threshold sends to the left what is at most as large; `axes` say where that cuts the unit interval.
    """
    left, right, feature = tree.children_left, tree.children_right, tree.feature
    cut = np.zeros(len(left))
    for j, axis in enumerate(axes):
        cut[feature == j] = axis.places(np.asarray(tree.threshold[feature == j], dtype=np.float64))
    low, high = np.zeros((len(left), len(axes))), np.ones((len(left), len(axes)))
    level = np.zeros(1, dtype=np.intp)
    while len(level := level[left[level] >= 0]) > 0:
        for child in (left[level], right[level]):
            low[child], high[child] = low[level], high[level]
        high[left[level], feature[level]] = cut[level]
        low[right[level], feature[level]] = cut[level]
        level = np.concatenate([left[level], right[level]])
    leaves = left < 0
    return Boxes(low[leaves], high[leaves], np.asarray(tree.value[leaves, 0, 0], dtype=np.float64))

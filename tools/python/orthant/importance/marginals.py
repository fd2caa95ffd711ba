"""Functional ANOVA of a tree, exact: variances of its marginals by the volumes of its boxes.

With y(x) = sum_l v_l [x in box l] on the unit cube and |l|_k the width of box l along k, the marginal of U is
a_U(x_U) = sum_l v_l [x_U in box l] prod_{k not in U} |l|_k. The shares are Var(a_j) / Var(y) of single parameters, and
(Var(a_jk) - Var(a_j) - Var(a_k)) / Var(y) of what two do together only. Hutter, Hoos, Leyton-Brown: An Efficient
Approach for Assessing Hyperparameter Importance, ICML 2014.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from orthant.importance.boxes import Array, Boxes


@dataclass(frozen=True)
class Grid:
    """An axis cut wherever some box begins or ends; box l covers the cells from begin[l] to before end[l]."""

    edges: Array
    begin: NDArray[np.intp]
    end: NDArray[np.intp]

    @property
    def widths(self) -> Array:
        return self.edges[1:] - self.edges[:-1]


@dataclass(frozen=True)
class Variances:
    """Of a tree: all of it, what its single parameters explain, and what each pair adds to its two."""

    total: float
    single: Array
    pair: dict[tuple[int, int], float]


def pairs_of(parameters: int) -> list[tuple[int, int]]:
    return list(combinations(range(parameters), 2))


def grid_of(boxes: Boxes, axis: int) -> Grid:
    edges, cells = np.unique(np.concatenate([boxes.low[:, axis], boxes.high[:, axis]]), return_inverse=True)
    return Grid(edges, cells[:len(boxes.value)], cells[len(boxes.value):])


def weights(boxes: Boxes, free: list[int]) -> Array:
    """v_l times the volume of box l over the axes that are not `free`."""
    widths = boxes.high - boxes.low
    widths[:, free] = 1
    return np.asarray(boxes.value * widths.prod(axis=1))


def marginal_of_one(boxes: Boxes, axis: int, grid: Grid) -> Array:
    """a_j in each cell: the running sum of what begins in a cell less what has ended."""
    weight, cells = weights(boxes, [axis]), len(grid.edges)
    steps = np.bincount(grid.begin, weight, cells) - np.bincount(grid.end, weight, cells)
    return np.asarray(np.cumsum(steps)[:-1])


def marginal_of_two(boxes: Boxes, axes: tuple[int, int], grids: tuple[Grid, Grid]) -> Array:
    """a_jk in each cell of the two axes: the same in two directions, four corners a box."""
    weight = weights(boxes, list(axes))
    first, second = grids
    shape = len(first.edges), len(second.edges)
    corners = [a * shape[1] + b for a in (first.begin, first.end) for b in (second.begin, second.end)]
    steps = np.bincount(np.concatenate(corners), np.concatenate([weight, -weight, -weight, weight]),
                        shape[0] * shape[1]).reshape(shape)
    return np.asarray(steps.cumsum(axis=0).cumsum(axis=1)[:-1, :-1])


def variances_of(boxes: Boxes) -> Variances:
    """The decomposition up to pairs; what is left of the total is of three parameters and more."""
    parameters = boxes.low.shape[1]
    volumes = (boxes.high - boxes.low).prod(axis=1)
    centred = Boxes(boxes.low, boxes.high, boxes.value - volumes @ boxes.value)
    grids = [grid_of(centred, j) for j in range(parameters)]
    single = np.array([grids[j].widths @ marginal_of_one(centred, j, grids[j]) ** 2 for j in range(parameters)])
    pair = {}
    for j, k in pairs_of(parameters):
        both = marginal_of_two(centred, (j, k), (grids[j], grids[k]))
        pair[j, k] = float(grids[j].widths @ both ** 2 @ grids[k].widths - single[j] - single[k])
    return Variances(float(volumes @ centred.value ** 2), single, pair)

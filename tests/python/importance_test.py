"""Functional ANOVA of trees and forests, against naive sums over all cells and functions of known shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from orthant.importance.boxes import boxes_of
from orthant.importance.forests import Importance, NoVariance, Settings, importance
from orthant.importance.marginals import grid_of, marginal_of_one, marginal_of_two, variances_of
from orthant.importance.parameters import Categories, Parameter, Real, Whole, codes
from sklearn.tree import DecisionTreeRegressor

Array = NDArray[np.float64]
Columns = list[NDArray[Any]]

MIXED: list[Parameter] = [Real("rate", 1e-4, 1e-1, logarithmic=True), Whole("hidden", 2, 9, logarithmic=True),
                          Categories("cell", ("lstm", "gru", "rnn", "relu")), Real("noise", -1, 1)]


def unit(parameters: int) -> list[Real]:
    return [Real(f"x{j}", 0, 1) for j in range(parameters)]


def draw(parameters: Sequence[Parameter], trials: int, seed: int) -> Columns:
    """Values of each parameter, drawn as the search does: evenly in [0, 1], then mapped."""
    places = np.random.default_rng(seed).random((len(parameters), trials))
    return [one.values(place) for one, place in zip(parameters, places)]


def mixed_tree(seed: int) -> DecisionTreeRegressor:
    """On few trials, so that some whole numbers and categories lie between those a threshold parts."""
    coded = codes(MIXED, draw(MIXED, 40, seed))
    scores = np.random.default_rng(seed + 1).normal(size=40)
    return DecisionTreeRegressor(max_leaf_nodes=25, random_state=seed, max_features=2).fit(coded, scores)


def naive_answer(tree: DecisionTreeRegressor, x: Array) -> float:
    node, stored = 0, tree.tree_
    while stored.children_left[node] >= 0:
        is_left = x[stored.feature[node]] <= stored.threshold[node]
        node = (stored.children_left if is_left else stored.children_right)[node]
    return float(stored.value[node, 0, 0])


def naive_cells(tree: DecisionTreeRegressor, axis: int) -> list[tuple[float, float]]:
    """A code and a weight for each value, or for each piece of a real range between the tree's own cuts."""
    one = MIXED[axis]
    if isinstance(one, Categories):
        return [(float(k), 1 / len(one.choices)) for k in range(len(one.choices))]
    if isinstance(one, Whole):
        ends = np.log([one.low - 0.5, one.high + 0.5])
        return [((np.log(n) - ends[0]) / (ends[1] - ends[0]), np.log((n + 0.5) / (n - 0.5)) / (ends[1] - ends[0]))
                for n in range(one.low, one.high + 1)]
    cuts = [0.0, *sorted(tree.tree_.threshold[tree.tree_.feature == axis]), 1.0]
    return [((a + b) / 2, b - a) for a, b in zip(cuts, cuts[1:])]


def naive_marginal(tree: DecisionTreeRegressor, free: tuple[int, ...]) -> tuple[Array, Array]:
    """The marginal of `free`, and the weights of its cells: sums over every cell of the whole space."""
    cells = [naive_cells(tree, axis) for axis in range(len(MIXED))]
    marginal = np.zeros([len(cells[axis]) for axis in free])
    volume = np.zeros_like(marginal)
    for index in product(*(range(len(one)) for one in cells)):
        where = tuple(index[axis] for axis in free)
        weight = np.prod([cells[axis][i][1] for axis, i in enumerate(index)])
        volume[where] += weight
        marginal[where] += weight * naive_answer(tree, np.array([cells[axis][i][0] for axis, i in enumerate(index)]))
    return marginal / volume, volume


@pytest.mark.parametrize("seed", range(4))
def test_variances_are_those_of_sums_over_all_cells(seed: int) -> None:
    tree = mixed_tree(seed)
    found = variances_of(boxes_of(tree.tree_, MIXED))

    def naive_variance(*free: int) -> float:
        marginal, volume = naive_marginal(tree, free)
        return float((volume * (marginal - (volume * marginal).sum()) ** 2).sum())

    assert found.total == pytest.approx(naive_variance(0, 1, 2, 3), abs=1e-12)
    for j in range(4):
        assert found.single[j] == pytest.approx(naive_variance(j), abs=1e-12)
    for (j, k), share in found.pair.items():
        alone = naive_variance(j) + naive_variance(k)
        assert share == pytest.approx(naive_variance(j, k) - alone, abs=1e-12)


@pytest.mark.parametrize("axes", [(0, 1), (0, 2), (1, 2), (2, 3)])
def test_marginals_are_sums_over_all_cells(axes: tuple[int, int]) -> None:
    """At each of the naive cells, which are at least as fine."""
    tree = mixed_tree(7)
    boxes = boxes_of(tree.tree_, MIXED)
    grids = grid_of(boxes, axes[0]), grid_of(boxes, axes[1])
    inside = []
    for axis, grid in zip(axes, grids):
        widths = np.array([weight for _, weight in naive_cells(tree, axis)])
        inside.append(np.searchsorted(grid.edges, widths.cumsum() - widths / 2) - 1)
        alone = marginal_of_one(boxes, axis, grid)[inside[-1]]
        np.testing.assert_allclose(alone, naive_marginal(tree, (axis,))[0], rtol=0, atol=1e-12)
    both = marginal_of_two(boxes, axes, grids)[np.ix_(*inside)]
    np.testing.assert_allclose(both, naive_marginal(tree, axes)[0], rtol=0, atol=1e-12)


def test_boxes_part_the_cube() -> None:
    boxes = boxes_of(mixed_tree(3).tree_, MIXED)
    assert ((boxes.high - boxes.low) > 0).all()
    assert (boxes.high - boxes.low).prod(axis=1).sum() == pytest.approx(1, abs=1e-14)


def test_a_tree_of_one_leaf_has_no_variance() -> None:
    tree = DecisionTreeRegressor().fit(np.zeros((5, 2)), np.ones(5))
    found = variances_of(boxes_of(tree.tree_, unit(2)))
    assert found.total == 0 and not found.single.any()


def test_orders_add_up_to_the_variance() -> None:
    """Of two parameters all of it, of more of them no more than it."""
    random = np.random.default_rng(5)
    for parameters in (2, 5):
        tree = DecisionTreeRegressor().fit(random.random((80, parameters)), random.normal(size=80))
        found = variances_of(boxes_of(tree.tree_, unit(parameters)))
        explained = (found.single.sum() + sum(found.pair.values())) / found.total
        assert min(*found.single, *found.pair.values()) > -1e-12
        if parameters == 2:
            assert explained == pytest.approx(1, abs=1e-12)
        else:
            assert 0 < explained < 1


def found_of(parameters: Sequence[Parameter], trials: int, score: Callable[[Columns], Any],
             settings: Settings) -> Importance:
    """Of a score that is a function of the columns of values."""
    values = draw(parameters, trials, 11)
    return importance(codes(parameters, values), parameters, np.asarray(score(values), dtype=np.float64), settings)


def singles(found: Importance) -> list[float]:
    return [share.mean for share in found.single]


def test_shares_of_a_linear_score_go_as_squares_of_its_slopes() -> None:
    found = found_of(unit(3), 4000, lambda v: 4 * v[0] + 2 * v[1] + v[2], Settings(2, 16))
    assert singles(found) == pytest.approx([16 / 21, 4 / 21, 1 / 21], abs=0.02)
    assert found.out_of_bag.mean > 0.98


def test_ishigami() -> None:
    """y = sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on [-pi, pi]³: S1 = .314, S2 = .442, S13 = .244, all others 0."""
    cube = [Real(f"x{j}", -np.pi, np.pi) for j in (1, 2, 3)]
    found = found_of(cube, 10000, lambda v: (1 + 0.1 * v[2] ** 4) * np.sin(v[0]) + 7 * np.sin(v[1]) ** 2,
                     Settings(2, 8))
    assert singles(found) == pytest.approx([0.314, 0.442, 0], abs=0.05)
    assert [found.pair[pair].mean for pair in ((0, 1), (0, 2), (1, 2))] == pytest.approx([0, 0.244, 0], abs=0.05)
    assert found.out_of_bag.mean > 0.9
    assert all(share.stderr < 0.01 for share in found.single)


def test_logarithmic_ranges_are_even_in_the_logarithm() -> None:
    parameters = [Real("rate", 1e-6, 1e-2, logarithmic=True), Real("momentum", 0.01, 1, one_minus=True),
                  Real("noise", 0, 1)]
    found = found_of(parameters, 4000, lambda v: 3 * np.log(v[0]) / np.log(1e4) + np.log(1 - v[1]) / np.log(100) + v[2],
                     Settings(1, 16))
    assert singles(found) == pytest.approx([9 / 11, 1 / 11, 1 / 11], abs=0.02)


def test_categories_are_equally_likely_however_often_they_were_drawn() -> None:
    """Values 0, 6, 0 have the variance 8 where each has a third, against 2 of the coin."""
    parameters: list[Parameter] = [Categories("cell", ("a", "b", "c")), Categories("coin", (0, 1))]
    random = np.random.default_rng(2)
    cell, coin = random.choice(["a", "b", "c"], 400, p=[0.1, 0.1, 0.8]), random.integers(0, 2, 400)
    scores = 6.0 * (cell == "b") + np.sqrt(8) * coin
    found = importance(codes(parameters, [cell, coin]), parameters, scores, Settings(1, 20))
    assert singles(found) == pytest.approx([0.8, 0.2], abs=1e-6)


def test_whole_numbers_have_the_cells_they_are_drawn_from() -> None:
    for low, high, logarithmic in ((1, 7, True), (20, 200, True), (-3, 3, False), (1, 10**6, True)):
        one = Whole("n", low, high, logarithmic)
        numbers = np.unique(np.linspace(low, high, 50).astype(np.int64))
        assert (one.values(one.codes(numbers)) == numbers).all()
        upper = one.places((one.codes(numbers) + one.codes(numbers + 1)) / 2)
        np.testing.assert_allclose(upper, one.real.codes(numbers + 0.5), rtol=0, atol=1e-15)
        assert (one.values(upper - 1e-12) == numbers).all()
        assert one.places(np.array([-1.0, 2.0])).tolist() == [0, 1]


def test_scores_that_are_all_the_same_have_no_shares() -> None:
    with pytest.raises(NoVariance):
        found_of(unit(2), 20, lambda v: 0 * v[0] + 3, Settings(1, 2))


def test_one_forest_has_no_standard_error() -> None:
    found = found_of(unit(2), 50, lambda v: v[0] + v[1], Settings(1, 4))
    assert np.isnan(found.single[0].stderr)

"""The importance of parameters by forests: the shares of their trees, and how far forests may be believed."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import RandomForestRegressor

from orthant.importance.boxes import Array, Axis, boxes_of
from orthant.importance.marginals import pairs_of, variances_of


@dataclass(frozen=True)
class Settings:
    """Forests that differ in their seed only; each tree is grown on a bootstrap sample and may split by any axis."""

    forests: int = 10
    trees: int = 100
    least_in_leaf: int = 1


@dataclass(frozen=True)
class Estimate:
    """A mean over forests and its standard error: sample standard deviation / sqrt(forests)."""

    mean: float
    stderr: float


@dataclass(frozen=True)
class Importance:
    """Shares of the variance: of each parameter, of what each pair adds, of all higher orders; and out-of-bag R²."""

    single: list[Estimate]
    pair: dict[tuple[int, int], Estimate]
    higher: Estimate
    explained: Estimate
    out_of_bag: Estimate


class NoVariance(ValueError):
    """Of scores that are all the same, nothing has a share."""


def estimate(of_forests: Array) -> Estimate:
    spread = of_forests.std(ddof=1) / np.sqrt(len(of_forests)) if len(of_forests) > 1 else np.nan
    return Estimate(float(of_forests.mean()), float(spread))


def grow(codes: Array, scores: Array, settings: Settings, seed: int) -> RandomForestRegressor:
    """A forest with an out-of-bag score: each trial answered by the trees that have not seen it."""
    forest = RandomForestRegressor(settings.trees, min_samples_leaf=settings.least_in_leaf, max_features=1.0,
                                   bootstrap=True, oob_score=True, random_state=seed, n_jobs=1)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Some inputs do not have OOB scores")
        return forest.fit(codes, scores)


def shares(forest: RandomForestRegressor, axes: Sequence[Axis]) -> Array:
    """Of each parameter, then of each pair: means over the trees; a tree that is one leaf has none."""
    rows = []
    for tree in forest.estimators_:
        variances = variances_of(boxes_of(tree.tree_, axes))
        if variances.total > 0:
            rows.append(np.append(variances.single, list(variances.pair.values())) / variances.total)
    if not rows:
        raise NoVariance
    return np.asarray(np.mean(rows, axis=0))


def importance(codes: Array, axes: Sequence[Axis], scores: Array, settings: Settings = Settings()) -> Importance:
    """Functional ANOVA of `scores` over the unit cube of `axes`, from trials coded as these say."""
    spread = scores.std()
    if not spread > 0:
        raise NoVariance
    standard = (scores - scores.mean()) / spread
    of_forests, out_of_bag = [], []
    for seed in range(settings.forests):
        forest = grow(codes, standard, settings, seed)
        of_forests.append(shares(forest, axes))
        out_of_bag.append(forest.oob_score_)
    table, singles = np.array(of_forests), len(axes)
    explained = table.sum(axis=1)
    return Importance(
        single=[estimate(table[:, j]) for j in range(singles)],
        pair={pair: estimate(table[:, singles + p]) for p, pair in enumerate(pairs_of(singles))},
        higher=estimate(1 - explained), explained=estimate(explained), out_of_bag=estimate(np.array(out_of_bag)))

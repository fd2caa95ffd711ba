"""One functional ANOVA, or one for each combination of a search's axes, and their table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from orthant.importance.boxes import Array
from orthant.importance.forests import Estimate, Importance, NoVariance, Settings, importance
from orthant.importance.parameters import Parameter, codes
from orthant.importance.search import BadWish, Search

LEAST_TRIALS = 10


@dataclass(frozen=True)
class Transform:
    """What becomes of scores: those above a quantile are set to it, then logarithms are taken; both only if asked."""

    clip: float | None = None
    log: bool = False

    def __str__(self) -> str:
        steps = [f"clipped at its {self.clip:g} quantile"] if self.clip is not None else []
        return ", ".join(steps + ["logarithm"] * self.log) or "as it is"

    def __call__(self, scores: Array) -> Array:
        if self.clip is not None:
            scores = np.minimum(scores, np.quantile(scores, self.clip))
        if self.log and not (scores > 0).all():
            raise BadWish(f"--log (a score is {scores.min():g}, which has no logarithm); leave it out")
        return np.asarray(np.log(scores)) if self.log else scores


@dataclass(frozen=True)
class Analysis:
    """Of the trials at `where`, those without a finite score left out; `problem` is why there is no importance."""

    where: dict[str, Any]
    parameters: list[Parameter]
    trials: int
    left_out: int
    importance: Importance | None
    problem: str = ""

    @property
    def label(self) -> str:
        return ", ".join(f"{axis} = {value}" for axis, value in self.where.items())


def parts(search: Search, pooled: bool) -> Iterator[tuple[dict[str, Any], pd.DataFrame]]:
    """The table for each combination of axes, in their order; all of it where they are pooled, or there are none."""
    if pooled or not search.axes:
        yield search.fixed, search.table
        return
    for values in product(*(axis.choices for axis in search.axes.values())):
        where = dict(zip(search.axes, values))
        rows = np.logical_and.reduce([search.table[axis] == value for axis, value in where.items()])
        yield {**search.fixed, **where}, search.table[rows]


def analyse(search: Search, pooled: bool, transform: Transform, settings: Settings) -> Iterator[Analysis]:
    parameters: list[Parameter] = [*(search.axes.values() if pooled else ()), *search.drawn.values()]
    if not parameters:
        raise BadWish("nothing is left that was drawn (--by fixes it all); fix less")
    for where, table in parts(search, pooled):
        scored = table[np.isfinite(table[search.score].to_numpy(dtype=float))]
        counts = len(table), len(table) - len(scored)
        if len(scored) < LEAST_TRIALS:
            yield Analysis(where, parameters, *counts, None, f"too few trials have a score (it takes {LEAST_TRIALS})")
            continue
        columns = codes(parameters, [scored[one.name].to_numpy() for one in parameters])
        scores = transform(scored[search.score].to_numpy(dtype=np.float64))
        try:
            yield Analysis(where, parameters, *counts, importance(columns, parameters, scores, settings))
        except NoVariance:
            yield Analysis(where, parameters, *counts, None, "all scores are the same")


def effects(analysis: Analysis) -> Iterator[tuple[str, str, str, Estimate]]:
    """Parameter, the one it interacts with, order, share: single ones, then pairs, the largest first, then the rest."""
    found = analysis.importance
    assert found is not None
    names = [one.name for one in analysis.parameters]
    for share, name in sorted(zip(found.single, names), key=lambda row: -row[0].mean):
        yield name, "", "1", share
    for (j, k), share in sorted(found.pair.items(), key=lambda row: -row[1].mean):
        yield names[j], names[k], "2", share
    yield "", "", "higher", found.higher


def table_of(analyses: list[Analysis], score: str, transform: Transform) -> pd.DataFrame:
    """A row an effect; what belongs to the whole analysis stands in each of its rows."""
    rows = []
    for analysis in analyses:
        if analysis.importance is None:
            continue
        whole = {"oob_r2": analysis.importance.out_of_bag.mean, "oob_r2_stderr": analysis.importance.out_of_bag.stderr,
                 "trials": analysis.trials, "left_out": analysis.left_out, "score": score, "transform": str(transform)}
        for parameter, other, order, share in effects(analysis):
            rows.append({**analysis.where, "parameter": parameter, "interacts_with": other, "order": order,
                         "share": share.mean, "share_stderr": share.stderr, **whole})
    return pd.DataFrame(rows)

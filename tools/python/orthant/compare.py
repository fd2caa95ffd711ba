"""Compares groups of a finished search, each against one: their best trials, by Welch's t-test.

A group is one value of a parameter (a cell, an optimiser). Its trials are ranked by validation alone; the best of them
are compared by their test score, as in "LSTM: A Search Space Odyssey" (Greff et al. 2017).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray
from scipy import stats

from orthant.result_file import BadFile


@dataclass(frozen=True)
class Group:
    """The trials of one value, ranked by validation, those without a score left out."""
    name: str
    trials: int
    scores: NDArray[np.float64]

    def best(self, count: int) -> NDArray[np.float64]:
        return self.scores[:count]


def variable_of(file: h5py.File, name: str) -> Any:
    if name not in file:
        raise BadFile(f"it has no variable {name}")
    return file[name]


def one_a_score(variable: Any, like: Any) -> NDArray[Any]:
    """The variable's values repeated along the dimensions of the scores that it has not."""
    names = [axis[0].name for axis in like.dims]
    values = variable.asstr()[...] if h5py.check_string_dtype(variable.dtype) else variable[...]
    own = [axis[0].name for axis in variable.dims] if len(variable.dims[0]) else [variable.name]
    if any(name not in names for name in own):
        raise BadFile(f"its variable {variable.name[1:]} has other dimensions than {like.name[1:]}")
    shape = [size if name in own else 1 for name, size in zip(names, like.shape)]
    return np.broadcast_to(values.reshape(shape), like.shape).ravel()


def read_groups(path: str | os.PathLike[str], by: str, chosen_by: str, score: str) -> list[Group]:
    """The groups of a result file, in the order of the file."""
    with h5py.File(path) as file:
        scored_by = variable_of(file, score)
        values = one_a_score(variable_of(file, by), scored_by)
        validation = one_a_score(variable_of(file, chosen_by), scored_by)
        scores = scored_by[...].ravel()
    groups = []
    for value in dict.fromkeys(values.tolist()):
        of = np.flatnonzero(values == value)
        scored = of[np.isfinite(validation[of]) & np.isfinite(scores[of])]
        ranked = scored[np.argsort(validation[scored], kind="stable")]
        groups.append(Group(str(value), len(of), scores[ranked]))
    return groups


def welch(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[float, float, float]:
    """t, degrees of freedom and two-sided p that both samples have one mean (Welch 1947); NaN where none follows."""
    if min(len(a), len(b)) < 2:
        return np.nan, np.nan, np.nan
    test = stats.ttest_ind(a, b, equal_var=False)
    terms = np.array([np.var(x, ddof=1) / len(x) for x in (a, b)])
    with np.errstate(invalid="ignore"):
        freedom = terms.sum() ** 2 / (terms ** 2 / [len(a) - 1, len(b) - 1]).sum()
    return float(test.statistic), float(freedom), float(test.pvalue)


def table(groups: Sequence[Group], against: Group, best: int) -> Iterator[tuple[str, ...]]:
    """The comparison as rows of text, the first its head."""
    yield ("", "trials", "no score", "chosen", "mean", "sd", "difference", "t", "df", "p")
    reference = against.best(best)
    for group in groups:
        scores = group.best(best)
        row = [group.name, str(group.trials), str(group.trials - len(group.scores))]
        if not len(scores):
            yield (*row, *["-"] * 7)
            continue
        row += [f"{scores[0]:.4f}", f"{scores.mean():.4f}", f"{scores.std(ddof=1):.4f}" if len(scores) > 1 else "-"]
        if group is against:
            yield (*row, "", "", "", "")
            continue
        t, freedom, p = welch(scores, reference)
        yield (*row, f"{scores.mean() - reference.mean():+.4f}", f"{t:.2f}", f"{freedom:.1f}", f"{p:.2g}")

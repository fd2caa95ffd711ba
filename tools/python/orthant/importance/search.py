"""The trials of a search as its result file has them: what was drawn, from what, and how well it did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from orthant.importance.parameters import Categories, Parameter, parameter
from orthant.job import asked, ranges
from orthant.result_file import BadFile, Path, axes_of, open

SCORES = "test_loss", "best_validation_loss"
MEAN = "_mean"


class BadWish(Exception):
    """What cannot be done as asked, and what can."""


@dataclass(frozen=True)
class Search:
    """A row for each trial and combination of the axes that the score depends on; it is not finite where one failed."""

    score: str
    drawn: dict[str, Parameter]
    axes: dict[str, Categories]
    table: pd.DataFrame
    fixed: dict[str, Any] = field(default_factory=dict)


def drawn_parameters(result: xr.Dataset) -> dict[str, Parameter]:
    space = asked(result).get("space", {})
    drawn = {}
    for name, draw in ranges(result).items():
        if not isinstance(space.get(name), dict):
            raise BadFile(f"its job does not say what {name} is drawn from; give a file as orthant wrote it")
        drawn[name] = parameter(name, draw, np.issubdtype(result[name].dtype, np.integer))
    return drawn


def score_name(result: xr.Dataset, axes: set[str], wish: str | None) -> str:
    """The wished for, or the test score, or what trials are chosen by; over replicates, its mean."""
    drawn = str(result.attrs["drawn"]).split()
    fitting = [str(name) for name, values in result.data_vars.items()
               if {"trial"} <= set(values.dims) <= axes and name not in drawn
               and np.issubdtype(values.dtype, np.number) and "flag_meanings" not in values.attrs]
    hint = f"has {', '.join(fitting) or 'none that is one number a trial'}"
    for name in [wish] if wish else SCORES:
        for candidate in (name, name + MEAN):
            if candidate in fitting:
                return candidate
    raise BadWish(f"--score {wish} (the file {hint}); name one of these" if wish else
                  f"no --score (the file has neither {' nor '.join(SCORES)}; it {hint}); say which")


def read_search(path: Path, score: str | None = None) -> Search:
    result = open(path)
    if "trial" not in result.dims or not result.attrs.get("drawn"):
        raise BadFile("it is not of a search (nothing was drawn); give the result file of a job with [search]")
    axes = axes_of(result)
    drawn = drawn_parameters(result)
    name = score_name(result, set(axes), score)
    used = [axis for axis in axes if axis in result[name].dims and axis != "trial"]
    table = result[[name, *drawn]].to_dataframe().reset_index()
    return Search(name, drawn, {axis: Categories(axis, tuple(result[axis].values.tolist())) for axis in used}, table)


def same(stored: Any, word: str) -> bool:
    """Whether a value of the file is the one written on the command line: 0.10 is 0.1, true is 1."""
    if isinstance(stored, str):
        return stored == word
    try:
        return float(stored) == float({"true": "1", "false": "0"}.get(word, word))
    except ValueError:
        return False


def fix(search: Search, wishes: Iterable[str]) -> Search:
    """Of the trials those only that have AXIS=VALUE, an axis or a drawn choice, which then is no parameter any more."""
    drawn, axes, table, fixed = dict(search.drawn), dict(search.axes), search.table, dict(search.fixed)
    for wish in wishes:
        name, _, word = wish.partition("=")
        cells = {**drawn, **axes}.get(name)
        if not isinstance(cells, Categories):
            known = [*axes, *(one.name for one in drawn.values() if isinstance(one, Categories))]
            raise BadWish(f"--by {wish} (AXIS=VALUE, of {', '.join(known) or 'a file that has no axis'}); "
                          + ("name one of these" if known else "leave it out"))
        values = [value for value in cells.choices if same(value, word)]
        if not values:
            raise BadWish(f"--by {wish} ({name} has {', '.join(map(str, cells.choices))}); name one of these")
        table = table[table[name] == values[0]]
        fixed[name] = values[0]
        drawn.pop(name, None)
        axes.pop(name, None)
    return Search(search.score, drawn, axes, table, fixed)

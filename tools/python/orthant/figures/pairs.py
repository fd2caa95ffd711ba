"""What pairs of parameters of a search do to the score together."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LogNorm, Normalize
from matplotlib.figure import Figure
from numpy.typing import NDArray

from orthant import style
from orthant.figures import parallel
from orthant.job import Range, ranges

NAME = "pairs"
ABOUT = "median validation loss over every pair of drawn parameters, dark where low, hatched where no trial fell"
STUDIES = ("lstm.train",)
SCORE = parallel.SCORE
CELLS = 8  # along each parameter


def numbers_of(result: xr.Dataset) -> list[str]:
    """The parameters that trials draw from a range."""
    return [name for name, drawn in ranges(result).items() if drawn.kind != "choice" and name in result]


def applies(result: xr.Dataset) -> bool:
    return parallel.applies(result) and len(numbers_of(result)) >= 2


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each pair and cell of its map that a trial fell into: `x`, `y` (the parameters), `column`, `row` (the
    cell, from 0, evenly in what each is drawn evenly in), `value` (median score) and `count` of its trials."""
    table, drawn = parallel.data(result), ranges(result)
    cells = {name: np.minimum((_place(table[name], drawn[name]) * CELLS).astype(int), CELLS - 1)
             for name in numbers_of(result)}
    parts = []
    for x, y in combinations(numbers_of(result), 2):
        of_cell = table.assign(x=x, y=y, column=cells[x], row=cells[y]).groupby(["x", "y", "column", "row"])["value"]
        parts.append(of_cell.agg(value="median", count="size").reset_index())
    return pd.concat(parts, ignore_index=True)


def draw(result: xr.Dataset) -> Figure:
    table, drawn = data(result), ranges(result)
    pairs = list(combinations(numbers_of(result), 2))
    columns = min(3, len(pairs))
    figure, axes = style.grid(len(pairs), height=1.9, width=2.1, legend=0.8, share_x=False, share_y=False,
                              columns=columns)
    low, high = float(table["value"].min()), float(np.percentile(table["value"], 90))
    norm = (LogNorm if style.wants_logarithm([low, high], 10) else Normalize)(low, max(high, low + 1e-12))
    for axis, (x, y) in zip(axes, pairs):
        of_pair = table[(table["x"] == x) & (table["y"] == y)]
        grid = np.full((CELLS, CELLS), np.nan)
        grid[of_pair["row"], of_pair["column"]] = of_pair["value"]
        axis.patch.set(facecolor="white", edgecolor=style.MIDDLE, hatch="/////", linewidth=0)
        axis.imshow(grid, norm=norm, cmap=style.GREYS.reversed(), origin="lower", extent=(0, 1, 0, 1), aspect="auto")
        _ticks(axis, "x", x, drawn[x])
        _ticks(axis, "y", y, drawn[y])
    bar = figure.colorbar(ScalarMappable(norm, style.GREYS.reversed()), ax=axes, shrink=0.9, aspect=30, extend="max")
    bar.set_label(style.label(result, SCORE, "median validation loss"))
    return figure


def _place(values: pd.Series, drawn: Range) -> NDArray[Any]:
    """From 0 to 1, evenly in what the parameter is drawn evenly in, larger to the right."""
    where = parallel.positions(values, drawn)[0]
    return np.clip(where, 0.0, 1.0)


def _ticks(axis: Axes, which: str, name: str, drawn: Range) -> None:
    ends = np.array([float(end) for end in drawn.values])
    ends = 1 - ends if drawn.kind == "one_minus_log_uniform" else ends
    _, places, texts = parallel.positions(pd.Series(ends), drawn)
    if len(places) > 4:
        places, texts = places[::2], texts[::2]
    (axis.set_xticks if which == "x" else axis.set_yticks)(places, texts)
    (axis.set_xlabel if which == "x" else axis.set_ylabel)(name.replace("_", " "))

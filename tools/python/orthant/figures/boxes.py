"""The best trials of each cell, and whether they differ."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.compare import read_groups, welch
from orthant.figures.table import outer_axes
from orthant.job import ranges

NAME = "boxes"
ABOUT = "test loss of the 20 best trials (by validation) of each cell; stars mark a difference from the first (Welch)"
STUDIES = ("lstm.train",)
BEST, LEVELS = 20, ((0.001, "***"), (0.01, "**"), (0.05, "*"))
SCORE, CHOSEN_BY = "test_loss", "best_validation_loss"


def compared_by(result: xr.Dataset) -> str:
    """What groups trials: the cell where it varies, else the first parameter whose values are words."""
    drawn = str(result.attrs.get("drawn", "")).split()
    words = [name for name in [*outer_axes(result, "trial"), *drawn] if name in result
             and result[name].dtype.kind in "OU" and len(set(result[name].values.ravel().tolist())) > 1]
    return "cell" if "cell" in words else next(iter(words), "")


def applies(result: xr.Dataset) -> bool:
    return "trial" in result.dims and SCORE in result and CHOSEN_BY in result and compared_by(result) != ""


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each of the best trials of a group: its rank, its score, and the group's p against the first one."""
    by = compared_by(result)
    chosen = read_groups(str(result.encoding["source"]), by, CHOSEN_BY, SCORE)
    if by in (drawn := ranges(result)):  # in the order of the job, not of who was drawn first
        order = [str(value) for value in drawn[by].values]
        chosen.sort(key=lambda group: order.index(group.name))
    rows = []
    for group in chosen:
        p = float("nan") if group is chosen[0] else welch(group.best(BEST), chosen[0].best(BEST))[2]
        rows += [(group.name, rank, score, p) for rank, score in enumerate(group.best(BEST).tolist(), 1)]
    return pd.DataFrame(rows, columns=[by, "rank", "value", "p"])


def stars(p: float) -> str:
    return next((mark for level, mark in LEVELS if p < level), "")


def draw(result: xr.Dataset) -> Figure:
    table, by = data(result), compared_by(result)
    names = list(dict.fromkeys(table[by]))
    figure, (axis,) = style.grid(1, width=max(3.3, 0.5 * len(names) + 0.8), height=2.1)
    boxes = axis.boxplot([table["value"][table[by] == name] for name in names], widths=0.55, patch_artist=True,
                         showfliers=False, medianprops={"color": "black", "linewidth": 1.2},
                         boxprops={"linewidth": 0.8}, whiskerprops={"linewidth": 0.8}, capprops={"linewidth": 0.8})
    for i, (box, name) in enumerate(zip(boxes["boxes"], names)):
        box.set_facecolor(style.LIGHT if i else "white")
        scores = table["value"][table[by] == name].to_numpy()
        beside = i + 1 + 0.16 * np.linspace(-1, 1, len(scores)) * (-1) ** np.arange(len(scores))
        axis.plot(beside, scores, linestyle="none", marker="o", markersize=1.8, color=style.DARK, markeredgewidth=0)
        mark = stars(float(table["p"][table[by] == name].iloc[0]))
        if mark:
            axis.annotate(mark, (i + 1, 1.0), xycoords=("data", "axes fraction"), ha="center", va="bottom", fontsize=8)
    axis.set_xticks(range(1, len(names) + 1), names, rotation=0 if len(names) < 8 else 30)
    count = int(table.groupby(by)["rank"].max().max())
    wide = figure.get_size_inches()[0] - 0.7
    parts = (f"{by.replace('_', ' ')}: best {count} trials by validation",
             f"against {names[0]}: *\u00a0p\u00a0<\u00a00.05, **\u00a00.01, ***\u00a00.001")
    axis.set_xlabel("\n".join(style.wrap(part, wide) for part in parts))
    axis.set_ylabel(style.label(result, SCORE, "mean loss in the test"))
    return figure

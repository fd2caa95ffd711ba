"""What each parameter of a search does to the score, whatever the others are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from numpy.typing import NDArray

from orthant import style
from orthant.figures import parallel
from orthant.job import Range, ranges

NAME = "marginals"
ABOUT = "validation loss of every trial against each parameter it drew, with medians and quartiles of equal counts"
STUDIES = ("lstm.train",)
SCORE = parallel.SCORE
MOST_BINS, LEAST_IN_BIN = 8, 8


def applies(result: xr.Dataset) -> bool:
    return parallel.applies(result)


def drawn_as(name: str, drawn: dict[str, Range]) -> str:
    return drawn[name].kind if name in drawn else "choice"


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each parameter and trial: `parameter`, `drawn` (what it drew), `value` (the score)."""
    table = parallel.data(result)
    tables = [pd.DataFrame({"parameter": name, "drawn": table[name].astype(object), "trial": table["trial"],
                            "value": table["value"]}) for name in parallel.columns_of(result)]
    return pd.concat(tables, ignore_index=True)


def binned(x: NDArray[Any], y: NDArray[Any]) -> pd.DataFrame:
    """Median and quartiles of y in bins of equal counts of x, each at the median of its x; ties stay together."""
    bins = int(np.clip(len(x) // LEAST_IN_BIN, 1, MOST_BINS))
    edges = np.unique(np.quantile(x, np.linspace(0, 1, bins + 1)[1:-1]))
    of = np.searchsorted(edges, x, side="left")
    parts = [np.flatnonzero(of == bin) for bin in range(len(edges) + 1)]
    return pd.DataFrame([(np.median(x[part]), *np.percentile(y[part], [25, 50, 75])) for part in parts if len(part)],
                        columns=["x", "low", "middle", "high"])


def draw(result: xr.Dataset) -> Figure:
    table, drawn = data(result), ranges(result)
    names = parallel.columns_of(result)
    columns = min(len(names), 3) if len(names) != 4 else 2
    figure, axes = style.grid(len(names), height=1.75, width=2.2, share_x=False, columns=columns)
    logarithmic = style.wants_logarithm(table["value"], 10)
    spread = table["value"].to_numpy(dtype=float)
    high = float(spread.max() * 1.1 if logarithmic else np.percentile(spread, 97))
    low = float(spread.min() / 1.1 if logarithmic else spread.min() - 0.05 * (high - spread.min()))
    for axis, name in zip(axes, names):
        rows = table[table["parameter"] == name]
        score = rows["value"].to_numpy(dtype=float)
        kind = drawn_as(name, drawn)
        if kind == "choice":
            choices = list(drawn[name].values) if name in drawn else list(dict.fromkeys(rows["drawn"]))
            where = np.array([choices.index(value) for value in rows["drawn"]], dtype=float)
            jitter = np.random.default_rng(1).uniform(-0.18, 0.18, len(where))
            axis.plot(where + jitter, score, linestyle="none", marker="o", markersize=1.8, color=style.MIDDLE,
                      markeredgewidth=0, alpha=0.7)
            for i in range(len(choices)):
                if (where == i).any():
                    quarter, middle, top = np.percentile(score[where == i], [25, 50, 75])
                    axis.errorbar(i, middle, yerr=[[middle - quarter], [top - middle]], color=style.DARK, marker="s",
                                  markerfacecolor="white", markersize=4.5)
            axis.set_xticks(range(len(choices)), [style.number(value) for value in choices],
                            rotation=0 if len(choices) <= 5 else 45)
            axis.set_xlim(-0.5, len(choices) - 0.5)
        else:
            x = rows["drawn"].to_numpy(dtype=float)
            x = 1 - x if kind == "one_minus_log_uniform" else x
            axis.plot(x, score, linestyle="none", marker="o", markersize=1.8, color=style.MIDDLE, markeredgewidth=0,
                      alpha=0.7)
            quartiles = binned(x, score)
            axis.fill_between(quartiles["x"], quartiles["low"], quartiles["high"], color=style.SHADES[1],
                              alpha=style.BAND, linewidth=0)
            axis.plot(quartiles["x"], quartiles["middle"], color=style.DARK, marker="s", markerfacecolor="white",
                      markersize=3.2)
            if kind != "uniform":
                style.logarithmic(axis.xaxis, np.array([x.min(), *x, x.max()]))
        text = name.replace("_", " ")
        axis.set_xlabel(f"1 − {text}" if kind == "one_minus_log_uniform" else style.label(result, name, text))
        if logarithmic:
            style.logarithmic(axis.yaxis, spread)
        axis.set_ylim(low, high)
    style.name_axes(figure, axes, "", style.label(result, SCORE, "validation loss"))
    return figure

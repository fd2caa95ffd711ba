"""Bias², variance and noise against k: the U-shaped curve."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from orthant import style
from orthant.figures.table import Layout, estimate, groups, outer_axes, panel_title

NAME = "bias_variance"
ABOUT = "bias², variance, noise and their sum against k, with the best k"
STUDIES = ("knn.bias_variance",)
PARTS = {"bias2": "bias²", "variance": "variance", "noise": "noise", "total": "total"}


def applies(result: xr.Dataset) -> bool:
    return all(part in result for part in ("bias2", "variance", "total")) and result.sizes.get("k", 1) > 1


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each part and k; `k_best` marks the least total."""
    tables = []
    for part in PARTS:
        if part in result:
            table = estimate(result, part, ["k_best"]).drop(columns="exact")
            table.insert(0, "part", part)
            tables.append(table)
    return pd.concat(tables, ignore_index=True).dropna(subset="value").reset_index(drop=True)


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    varying = [axis for axis in outer_axes(result, "k") if table[axis].nunique() > 1]
    panels = groups(table, varying)
    columns = Layout((), tuple(varying)).columns(table)
    figure, axes = style.grid(len(panels), legend=1.0, height=2.0, columns=columns)
    order = [part for part in ("total", "bias2", "variance", "noise") if part in set(table["part"])]
    looks = {part: {**style.line(i, len(order)), "marker": "none"} for i, part in enumerate(order)}
    for axis, (key, rows) in zip(axes, panels):
        for part in order:
            of_part = rows[rows["part"] == part]
            k, value, stderr = (of_part[name].to_numpy(dtype=float) for name in ("k", "value", "stderr"))
            axis.fill_between(k, value - stderr, value + stderr, color=looks[part]["color"], alpha=style.BAND,
                              linewidth=0)
            axis.plot(k, value, **looks[part])
        best = rows[(rows["part"] == "total") & (rows["k"] == rows["k_best"])]
        axis.plot(best["k"], best["value"], marker="*", markersize=8, color="black", linestyle="none", zorder=4)
        style.title(axis, panel_title(varying, key))
        axis.set_ylim(0, None)
    marks = [Line2D([], [], **looks[part], label=PARTS[part]) for part in order]
    marks.append(Line2D([], [], color=style.LIGHT, linewidth=4, label="± 1 s.e."))
    marks.append(Line2D([], [], color="black", marker="*", markersize=8, linestyle="none", label="best $k$"))
    style.legend_beside(axes, columns, handles=marks)
    style.name_axes(figure, axes, style.label(result, "k", "number of neighbours $k$"),
                    style.label(result, "total", "expected loss"))
    return figure

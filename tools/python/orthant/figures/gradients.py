"""How far errors reach back in time."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from orthant import style
from orthant.figures.table import estimate, groups, layout, line_name, outer_axes, panel_title

NAME = "gradients"
ABOUT = "norm of the gradient with respect to the states of earlier steps against the lag, with its bound"
STUDIES = ("lstm.gradients",)


def applies(result: xr.Dataset) -> bool:
    return "y_norm" in result and result.sizes.get("lag", 1) > 1


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each lag: the norm of dJ/dy and, of simple cells, the `bound` that the recurrent weights set it."""
    return norms(result, "y")


def norms(result: xr.Dataset, of: str) -> pd.DataFrame:
    """The norms with respect to `y` or `c`, where there is none with no `bound`."""
    bounds = [name for name in [f"{of}_bound"] if name in result]
    table = estimate(result, f"{of}_norm", bounds).drop(columns="exact")
    return table.rename(columns={f"{of}_bound": "bound"}) if bounds else table.assign(bound=np.nan)


def draw(result: xr.Dataset) -> Figure:
    return draw_norms(result, data(result), "y_norm", "norm of $∂J/∂y_k$")


def draw_norms(result: xr.Dataset, table: pd.DataFrame, variable: str, text: str) -> Figure:
    """Norms against the lag, a line a scale of the weights, or a cell."""
    look = layout(table, outer_axes(result, "lag"), ["initial_scale", "clipping"])
    if not look.lines:
        look = layout(table, outer_axes(result, "lag"), ["cell"])
    panels, keys = groups(table, look.panels), [key for key, _ in groups(table, look.lines)]
    columns = look.columns(table)
    figure, axes = style.grid(len(panels), legend=0.9, height=1.5, columns=columns)
    for axis, (key, rows) in zip(axes, panels):
        for name, of_line in groups(rows, look.lines):
            at = {**style.line(keys.index(name), len(keys)), "marker": "none"}
            lag, value, stderr = (of_line[column].to_numpy(dtype=float) for column in ("lag", "value", "stderr"))
            seen = value > 0
            low = np.maximum(value - stderr, value / 30)
            axis.fill_between(lag[seen], low[seen], (value + stderr)[seen], color=at["color"], alpha=style.BAND,
                              linewidth=0)
            axis.plot(lag[seen], value[seen], **at)
            axis.plot(lag, of_line["bound"], color=at["color"], linewidth=0.6, linestyle=(0, (1, 1.5)))
        axis.set_yscale("log")
        style.title(axis, panel_title(look.panels, key))
    positive = table["value"][table["value"] > 0]
    low, high = np.log10(positive.min()), np.log10(positive.max())
    axes[0].set_ylim(10 ** (max(low, high - 24) - 0.5), 10 ** (high + max(1.0, 0.15 * (high - low))))
    marks = [Line2D([], [], **{**style.line(i, len(keys)), "marker": "none"}, label=line_name(key) or "norm ± 1 s.e.")
             for i, key in enumerate(keys)]
    if table["bound"].notna().any():
        marks.append(Line2D([], [], color="black", linewidth=0.6, linestyle=(0, (1, 1.5)), label="bound"))
    style.legend_beside(axes, columns, handles=marks, title=", ".join(look.lines).replace("_", " ") or None,
                        alignment="left")
    style.name_axes(figure, axes, style.label(result, "lag", "lag $t - k$ (steps)"),
                    style.label(result, variable, text))
    return figure

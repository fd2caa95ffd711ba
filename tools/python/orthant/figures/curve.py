"""Estimates against one axis: a line a value of another one, panels for what else varies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from orthant import style
from orthant.figures.table import groups, layout, line_name, outer_axes, panel_title

DENSE = 26  # from so many points on a line, a band instead of error bars


def draw_line(axis: Axes, x: Any, rows: pd.DataFrame, look: dict[str, Any]) -> None:
    """Points with error bars (a band where they are many) and, where it is known, the exact line through them."""
    value, stderr = rows["value"].to_numpy(), np.nan_to_num(rows["stderr"].to_numpy())
    exact = rows["exact"].to_numpy()
    known = np.isfinite(exact)
    joined = {} if not known.any() else {"linestyle": "none"}
    if known.any():
        axis.plot(x[known], exact[known], color=look["color"], linestyle=look["linestyle"])
    if len(x) >= DENSE:
        axis.fill_between(x, value - stderr, value + stderr, color=look["color"], alpha=style.BAND, linewidth=0)
        axis.plot(x, value, **{**look, "marker": "none"}, **joined)
    else:
        axis.errorbar(x, value, yerr=stderr, **{**look, **joined}, markerfacecolor="white", markeredgewidth=0.9,
                      elinewidth=0.8)


def draw_curves(result: xr.Dataset, table: pd.DataFrame, x: str, *, y: str, lines: Sequence[str] = (),
                x_text: str = "", log_x: bool | None = None, log_y: bool = False,
                span: tuple[float | None, float | None] = (None, None),
                level: tuple[float, str] | None = None) -> Figure:
    """The figure of a table; `span` bounds the y axis, `level` is a horizontal line with its name."""
    look = layout(table, outer_axes(result, x), lines)
    panels, keys = groups(table, look.panels), [key for key, _ in groups(table, look.lines)]
    exact = bool(table["exact"].notna().any())
    named = bool(look.lines) or exact or level is not None
    columns = style.columns_for(len(panels))
    figure, axes = style.grid(len(panels), legend=1.1 if named else 0.0)
    logarithmic = style.wants_logarithm(table[x]) if log_x is None else log_x
    for axis, (key, rows) in zip(axes, panels):
        for name, of_line in groups(rows, look.lines):
            draw_line(axis, of_line[x].to_numpy(dtype=float), of_line, style.line(keys.index(name), len(keys)))
        if level:
            axis.axhline(level[0], color=style.MIDDLE, linewidth=0.8, linestyle=(0, (1, 1)), zorder=0)
        axis.set_title(panel_title(look.panels, key))
        if logarithmic:
            axis.set_xscale("log")
            style.plain_logarithm(axis.xaxis)
        if log_y:
            axis.set_yscale("log")
        axis.set_ylim(*span)
    if named:
        marks: list[Line2D] = []
        for i, name in enumerate(keys):
            mark = style.line(i, len(keys))
            if len(table[x].unique()) >= DENSE:
                mark["marker"] = "none"
            marks.append(Line2D([], [], **mark, markerfacecolor="white", markeredgewidth=0.9,
                                label=line_name(name) if look.lines else "estimate"))
        if exact:
            marks.append(Line2D([], [], color="none", label="marks: estimated\nlines: exact"))
        if level:
            marks.append(Line2D([], [], color=style.MIDDLE, linewidth=0.8, linestyle=(0, (1, 1)), label=level[1]))
        style.legend_beside(axes, columns, handles=marks, title=", ".join(look.lines) or None, alignment="left")
    style.name_axes(figure, axes, style.label(result, x, x_text), y)
    return figure

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

DASHES = ((0, (1, 1)), (0, (4, 2)))
DENSE = 26  # from so many points on a line, a band instead of error bars


def draw_line(axis: Axes, x: Any, rows: pd.DataFrame, look: dict[str, Any], dense: bool, floor: float) -> None:
    """Points with error bars (a band where they are dense) and, where it is known, the exact line through them."""
    value, stderr = rows["value"].to_numpy(), np.nan_to_num(rows["stderr"].to_numpy())
    low = np.minimum(value, np.maximum(value - stderr, floor))
    exact = rows["exact"].to_numpy()
    known = np.isfinite(exact)
    joined = {} if not known.any() else {"linestyle": "none"}
    if known.any():
        axis.plot(x[known], exact[known], color=look["color"], linestyle=look["linestyle"])
    if dense:
        axis.fill_between(x, low, value + stderr, color=look["color"], alpha=style.BAND, linewidth=0)
        axis.plot(x, value, **{**look, "marker": "none"}, **joined)
    else:
        axis.errorbar(x, value, yerr=[value - low, stderr], **{**look, **joined}, markerfacecolor="white",
                      markeredgewidth=0.9, elinewidth=0.8)


def draw_curves(result: xr.Dataset, table: pd.DataFrame, x: str, *, y: str, lines: Sequence[str] = (),
                x_text: str = "", log_x: bool | None = None, log_y: bool = False,
                span: tuple[float | None, float | None] = (None, None),
                levels: Sequence[tuple[float, str]] = (), beside: tuple[str, str] | None = None,
                apart: float | None = None) -> Figure:
    """The figure of a table; `span` bounds the y axis, `levels` are horizontal lines with their names, `beside` is a
    column drawn in each panel and its name, `apart` a value of x that no line leads to."""
    look = layout(table, outer_axes(result, x), lines)
    panels, keys = groups(table, look.panels), [key for key, _ in groups(table, look.lines)]
    exact = bool(table["exact"].notna().any())
    dense = table[x].nunique() >= DENSE
    named = bool(look.lines) or exact or bool(levels) or beside is not None
    columns = look.columns(table)
    figure, axes = style.grid(len(panels), legend=1.1 if named else 0.0, columns=columns)
    floor = float(table["value"].min()) / 2 if log_y else -np.inf
    logarithmic = style.wants_logarithm(table[x]) if log_x is None else log_x
    for axis, (key, rows) in zip(axes, panels):
        for name, of_line in groups(rows, look.lines):
            at = style.line(keys.index(name), len(keys))
            for part, thick in ((of_line[of_line[x] != apart], dense), (of_line[of_line[x] == apart], False)):
                part = part[np.isfinite(part["value"]) | np.isfinite(part["exact"])]
                if len(part):
                    draw_line(axis, part[x].to_numpy(dtype=float), part, at, thick, floor)
        for (level, _), dashes in zip(levels, DASHES):
            axis.axhline(level, color=style.MIDDLE, linewidth=0.8, linestyle=dashes, zorder=0)
        if beside:
            once = rows.drop_duplicates(x)
            axis.plot(once[x], once[beside[0]], color=style.MIDDLE, linewidth=0.8, linestyle=DASHES[0], zorder=0)
        style.title(axis, panel_title(look.panels, key))
        if logarithmic:
            style.logarithmic(axis.xaxis, table[x])
        if log_y:
            style.logarithmic(axis.yaxis, table["value"])
    for axis in axes:  # behind all lines: a bound ends the scaling of all panels
        axis.set_ylim(*span, auto=span == (None, None))
    if named:
        error = " ± 1 s.e." if table["stderr"].notna().any() else ""
        marks: list[Line2D] = []
        for i, name in enumerate(keys if look.lines else []):
            mark = style.line(i, len(keys))
            if dense:
                mark["marker"] = "none"
            marks.append(Line2D([], [], **mark, markerfacecolor="white", markeredgewidth=0.9, label=line_name(name)))
        if exact and look.lines:
            marks.append(Line2D([], [], color="none", label=f"marks: estimate{error}\nlines: exact"))
        elif exact:
            marks += [Line2D([], [], **{**style.line(0, 1), "linestyle": "none"}, markerfacecolor="white",
                             markeredgewidth=0.9, label=f"estimate{error}"),
                      Line2D([], [], color=style.DARK, label="exact")]
        extra = [*levels, *([(0.0, beside[1])] if beside else [])]
        marks += [Line2D([], [], color=style.MIDDLE, linewidth=0.8, linestyle=dashes, label=text)
                  for (_, text), dashes in zip(extra, DASHES)]
        style.legend_beside(axes, columns, handles=marks, title=", ".join(look.lines) or None, alignment="left")
    style.name_axes(figure, axes, style.label(result, x, x_text), y)
    return figure

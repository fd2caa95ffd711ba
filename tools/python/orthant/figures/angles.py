"""The angle between random vectors, which turns to 90° as dimensions grow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray
from scipy.special import betainc

from orthant import style
from orthant.figures.table import estimate, groups, layout, line_name, outer_axes, panel_title

NAME = "angles"
ABOUT = "histogram of the angle between two random vectors, with the exact density, for every dimension"
STUDIES = ("dimension.angles",)


def applies(result: xr.Dataset) -> bool:
    return "density" in result


def of_sphere(dimensions: int, centres: NDArray[Any], width: float) -> NDArray[Any]:
    """Density (per degree, mean over the cell) of the angle where directions are uniform on the sphere."""
    if dimensions < 2:
        return np.full(len(centres), np.nan)
    edges = np.concatenate([centres - width / 2, centres[-1:] + width / 2])
    below = betainc((dimensions - 1) / 2, 0.5, np.sin(np.radians(edges)) ** 2) / 2
    share: NDArray[Any] = np.diff(np.where(edges < 90, below, 1 - below)) / width
    return share


def data(result: xr.Dataset) -> pd.DataFrame:
    """Every cell of the histograms; `sphere` is the exact density where directions are uniform."""
    table = estimate(result, "density")
    table["sphere"] = np.nan
    centres = result["bin"].to_numpy()
    for dimensions, rows in table.groupby("D"):
        table.loc[rows.index, "sphere"] = of_sphere(int(dimensions), centres, 180 / len(centres))[
            np.searchsorted(centres, rows["bin"])]
    return table


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    look = layout(table, [axis for axis in outer_axes(result) if axis != "D"], ["source"])
    panels, keys = groups(table, ("D", *look.panels)), [key for key, _ in groups(table, look.lines)]
    exact = bool(table["exact"].notna().all())
    figure, axes = style.grid(len(panels), legend=1.0, share_y=False)
    width = 180 / result.sizes["bin"]
    for axis, (key, rows) in zip(axes, panels):
        for name, of_line in groups(rows, look.lines):
            at = style.line(keys.index(name), len(keys))
            edges = np.append(of_line["bin"].to_numpy() - width / 2, 180.0)
            value, stderr = of_line["value"].to_numpy(), of_line["stderr"].to_numpy()
            if len(keys) == 1:
                axis.stairs(value, edges, fill=True, color=style.LIGHT)
                axis.fill_between(np.repeat(edges, 2)[1:-1], np.repeat(value - stderr, 2), np.repeat(value + stderr, 2),
                                  color=style.MIDDLE, linewidth=0)
            else:
                axis.stairs(value, edges, color=at["color"], linestyle=at["linestyle"], linewidth=0.9)
                axis.fill_between(np.repeat(edges, 2)[1:-1], np.repeat(value - stderr, 2), np.repeat(value + stderr, 2),
                                  color=at["color"], alpha=style.BAND, linewidth=0)
        of_panel = rows.drop_duplicates("bin")
        known = of_panel["exact"] if exact else of_panel["sphere"]
        axis.plot(of_panel["bin"], known, color="black", linewidth=0.9, linestyle="-" if exact else (0, (4, 1.5)))
        style.title(axis, panel_title(("D", *look.panels), key))
        axis.set_xlim(0, 180)
        axis.set_xticks([0, 45, 90, 135, 180])
        axis.set_ylim(0, None)
    marks: list[Line2D] = [Line2D([], [], color="black", linewidth=0.9, linestyle="-" if exact else (0, (4, 1.5)),
                                  label="exact" if exact else "exact,\nof a sphere")]
    if len(keys) == 1:
        marks.insert(0, Line2D([], [], color=style.MIDDLE, linewidth=4, label="estimate\n± 1 s.e."))
    else:
        marks += [Line2D([], [], color=style.line(i, len(keys))["color"], label=line_name(key),
                         linestyle=style.line(i, len(keys))["linestyle"]) for i, key in enumerate(keys)]
    style.legend_beside(axes, style.columns_for(len(panels)), handles=marks)
    style.name_axes(figure, axes, style.label(result, "bin", "angle"), style.label(result, "density", "density"))
    return figure

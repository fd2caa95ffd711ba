"""How far back networks remember."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from orthant import style
from orthant.figures.table import groups, layout, line_name, outer_axes, panel_title

NAME = "success"
ABOUT = "share of replicates that learn a task, against the lag to be bridged"
STUDIES = ("lstm.memory",)


def applies(result: xr.Dataset) -> bool:
    return "success" in result


def wilson(share: pd.Series, count: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The interval of one standard error about a share (Wilson 1927): not of length 0 where all or none succeed."""
    middle = (share + 1 / (2 * count)) / (1 + 1 / count)
    reach = np.sqrt(share * (1 - share) / count + 1 / (4 * count ** 2)) / (1 + 1 / count)
    return middle - reach, middle + reach


def data(result: xr.Dataset) -> pd.DataFrame:
    """Columns for the axes, `replicates` that were computed, `value`, and the interval from `low` to `high`."""
    success = result["success"]
    if "replicate" not in success.dims:
        success = success.expand_dims("replicate")
    axes = [str(name) for name in success.dims if name != "replicate"]
    table = xr.Dataset({"replicates": success.notnull().sum("replicate"), "value": success.mean("replicate")})
    frame = table.to_dataframe(dim_order=axes).reset_index()
    frame = frame[frame["replicates"] > 0].reset_index(drop=True)
    frame["low"], frame["high"] = wilson(frame["value"], frame["replicates"])
    return frame[axes + ["replicates", "value", "low", "high"]]


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    look = layout(table, outer_axes(result, "lag"), ["cell"])
    panels, keys = groups(table, look.panels), [key for key, _ in groups(table, look.lines)]
    figure, axes = style.grid(len(panels), legend=0.9 if look.lines else 0.0, columns=look.columns(table))
    step = 1.022
    for axis, (key, rows) in zip(axes, panels):
        for name, of_line in groups(rows, look.lines):
            i = keys.index(name)
            beside = of_line["lag"].to_numpy(dtype=float) * step ** (i - (len(keys) - 1) / 2)
            value = of_line["value"].to_numpy()
            reach = np.array([value - of_line["low"], of_line["high"] - value])
            axis.errorbar(beside, value, yerr=reach.clip(0), **style.line(i, len(keys)), markerfacecolor="white",
                          markeredgewidth=0.9, elinewidth=0.8)
        style.title(axis, panel_title(look.panels, key))
        style.logarithmic(axis.xaxis, table["lag"])
        axis.set_ylim(-0.05, 1.05)
    if look.lines:
        marks = [Line2D([], [], **style.line(i, len(keys)), markerfacecolor="white", markeredgewidth=0.9,
                        label=line_name(key)) for i, key in enumerate(keys)]
        style.legend_beside(axes, look.columns(table), handles=marks, title=", ".join(look.lines),
                            alignment="left")
    count = int(table["replicates"].max())
    style.name_axes(figure, axes, style.label(result, "lag", "lag to be bridged (steps)"),
                    f"share of {count} that learned it" if count > 1 else "learned it")
    return figure

"""How networks learn, pass by pass."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from orthant import style
from orthant.figures.table import estimate, groups, layout, line_name, outer_axes, panel_title

NAME = "learning_curves"
ABOUT = "loss in validation and in training against passes over the data; of a search, of its best trials"
STUDIES = ("lstm.train", "lstm.memory")
BEST_TRIALS = 5


def time_of(result: xr.Dataset) -> str:
    """What learning is told along: epochs, or validations between updates."""
    return next((name for name in ("epoch", "check") if name in result.dims), "")


def applies(result: xr.Dataset) -> bool:
    return "validation_loss" in result and time_of(result) != ""


def best_trials(result: xr.Dataset) -> pd.DataFrame:
    """Of each combination of the axes, the trials of least validation loss, and their rank from 1."""
    least = result["validation_loss"].min(time_of(result))
    if "replicate" in least.dims:
        least = least.mean("replicate")
    table = least.to_dataframe(name="least").reset_index().dropna(subset="least")
    axes = [axis for axis in outer_axes(result, "trial") if axis in table]
    by = table.groupby(axes, sort=False) if axes else table.groupby(lambda _: 0)
    table["rank"] = by["least"].rank(method="first").astype(int)
    return table[table["rank"] <= BEST_TRIALS][[*axes, "trial", "rank"]]


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each pass and part (`validation` with its band, `training`); of a search, the best trials by rank."""
    tables = []
    for part in ("validation", "training"):
        table = estimate(result, f"{part}_loss").drop(columns="exact")
        table.insert(0, "part", part)
        tables.append(table)
    whole = pd.concat(tables, ignore_index=True).dropna(subset="value")
    if "trial" in result.dims:
        best = best_trials(result)
        drawn = [name for name in str(result.attrs.get("drawn", "")).split() if name in whole]
        whole = whole.drop(columns=drawn).merge(best, on=[name for name in best if name != "rank"], how="inner")
    return whole.reset_index(drop=True)


def draw(result: xr.Dataset) -> Figure:
    table, time = data(result), time_of(result)
    axes_of = [axis for axis in outer_axes(result, "trial") if axis in table]
    search = "rank" in table
    look = layout(table, axes_of, ["rank"] if search else ["cell"])
    if search:
        look = type(look)(("rank",), tuple(axis for axis in axes_of if table[axis].nunique() > 1))
    panels = groups(table, look.panels)
    keys = sorted({key for key, _ in groups(table, look.lines)}) if search else \
        [key for key, _ in groups(table, look.lines)]
    columns = look.columns(table)
    figure, axes = style.grid(len(panels), legend=1.1, height=1.6, columns=columns, share_y="row")
    for axis, (key, rows) in zip(axes, panels):
        for name, of_line in groups(rows, look.lines):
            at = style.line(keys.index(name), len(keys))
            for part, of_part in groups(of_line, ("part",)):
                validation = part == ("validation",)
                passes, value = of_part[time].to_numpy(dtype=float), of_part["value"].to_numpy()
                stderr = np.nan_to_num(of_part["stderr"].to_numpy())
                if validation:
                    axis.fill_between(passes, np.maximum(value - stderr, value / 30), value + stderr,
                                      color=at["color"], alpha=style.BAND, linewidth=0)
                every = max(1, len(passes) // 6)
                axis.plot(passes, value, color=at["color"], linestyle="-" if validation else (0, (2, 1.2)),
                          linewidth=1.1 if validation else 0.8, markevery=every, markerfacecolor="white",
                          marker=at["marker"] if validation else "none")
        style.title(axis, panel_title(look.panels, key))
    for axis in axes:
        axis.xaxis.set_major_locator(MaxNLocator(nbins=4 if columns > 3 else 6, integer=True))
        if style.wants_logarithm(table["value"], 20):
            style.logarithmic(axis.yaxis, table["value"])
    error = " ± 1 s.e." if table["stderr"].notna().any() else ""
    marks = []
    if look.lines:
        names = [f"{key[0]}" if search else line_name(key) for key in keys]
        marks = [Line2D([], [], color=style.line(i, len(keys))["color"], marker=style.line(i, len(keys))["marker"],
                        markerfacecolor="white", label=name) for i, name in enumerate(names)]
    marks += [Line2D([], [], color="black", label=f"validation{error}"),
              Line2D([], [], color="black", linewidth=0.8, linestyle=(0, (2, 1.2)), label="training")]
    title = "rank of the trial" if search else ", ".join(look.lines)
    style.legend_beside(axes, columns, handles=marks, title=title or None, alignment="left")
    style.name_axes(figure, axes, "epoch" if time == "epoch" else "updates",
                    style.label(result, "validation_loss", "mean loss of an answer"))
    return figure

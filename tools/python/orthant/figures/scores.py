"""Which number of neighbours is best, and what the training part says of it."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from orthant import style
from orthant.figures.table import Layout, estimate, estimate_names, groups, outer_axes, panel_title

NAME = "score_by_k"
ABOUT = "cross-validated score against k, training beside it, with the best k and the one-standard-error choice"
STUDIES = ("knn.sweep",)
TRAINING, VALIDATION, BEST, FRUGAL = 5, 0, "*", "D"


def score_of(result: xr.Dataset) -> str:
    """The score that k was chosen by: the one that is told at the best k."""
    ending = "_at_best_k"
    return next((str(name)[:-len(ending)] for name in result.data_vars if str(name).endswith(ending)), "")


def applies(result: xr.Dataset) -> bool:
    return score_of(result) in result and result.sizes.get("k", 1) > 1


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for every k: `value` in validation, `training` where it was scored, both choices of k."""
    score = score_of(result)
    more = [name for name in (f"{score}_training", "best_k", "one_stderr_k") if name in result]
    table = estimate(result, score, more).drop(columns="exact").rename(columns={f"{score}_training": "training"})
    if "training" in table:
        stderr = estimate_names(result, f"{score}_training")[1]
        table["training_stderr"] = result[stderr].to_dataframe(name="s").reset_index()["s"]
    return table


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    varying = [axis for axis in outer_axes(result, "k") if result.sizes.get(axis, 1) > 1]
    panels = groups(table, varying)
    columns = Layout((), tuple(varying)).columns(table)
    figure, axes = style.grid(len(panels), legend=1.15, columns=columns)
    for axis, (key, rows) in zip(axes, panels):
        k, value, stderr = (rows[name].to_numpy(dtype=float) for name in ("k", "value", "stderr"))
        axis.fill_between(k, value - stderr, value + stderr, color=style.DARK, alpha=style.BAND, linewidth=0)
        axis.plot(k, value, color=style.DARK)
        if "training" in rows:
            training, spread = rows["training"].to_numpy(), rows["training_stderr"].to_numpy()
            axis.fill_between(k, training - spread, training + spread, color=style.SHADES[3], alpha=style.BAND,
                              linewidth=0)
            axis.plot(k, training, color=style.SHADES[3], linestyle=style.STYLES[1])
        for name, marker, size in (("one_stderr_k", FRUGAL, 4.5), ("best_k", BEST, 8)):
            chosen = rows[rows["k"] == rows[name]]
            axis.plot(chosen["k"], chosen["value"], linestyle="none", marker=marker, markersize=size,
                      color="black", markerfacecolor="white" if marker == FRUGAL else "black", zorder=4)
        best = rows[rows["k"] == rows["best_k"]]
        if len(best):
            best_value, best_stderr = float(best["value"].iloc[0]), float(best["stderr"].iloc[0])
            rising = score_of(result) in ("accuracy", "balanced_accuracy", "macro_f1", "r2")
            axis.axhline(best_value - best_stderr if rising else best_value + best_stderr, color=style.MIDDLE,
                         linewidth=0.8, linestyle=(0, (1, 1)), zorder=0)
        style.title(axis, panel_title(varying, key))
    marks = [Line2D([], [], color=style.DARK, label="validation ± 1 s.e.")]
    if "training" in table:
        marks.append(Line2D([], [], color=style.SHADES[3], linestyle=style.STYLES[1], label="training"))
    marks += [Line2D([], [], color="black", marker=BEST, markersize=8, linestyle="none", label="best"),
              Line2D([], [], color=style.MIDDLE, linewidth=0.8, linestyle=(0, (1, 1)), label="best, 1 s.e. worse"),
              Line2D([], [], color="black", marker=FRUGAL, markersize=4.5, markerfacecolor="white", linestyle="none",
                     label="largest $k$ within it")]
    style.legend_beside(axes, columns, handles=marks)
    name = score_of(result).replace("_", " ")
    style.name_axes(figure, axes, style.label(result, "k", "number of neighbours $k$"),
                    style.label(result, score_of(result), {"mse": "mean squared error"}.get(name, name)))
    return figure

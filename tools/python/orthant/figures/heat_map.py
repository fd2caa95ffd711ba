"""A grid of networks, each cell its loss in the test."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.table import estimate, groups, outer_axes, panel_title

NAME = "heat_map"
ABOUT = "test loss of a grid of networks over two of its axes, with standard errors over replicates"
STUDIES = ("lstm.train", "lstm.memory")


def score_of(result: xr.Dataset) -> str:
    """Of tasks of memory the share of wrong answers, which compares across lags; else the loss."""
    return "test_error" if result.attrs["study"] == "lstm.memory" else "test_loss"


def varying(result: xr.Dataset) -> list[str]:
    return [axis for axis in outer_axes(result, "trial") if result.sizes.get(axis, 1) > 1]


def applies(result: xr.Dataset) -> bool:
    return "trial" not in result.dims and score_of(result) in result and len(varying(result)) >= 2


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, score_of(result)).drop(columns="exact")


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    *others, down, across = varying(result)
    panels = groups(table, others)
    rows, columns = list(result[down].values), list(result[across].values)
    wide = max(1.7, 0.45 * len(columns) + 0.5)
    figure, axes = style.grid(len(panels), height=max(1.15, 0.27 * len(rows) + 0.45), width=wide, legend=1.1)
    finite = table["value"][np.isfinite(table["value"])]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
    image = None
    for axis, (key, of_panel) in zip(axes, panels):
        values, spread = (of_panel.pivot(index=down, columns=across, values=name).reindex(index=rows, columns=columns)
                          .to_numpy(dtype=float) for name in ("value", "stderr"))
        image = axis.imshow(values, vmin=low, vmax=high, aspect="auto")
        for (row, column), value in np.ndenumerate(values):
            if np.isfinite(value):
                text = f"{value:.3g}"
                if np.isfinite(spread[row, column]):
                    text += f"\n± {spread[row, column]:.1g}"
                dark = (value - low) / (high - low or 1) > 0.55
                axis.text(column, row, text, ha="center", va="center", fontsize=5.2, linespacing=0.95,
                          color="white" if dark else "black")
        axis.set_xticks(range(len(columns)), [style.number(value) for value in columns])
        axis.set_yticks(range(len(rows)), [style.number(value) for value in rows])
        axis.tick_params(length=0)
        for spine in axis.spines.values():
            spine.set_visible(False)
        style.title(axis, panel_title(others, key))
    bar = figure.colorbar(image, ax=axes, shrink=0.9, aspect=25)
    text = "share wrong in the test" if score_of(result) == "test_error" else "loss in the test"
    bar.set_label(style.label(result, score_of(result), text))
    style.name_axes(figure, axes, across.replace("_", " "), down.replace("_", " "))
    return figure

"""How many dimensions points seem to have."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "intrinsic_dimension"
ABOUT = "estimated against true dimension of manifolds; of data, against the points of a set"
STUDIES = ("dimension.intrinsic",)


def applies(result: xr.Dataset) -> bool:
    return "mackay_ghahramani" in result and against(result) != ""


def against(result: xr.Dataset) -> str:
    """The axis that estimates are drawn against: the true dimension where it varies, else the number of points."""
    return next((axis for axis in ("d", "N", "k") if result.sizes.get(axis, 1) > 1), "")


def data(result: xr.Dataset) -> pd.DataFrame:
    """The maximum-likelihood estimates; N = 0, all rows, as the number of them."""
    table = estimate(result, "mackay_ghahramani", ["true_dimension", "points"])
    if against(result) == "N":
        table["N"] = np.where(table["N"] == 0, table["points"], table["N"])
        table = table.sort_values("N", kind="stable").reset_index(drop=True)
    return table


def draw(result: xr.Dataset) -> Figure:
    x = against(result)
    texts = {"d": "true dimension $d$", "N": "points of a set $N$", "k": "neighbours $k$"}
    figure = draw_curves(result, data(result), x, x_text=texts[x], lines=["k"], log_x=False,
                         y=style.label(result, "mackay_ghahramani", "estimated dimension"))
    if x == "d":
        top = float(result["d"].max())
        for axis in figure.axes:
            axis.plot([0, top], [0, top], color=style.MIDDLE, linewidth=0.8, linestyle=(0, (1, 1)), zorder=0)
    return figure

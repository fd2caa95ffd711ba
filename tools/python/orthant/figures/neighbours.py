"""How nearest neighbours suffer from coordinates that say nothing."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "neighbours_error"
ABOUT = "squared error of k nearest neighbours as coordinates are added that say nothing"
STUDIES = ("dimension.neighbours",)


def applies(result: xr.Dataset) -> bool:
    return "squared_error" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "squared_error", ["squared_error_of_mean"])


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    return draw_curves(result, table, "D", x_text="number of dimensions $D$", lines=["k"],
                       y=style.label(result, "squared_error", "mean squared error"),
                       levels=[(float(table["squared_error_of_mean"].iloc[0]), "mean alone")], span=(0, None))

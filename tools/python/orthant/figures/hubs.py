"""How hubs appear."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "hubness"
ABOUT = "skewness of how often points are among the k nearest of others, against the dimension"
STUDIES = ("dimension.hubness",)


def applies(result: xr.Dataset) -> bool:
    return "skewness" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "skewness")


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "D", x_text="number of dimensions $D$", lines=["source", "k"],
                       y=style.label(result, "skewness", "skewness of $N_k$"))

"""How far from its centre the points of a cube lie."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "centre_distance"
ABOUT = "mean distance of a cube's points from its centre, against the dimension"
STUDIES = ("dimension.cube",)


def applies(result: xr.Dataset) -> bool:
    return "mean_distance" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "mean_distance")


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "D", x_text="number of dimensions $D$",
                       y=style.label(result, "mean_distance", "mean distance from the cube's centre"), log_y=True)

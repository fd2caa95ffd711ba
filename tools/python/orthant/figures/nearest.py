"""How far away the nearest of many points is."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "nearest_point"
ABOUT = "median distance of the nearest of N points from the centre of a ball, against the dimension"
STUDIES = ("dimension.nearest",)


def applies(result: xr.Dataset) -> bool:
    return "median_distance" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "median_distance")


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "D", x_text="number of dimensions $D$", lines=["N"],
                       y=style.label(result, "median_distance", "median distance of the nearest point (radii)"),
                       span=(-0.03, 1.05))

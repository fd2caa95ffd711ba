"""How the farthest of points comes to be hardly farther than the nearest."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "distance_contrast"
ABOUT = "relative contrast of distances, against the dimension, for every exponent of the distance"
STUDIES = ("dimension.distances",)


def applies(result: xr.Dataset) -> bool:
    return "relative_contrast" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "relative_contrast")


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "D", x_text="number of dimensions $D$", lines=["p"],
                       y=style.label(result, "relative_contrast", "relative contrast of distances"), log_y=True)

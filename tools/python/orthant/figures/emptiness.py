"""How empty a grid is."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "grid_emptiness"
ABOUT = "share of test points whose cell of a grid is empty, against the dimension"
STUDIES = ("dimension.grid",)


def applies(result: xr.Dataset) -> bool:
    return "empty_share" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "empty_share")


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "D", x_text="number of dimensions $D$", lines=["bins"],
                       y=style.label(result, "empty_share", "share of test points in empty cells"), span=(-0.03, 1.05))

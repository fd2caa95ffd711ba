"""How much of a ball lies just under its surface."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "shell"
ABOUT = "share of a ball's volume in its outermost shell, against the dimension"
STUDIES = ("dimension.shell",)


def applies(result: xr.Dataset) -> bool:
    return "fraction" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "fraction")


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "D", y=style.label(result, "fraction"), lines=["epsilon"],
                       x_text="number of dimensions $D$", span=(-0.03, 1.05))

"""How the ball inside a cube shrinks to nothing."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "ball_share"
ABOUT = "the inscribed ball's share of a cube's volume, against the dimension"
STUDIES = ("dimension.cube",)


def applies(result: xr.Dataset) -> bool:
    return "log10_ball_share" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "log10_ball_share")


def draw(result: xr.Dataset) -> Figure:
    figure = draw_curves(result, data(result), "D", x_text="number of dimensions $D$",
                         y=style.label(result, "log10_ball_share", "$\\log_{10}$ of the ball's share of the cube"))
    for axis in figure.axes:
        axis.set_yscale("symlog", linthresh=1)
        axis.yaxis.set_minor_locator(NullLocator())
        axis.set_ylim(top=0.3)
        axis.yaxis.set_major_formatter(lambda value, _: style.number(float(value)))
    return figure

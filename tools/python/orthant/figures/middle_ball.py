"""The ball between the balls of stacked cubes, which outgrows the stack."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "middle_ball"
ABOUT = "diameter of the ball between the balls of stacked cubes, against the dimension"
STUDIES = ("dimension.cube",)


def applies(result: xr.Dataset) -> bool:
    return "middle_diameter" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    """A closed form: without standard errors. In one dimension there is no such ball, and nothing to draw."""
    table = estimate(result, "middle_diameter")
    return table[table["value"] > 0].reset_index(drop=True)


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "D", x_text="number of dimensions $D$",
                       y=style.label(result, "middle_diameter", "diameter of the middle ball"),
                       log_y=True, levels=[(1.0, "balls in the cubes"), (2.0, "width of the stack")])

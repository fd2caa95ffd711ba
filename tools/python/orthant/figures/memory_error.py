"""How much networks get wrong as lags grow."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "memory_error"
ABOUT = "share of wrong answers in the test, against the lag to be bridged"
STUDIES = ("lstm.memory",)


def applies(result: xr.Dataset) -> bool:
    return "test_error" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    return estimate(result, "test_error", ["chance_error"])


def draw(result: xr.Dataset) -> Figure:
    return draw_curves(result, data(result), "lag", x_text="lag (steps)", lines=["cell"], log_x=True,
                       y=style.label(result, "test_error", "share of wrong answers in the test"), span=(-0.03, 1.05),
                       beside=("chance_error", "chance"))

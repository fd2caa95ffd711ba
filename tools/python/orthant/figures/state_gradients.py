"""How far errors reach back in time through the state of a cell."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant.figures import gradients

NAME = "state_gradients"
ABOUT = "norm of the gradient with respect to the cell's state of earlier steps against the lag"
STUDIES = gradients.STUDIES


def applies(result: xr.Dataset) -> bool:
    return gradients.applies(result) and "c_norm" in result and bool((result["c_norm"] > 0).any())


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each lag: the norm of dJ/dc; cells without such a state are left out."""
    return gradients.norms(result, "c").dropna(subset="value").reset_index(drop=True)


def draw(result: xr.Dataset) -> Figure:
    return gradients.draw_norms(result, data(result), "c_norm", "norm of $∂J/∂c_k$")

"""How often points are among the nearest of others."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.curve import draw_curves
from orthant.figures.table import estimate

NAME = "occurrences"
ABOUT = "distribution of how often points are among the k nearest of others"
STUDIES = ("dimension.hubness",)


def applies(result: xr.Dataset) -> bool:
    return "occurrence_share" in result


def data(result: xr.Dataset) -> pd.DataFrame:
    """Without the cells that no point fell into: their logarithm is nowhere."""
    table = estimate(result, "occurrence_share")
    return table[table["value"] > 0].reset_index(drop=True)


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    last = int(result["occurrences"].max())
    more = f" ({last}: or more)" if (table["occurrences"] == last).any() else ""
    return draw_curves(result, table, "occurrences", lines=["D"], log_x=False, log_y=True, apart=last,
                       span=(float(table["value"].min()) / 2, None),
                       x_text=f"$N_k$, how often a point is among the nearest{more}",
                       y=style.label(result, "occurrence_share", "share of points"))

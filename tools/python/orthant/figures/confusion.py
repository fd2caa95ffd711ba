"""Which classes are taken for which."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures.scores import score_of
from orthant.figures.table import estimate_names, panel_title

NAME = "confusion"
ABOUT = "confusion of classes at the best k of the best point, in rows of the table"
STUDIES = ("knn.sweep",)


def applies(result: xr.Dataset) -> bool:
    return "confusion" in result and f"{score_of(result)}_at_best_k" in result


def best_point(result: xr.Dataset) -> dict[str, int]:
    """Where in the job's axes the chosen score is best (all scores of classes but these two rise)."""
    score = score_of(result)
    at_best = result[estimate_names(result, f"{score}_at_best_k")[0]]
    if not at_best.dims or not at_best.notnull().any():
        return {}
    worth = -at_best if score in ("log_loss", "brier") else at_best
    return {str(axis): int(index) for axis, index in worth.argmax(...).items()}


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each pair of classes, with the count and its share of the class."""
    counts = result["confusion"].isel(best_point(result))
    if "replicate" in counts.dims:
        counts = counts.sum("replicate")
    table = counts.to_dataframe(name="count").reset_index()
    table["share"] = table["count"] / table.groupby("class")["count"].transform("sum")
    return table


def draw(result: xr.Dataset) -> Figure:
    table = data(result)
    classes = [str(name) for name in result["class"].values]
    counts = table.pivot(index="class", columns="predicted", values="count").reindex(
        index=result["class"].values, columns=result["predicted"].values).to_numpy()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    side = min(5.5, 1.2 + 0.27 * len(classes))
    figure, (axis,) = style.grid(1, width=side + 0.7, height=side - 0.45)
    image = axis.imshow(shares ** 0.5, vmin=0, vmax=1, aspect="equal")
    if len(classes) <= 26:
        for (row, column), count in np.ndenumerate(counts):
            if count > 0:
                axis.text(column, row, f"{count:.0f}", ha="center", va="center", fontsize=5.5,
                          color="white" if shares[row, column] > 0.25 else "black")
    axis.set_xticks(range(len(classes)), classes, rotation=0 if max(map(len, classes)) < 3 else 60)
    axis.set_yticks(range(len(classes)), classes)
    axis.tick_params(length=0)
    bar = figure.colorbar(image, ax=axis, ticks=np.sqrt([0, 0.01, 0.1, 0.5, 1]), shrink=0.8)
    bar.ax.set_yticklabels(["0", "1 %", "10 %", "50 %", "100 %"])
    bar.set_label("share of the class")
    where = {name: index for name, index in best_point(result).items() if result.sizes[name] > 1}
    style.title(axis, panel_title(list(where), [result[name].values[index] for name, index in where.items()]))
    axis.set_xlabel("predicted class")
    axis.set_ylabel("class")
    return figure

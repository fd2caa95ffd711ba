"""Which rank computed what, and when."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from numpy.typing import NDArray

from orthant import style
from orthant.result_file import launches, tasks

NAME = "gantt"
ABOUT = "tasks over ranks, as they were computed; pauses between starts are cut out"
STUDIES: tuple[str, ...] = ()


def applies(result: xr.Dataset) -> bool:
    return "source" in result.encoding


def seconds(times: pd.Series) -> NDArray[Any]:
    """Times as seconds since 1970."""
    since: NDArray[Any] = times.map(pd.Timestamp.timestamp).to_numpy(dtype=float)
    return since


def starts(result: xr.Dataset) -> pd.DataFrame:
    """When each start of the command was, and where it is on a clock that stands still in pauses."""
    table = launches(result.encoding["source"]).sort_values("start")
    since, ran = seconds(table["start"]), table["seconds"].to_numpy(dtype=float)
    if not len(table):  # an older file
        since, ran = np.array([seconds(tasks(result.encoding["source"])["start"]).min()]), np.array([0.0])
    ran = np.minimum(ran, np.diff(since, append=np.inf))
    return pd.DataFrame({"since": since, "begin": np.cumsum(ran) - ran})


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each task: rank, status, and from when to when it was computed (seconds, without pauses)."""
    table, started = tasks(result.encoding["source"]), starts(result)
    since = seconds(table["start"])
    of = np.maximum(np.searchsorted(started["since"], since, side="right") - 1, 0)
    begin = since - started["since"].to_numpy()[of] + started["begin"].to_numpy()[of]
    return pd.DataFrame({"task": np.arange(len(table)), "point": table["point"].to_numpy(),
                         "rank": table["rank"].to_numpy(), "status": table["status"].to_numpy(),
                         "begin": begin, "end": begin + table["seconds"].to_numpy()})


def draw(result: xr.Dataset) -> Figure:
    table, started = data(result), starts(result)
    ranks = np.sort(table["rank"].unique())
    figure, (axis,) = style.grid(1, width=5.6, height=min(5.5, 0.75 + 0.16 * len(ranks)))
    points = table["point"].unique()
    looks = (style.SHADES[1], style.SHADES[3], style.LIGHT)
    span = float(table["end"].max())
    for i, color in enumerate(looks):
        of_look = table[np.isin(table["point"], points[i::len(looks)]) & (table["status"] == "done")]
        for rank, rows in of_look.groupby("rank"):
            axis.broken_barh(list(zip(rows["begin"], rows["end"] - rows["begin"])),
                             (np.searchsorted(ranks, rank) - 0.4, 0.8), facecolor=color, edgecolor="white",
                             linewidth=[0.4 * (length > span / 300) for length in rows["end"] - rows["begin"]])
    failed = table[table["status"] == "failed"]
    for rank, rows in failed.groupby("rank"):
        axis.broken_barh(list(zip(rows["begin"], rows["end"] - rows["begin"])),
                         (np.searchsorted(ranks, rank) - 0.4, 0.8), facecolor="white", edgecolor="black", linewidth=0.6,
                         hatch="xxxxx")
    for begin in started["begin"].iloc[1:]:
        axis.axvline(begin, color="black", linewidth=0.7, linestyle=(0, (4, 2)))
    if len(failed):
        axis.legend(handles=[Patch(facecolor="white", edgecolor="black", hatch="xxxxx", label="failed")],
                    loc="upper left", bbox_to_anchor=(1.0, 1.0))
    every = max(1, len(ranks) // 16)
    axis.set_yticks(range(0, len(ranks), every), [str(rank) for rank in ranks[::every]])
    axis.set_ylim(len(ranks) - 0.4, -0.6)
    axis.set_xlim(0, None)
    axis.set_xlabel("time since the start (s)" + (", pauses cut out" if len(started) > 1 else ""))
    axis.set_ylabel("rank")
    return figure

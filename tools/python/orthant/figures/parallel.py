"""All trials of a search at once, as lines through what they drew."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from orthant import style
from orthant.figures.table import outer_axes
from orthant.job import Range, ranges

NAME = "parallel"
ABOUT = "parallel coordinates of a search: each trial a line through what it drew to its validation loss, best darkest"
STUDIES = ("lstm.train",)
SCORE = "best_validation_loss"
BEST_SHARE = 0.1


def applies(result: xr.Dataset) -> bool:
    return "trial" in result.dims and SCORE in result and bool(columns_of(result))


def columns_of(result: xr.Dataset) -> list[str]:
    axes = [axis for axis in outer_axes(result, "trial") if result.sizes.get(axis, 1) > 1]
    return axes + [name for name in ranges(result) if name in result]


def data(result: xr.Dataset) -> pd.DataFrame:
    """A row for each trial and combination of axes that has a score: what it drew, the score, its rank from 1."""
    score = result[SCORE]
    if "replicate" in score.dims:
        score = score.mean("replicate")
    table = score.to_dataframe(name="value").reset_index()
    for name in ranges(result):
        if name in result and name not in table:
            table[name] = result[name].to_series().reindex(table["trial"]).to_numpy()
    table = table[np.isfinite(table["value"])]
    table["rank"] = table["value"].rank(method="first").astype(int)
    return table[[*columns_of(result), "trial", "value", "rank"]].reset_index(drop=True)


def decades_between(low: float, high: float) -> NDArray[Any]:
    """Both ends, and the powers of ten between them that are not too near to one."""
    decades = 10.0 ** np.arange(np.ceil(np.log10(low) + 0.05), np.floor(np.log10(high) - 0.05) + 1)
    return np.array([low, *decades, high])


def positions(values: pd.Series, drawn: Range | None) -> tuple[NDArray[Any], list[float], list[str]]:
    """Where values lie on an axis from 0 to 1, and its ticks."""
    if values.dtype.kind in "OUb" or (drawn and drawn.kind == "choice"):
        names = list(dict.fromkeys(values.tolist() if not drawn else [v for v in drawn.values if v in set(values)]))
        at = {name: i / max(1, len(names) - 1) for i, name in enumerate(names)}
        return values.map(at).to_numpy(dtype=float), list(at.values()), [style.number(name) for name in names]
    numbers = values.to_numpy(dtype=float)
    low, high = (float(end) for end in drawn.values) if drawn else (numbers.min(), numbers.max())
    if drawn and drawn.kind == "one_minus_log_uniform":
        ends = decades_between(low, high)[::-1]
        span = np.log10(low / high)
        return np.log10((1 - numbers) / high) / span, list(np.log10(ends / high) / span), [f"{1 - v:g}" for v in ends]
    if drawn and drawn.kind == "log_uniform":
        ends = decades_between(low, high)
        span = np.log10(high / low)
        texts = [f"{end:g}" if 1e-3 <= end < 1e4 else style.power_of_ten(end) for end in ends]
        return np.log10(numbers / low) / span, list(np.log10(ends / low) / span), texts
    span = high - low or 1
    return (numbers - low) / span, [0.0, 0.5, 1.0], [style.number(round(end, 6)) for end in
                                                     (low, (low + high) / 2, high)]


def upright(axis: Axes, x: float, ticks: list[float], names: list[str], last: bool) -> None:
    """One of the parallel axes; the last has its numbers on the other side."""
    axis.plot([x, x], [0, 1], color="black", linewidth=0.7, zorder=3)
    for tick, name in zip(ticks, names):
        axis.plot([x - 0.02, x + 0.02], [tick, tick], color="black", linewidth=0.7, zorder=3)
        axis.text(x + (0.05 if last else -0.04), tick, name, fontsize=6.5, ha="left" if last else "right", va="center",
                  zorder=4,
                  bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.4})


def draw(result: xr.Dataset) -> Figure:
    table, drawn, names = data(result), ranges(result), columns_of(result)
    figure, (axis,) = style.grid(1, width=min(style.FULL_WIDTH, 1.25 * (len(names) + 1) + 0.3), height=2.2)
    at, ends = [], []
    for name in names:
        where, ticks, texts = positions(table[name], drawn.get(name))
        if len(texts) > 1 and (table[name].dtype.kind in "OUb" or name in drawn and drawn[name].kind == "choice"):
            spread = np.random.default_rng(1).uniform(-0.02, 0.02, len(where))
            where = where + spread
        at.append(where)
        ends.append((ticks, texts))
    score = table["value"].to_numpy()
    logarithmic = style.wants_logarithm(score, 10)
    worth = np.log10(score) if logarithmic else score
    low, high = worth.min(), worth.max()
    at.append((worth - low) / (high - low or 1))
    middle = (low + high) / 2
    shown = [10 ** value if logarithmic else value for value in (low, middle, high)]
    ends.append(([0.0, 0.5, 1.0], [f"{value:.3g}" for value in shown]))
    lines = np.array(at).T
    best = table["rank"].to_numpy() <= max(1, round(BEST_SHARE * len(table)))
    for line in lines[~best]:
        axis.plot(range(len(at)), line, color=style.LIGHT, linewidth=0.5, zorder=1)
    for line in lines[best]:
        axis.plot(range(len(at)), line, color=style.SHADES[1], linewidth=0.9, zorder=2)
    for line in lines[table["rank"].to_numpy() == 1]:
        axis.plot(range(len(at)), line, color="black", linewidth=1.4, linestyle=(0, (4, 1)), zorder=2.5)
    for i, (ticks, texts) in enumerate(ends):
        upright(axis, i, ticks, texts, i == len(names))
        name = names[i].replace("_", " ") if i < len(names) else "validation loss"
        axis.text(i, 1.07, name, ha="center", va="bottom", fontsize=7.5)
    axis.plot([], [], color="black", linewidth=1.4, linestyle=(0, (4, 1)), label="best trial")
    axis.plot([], [], color=style.SHADES[1], linewidth=0.9, label=f"best {100 * BEST_SHARE:.0f} %")
    axis.plot([], [], color=style.LIGHT, linewidth=0.9, label="others")
    axis.legend(loc="upper center", bbox_to_anchor=(0.5, -0.01), ncol=3)
    axis.set_xlim(-0.5, len(at) - 0.6)
    axis.set_ylim(-0.05, 1.05)
    axis.axis("off")
    return figure

"""Tables of what figures draw: one row a point, its estimate with standard error, and the exact value where one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xarray as xr

from orthant import style

MOST_LINES = 6


def estimate_names(result: xr.Dataset, name: str) -> tuple[str, str]:
    """The variables that hold an estimate and its standard error: over replicates where there are some."""
    if "replicate" in result.dims and f"{name}_mean" in result:
        return f"{name}_mean", f"{name}_mean_stderr"
    return name, f"{name}_stderr"


def estimate(result: xr.Dataset, name: str, more: Iterable[str] = ()) -> pd.DataFrame:
    """Columns for the dimensions, `value`, `stderr` and `exact` (NaN where there is none), then `more` variables."""
    value, stderr = estimate_names(result, name)
    columns = {"value": result[value]}
    if stderr in result:
        columns["stderr"] = result[stderr]
    if f"{name}_exact" in result:
        exact = result[f"{name}_exact"]
        columns["exact"] = exact.isel(replicate=0) if "replicate" in exact.dims else exact
    for other in more:
        columns[other] = result[estimate_names(result, other)[0]]
    table = xr.Dataset({column: given.drop_vars("replicate", errors="ignore") for column, given in columns.items()})
    order = list(result[value].dims)
    frame = table.to_dataframe(dim_order=order).reset_index()
    for column in ("stderr", "exact"):
        if column not in frame:
            frame[column] = float("nan")
    known = order + ["value", "stderr", "exact", *more]
    return frame[known + [column for column in frame if column not in known]]


@dataclass(frozen=True)
class Layout:
    """Which axes tell the lines of a panel apart, and which the panels."""
    lines: tuple[str, ...]
    panels: tuple[str, ...]

    def columns(self, table: pd.DataFrame) -> int:
        """Panels beside each other."""
        counts = [table[axis].nunique() for axis in self.panels]
        return style.columns_for(len(groups(table, self.panels)), counts[-1] if len(counts) > 1 else 0)


def layout(table: pd.DataFrame, axes: Sequence[str], preferred: Sequence[str] = ()) -> Layout:
    """Axes that vary, the preferred ones as lines while these are few, all others as panels."""
    varying = [axis for axis in axes if axis in table and table[axis].nunique() > 1]
    order = [axis for axis in preferred if axis in varying] or varying[:1]
    lines: list[str] = []
    count = 1
    for axis in order:
        count *= table[axis].nunique()
        if lines and count > MOST_LINES:
            break
        lines.append(axis)
    return Layout(tuple(lines), tuple(axis for axis in varying if axis not in lines))


def groups(table: pd.DataFrame, by: Sequence[str]) -> list[tuple[tuple[Any, ...], pd.DataFrame]]:
    """The rows of each combination, in the order of the file."""
    if not by:
        return [((), table)]
    return [(key if isinstance(key, tuple) else (key,), rows)
            for key, rows in table.groupby(by[0] if len(by) == 1 else list(by), sort=False, dropna=False)]


def panel_title(names: Sequence[str], key: Sequence[Any]) -> str:
    """`lstm, D = 3, no scaling`: words alone where they say it all."""
    def said(name: str, value: Any) -> str:
        if not isinstance(value, str):
            return f"{name.replace('_', ' ')} = {style.number(value)}"
        if value == "none":
            return f"no {name}"
        words = value.replace("_", " ")
        return f"{words} {name}" if name in ("weights", "scaling", "query", "metric") else words

    return ", ".join(said(name, value) for name, value in zip(names, key))


def line_name(key: Sequence[Any]) -> str:
    """The values that tell a line from the others."""
    return ", ".join(style.number(value) for value in key)


def outer_axes(result: xr.Dataset, *besides: str) -> list[str]:
    """The job's axes but for those named."""
    return [axis for axis in str(result.attrs["axes"]).split() if axis not in besides]

"""The results as tables, each estimate with its standard error."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import xarray as xr

from orthant import result_file
from orthant.report.html import Html, element, folded, joined, section, table
from orthant.report.numbers import count, estimate, number

MOST_ROWS = 40
LONGEST_OF_ITS_OWN = 12
RANKED_BY = ("best_validation_loss", "best_validation_error", "accuracy", "error")
LARGER_IS_BETTER = ("accuracy",)


def results(result: xr.Dataset) -> Html:
    """A table for each set of dimensions; what is too long for a page is named only."""
    shown: list[object] = []
    left: list[str] = []
    groups = _groups(result)
    for position, (dimensions, names) in enumerate(groups.items()):
        if any(result.sizes[name] > LONGEST_OF_ITS_OWN for name in _own(result, dimensions)):
            left += names
            continue
        content = _one_table(result, dimensions, names)
        over = " × ".join(dimensions)
        shown.append(content if position == 0 else folded(f"{', '.join(names)} over {over}", content))
    return section("Results", *shown, _named_only(result, left))


def _own(result: xr.Dataset, dimensions: Iterable[str]) -> list[str]:
    """The dimensions that are not the job's axes."""
    return [name for name in dimensions if name not in result_file.axes_of(result)]


def _groups(result: xr.Dataset) -> dict[tuple[str, ...], list[str]]:
    """Estimates by their dimensions, most general first; of replicates their means; what trials drew is no estimate."""
    drawn = str(result.attrs.get("drawn", "")).split()
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in map(str, result.data_vars):
        averaged = f"{name}_mean" in result and "replicate" in result[name].dims
        if not (averaged or name in drawn or name == "status" or name.endswith("_stderr")):
            groups.setdefault(tuple(map(str, result[name].dims)), []).append(name)
    return dict(sorted(groups.items(), key=lambda group: len(_own(result, group[0]))))


def _one_table(result: xr.Dataset, dimensions: tuple[str, ...], names: list[str]) -> Html:
    drawn = [name for name in str(result.attrs.get("drawn", "")).split() if set(result[name].dims) <= set(dimensions)]
    errors = [f"{name}_stderr" for name in names if f"{name}_stderr" in result]
    status = ["status"] if set(result["status"].dims) <= set(dimensions) else []
    chosen = result_file.in_words(result[[*drawn, *names, *errors, *status]])
    if dimensions:
        rows = chosen.to_dataframe(dim_order=list(dimensions)).reset_index()
    else:
        rows = pd.DataFrame([{str(name): v.item() for name, v in chosen.data_vars.items()}])
    rows, note = _best_first(rows, names) if "trial" in dimensions else (rows, "")
    if len(rows) > MOST_ROWS:
        note += f" The first {MOST_ROWS} of {len(rows):,} rows; tools/to_csv has them all."
    odd = bool(status) and (rows["status"] != "complete").any()
    columns = [*dimensions, *drawn, *names, *(status if odd else [])]
    numeric = [i for i, name in enumerate(columns) if pd.api.types.is_numeric_dtype(rows[name])]
    cells = [[_cell(row, name) for name in columns] for row in rows.head(MOST_ROWS).to_dict("records")]
    return joined([element("p", note, class_="note") if note else "",
                   table([_heading(result, name) for name in columns], cells, numeric),
                   folded("What the columns are", _meanings(result, columns))], "\n")


def _best_first(rows: pd.DataFrame, names: list[str]) -> tuple[pd.DataFrame, str]:
    by = next((name for score in RANKED_BY for name in names if name in (score, f"{score}_mean")), None)
    if by is None:
        return rows, ""
    ranked = rows.sort_values(by, ascending=by.removesuffix("_mean") not in LARGER_IS_BETTER, kind="stable")
    return ranked, f"The best first, by {by}."


def _cell(row: dict[object, object], name: str) -> str:
    value, error = row[name], row.get(f"{name}_stderr")
    if isinstance(value, (int, float)) and isinstance(error, float):
        return estimate(float(value), error)
    return number(value)


def _heading(result: xr.Dataset, name: str) -> Html:
    units = str(result[name].attrs.get("units", "1"))
    return joined([name, element("small", f" {units}")] if units not in ("1", "") else [name])


def _meanings(result: xr.Dataset, names: list[str]) -> Html:
    return element("dl", *(element("div", element("dt", name), element("dd", result[name].attrs.get("long_name", "")))
                           for name in names), class_="meanings")


def _named_only(result: xr.Dataset, names: list[str]) -> object:
    if not names:
        return ""
    lines = (element("li", element("code", name), f" over {' × '.join(map(str, result[name].dims))}: "
                     f"{result[name].attrs.get('long_name', '')}") for name in names)
    return folded(f"{count(len(names), 'result')} too long for a page, in the file and in tools/to_csv",
                  element("ul", *lines))

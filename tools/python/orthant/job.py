"""The job of a result file, from its text: what was asked, and how a search draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib  # type: ignore[no-redef]

RANGES = ("uniform", "log_uniform", "one_minus_log_uniform", "choice")


@dataclass(frozen=True)
class Range:
    """How a search draws a parameter: evenly in it, in its logarithm or in that of 1 - it, or among choices."""
    kind: str
    values: tuple[Any, ...]
    integer: bool = False


def asked(result: xr.Dataset) -> dict[str, Any]:
    """The job as it ran: its text, and what `--set` made of it."""
    job: dict[str, Any] = tomllib.loads(str(result.attrs["job"]))
    for override in np.atleast_1d(result.attrs.get("job_overrides", [])):
        key, _, value = str(override).partition("=")
        try:
            parsed = tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            parsed = value.strip()
        *tables, name = key.strip().split(".")
        if not tables:
            tables = [table for table in ("space", "settings", "search", "data") if name in job.get(table, {})][:1]
            if not tables and isinstance(parsed, (dict, list)):
                tables = ["space"]
        table = job
        for step in tables:
            table = table.setdefault(step, {})
        table[name] = parsed
    return job


def ranges(result: xr.Dataset) -> dict[str, Range]:
    """What trials draw, in the order of the job; empty where the job is no search."""
    space = asked(result).get("space", {})
    drawn: dict[str, Range] = {}
    for name in str(result.attrs.get("drawn", "")).split():
        given = space.get(name)
        kind = next((kind for kind in RANGES if isinstance(given, dict) and kind in given), None)
        if kind is not None:
            drawn[name] = Range(kind, tuple(given[kind]), bool(given.get("integer", False)))
        else:
            drawn[name] = Range("choice", tuple(dict.fromkeys(result[name].values.ravel().tolist())))
    return drawn

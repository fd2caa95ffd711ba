"""One result file, as xarray and pandas see it."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

Path = str | os.PathLike[str]

COMPLETE, FAILED, CAPPED, MISSING = 0, 1, 2, 3


class BadFile(Exception):
    """What is wrong with a file, and what to do."""


def _read(path: Path, group: str | None = None) -> xr.Dataset:
    """All of a group, in memory: the file is closed again."""
    try:
        with xr.open_dataset(path, engine="h5netcdf", group=group, decode_times=False) as stored:
            return stored.load()
    except FileNotFoundError:
        raise BadFile(f"'{os.fspath(path)}' is not there; give the path of a result file") from None
    except (OSError, ValueError, KeyError) as cause:
        raise BadFile(f"cannot read '{os.fspath(path)}' ({cause}); give a result file of Orthant, whole") from cause


def open(path: Path) -> xr.Dataset:  # noqa: A001, the name users know from other packages
    """The results: one variable each, with `long_name` and `units`, NaN where a point failed or was not computed.

    The job, its seed and where the file comes from are in `.attrs`, how the run went (ranks, seconds, efficiency) in
    `.attrs["run"]`.
    """
    result = _read(path)
    if "orthant_version" not in result.attrs:
        raise BadFile(f"'{os.fspath(path)}' was not written by Orthant; give a result file of orthant run or gather")
    result.attrs["run"] = dict(_read(path, "run").attrs)
    return result


def tasks(path: Path) -> pd.DataFrame:
    """One row a task: point, rank, host (its name), start (UTC), seconds, status, attempts, error, digest."""
    run = _read(path, "run")
    table = run[[name for name in run.data_vars if run[name].dims == ("task",)]].to_dataframe()
    hosts = np.atleast_1d(run.attrs.get("hosts", []))
    if len(hosts) > 0:
        table["host"] = hosts[table["host"].to_numpy(dtype=int)]
    table["start"] = pd.to_datetime(table["start"], unit="s", utc=True)
    table["status"] = np.where(table["status"] == FAILED, "failed", "done")
    return table


def trials(path: Path) -> pd.DataFrame:
    """One row a trial of a search and a combination of its axes: what was drawn, and every result that is one number."""
    result = open(path)
    if "trial" not in result.dims:
        raise BadFile(f"'{os.fspath(path)}' is not of a search; open() has its results")
    axes = str(result.attrs["axes"]).split() + ["replicate"]
    scalar = [name for name in result.data_vars if set(result[name].dims) <= set(axes)]
    return result[scalar].to_dataframe().reset_index()


def attribute(result: xr.Dataset, name: str, otherwise: Any = "") -> Any:
    """An attribute of the file, of Python's own types."""
    value = result.attrs.get(name, otherwise)
    return value.item() if isinstance(value, np.generic) else value

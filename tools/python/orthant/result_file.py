"""One result file, as xarray and pandas see it."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

Path = str | os.PathLike[str]

COMPLETE, FAILED, CAPPED, MISSING = 0, 1, 2, 3

FORMAT_VERSION = 1

NO_TEXT = "none"  # stands where there is none

LAUNCH_COLUMNS = ["start", "seconds", "ranks", "nodes", "tasks", "busy_seconds", "lost_seconds", "slurm_job",
                  "slurm_array_index", "slurm_restarts"]


class BadFile(Exception):
    """What is wrong with a file, and what to do."""


def open(path: Path) -> xr.Dataset:  # noqa: A001, the name users know from other packages
    """The results: one variable each, with `long_name` and `units`, NaN where a point failed or was not computed.

    Integers stay integers where no cell is missing. Coded results and `status` keep their codes; `words` reads them.
    The job, its seed and where the file comes from are in `.attrs`, how the run went in those that begin with `run_`.
    """
    result = _masked(_read(path))
    run = _read(path, "run").attrs
    result.attrs = _plain({**result.attrs, **{f"run_{name}": value for name, value in run.items()}})
    return result


def tasks(path: Path) -> pd.DataFrame:
    """One row a task: point, rank, host (its name), start (UTC), seconds, status, attempts, error, digest."""
    run = _read(path, "run")
    table = _over(run, "task")
    hosts = np.atleast_1d(run.attrs.get("hosts", []))
    if len(hosts) > 0:
        table["host"] = hosts[table["host"].to_numpy(dtype=int)]
    table["start"] = pd.to_datetime(table["start"], unit="s", utc=True)
    table["status"] = words(run["status"]).values
    table["error"] = table["error"].replace(NO_TEXT, "")
    return table


def launches(path: Path) -> pd.DataFrame:
    """One row a start of the command: start (UTC), seconds, ranks, tasks, lost_seconds, …; none in older files."""
    run = _read(path, "run")
    if "launch" in run.dims:
        table = _over(run, "launch").rename(columns=lambda name: name.removeprefix("launch_"))
    else:
        table = pd.DataFrame(columns=LAUNCH_COLUMNS, index=pd.Index([], name="launch", dtype="int64"))
    table["slurm_job"] = table["slurm_job"].replace(NO_TEXT, "")
    table["start"] = pd.to_datetime(table["start"], unit="s", utc=True)
    return table


def trials(path: Path) -> pd.DataFrame:
    """One row a trial of a search and a combination of its axes: what was drawn, and every result of one number."""
    result = open(path)
    if "trial" not in result.dims:
        raise BadFile(f"'{os.fspath(path)}' is not of a search; open() has its results")
    axes = [*axes_of(result), "replicate"]
    scalar = [name for name in result.data_vars if set(result[name].dims) <= set(axes)]
    order = [axis for axis in axes if axis in result[scalar].dims]
    return in_words(result[scalar]).to_dataframe(dim_order=order).reset_index()


def words(variable: xr.DataArray) -> xr.DataArray:
    """The meanings of a variable's codes, empty where there is none: 'complete', 'failed', … of `status`."""
    meanings = str(variable.attrs["flag_meanings"]).split()
    read = np.full(variable.shape, "", dtype=object)
    for code, meaning in zip(np.atleast_1d(variable.attrs["flag_values"]), meanings):
        read[variable.values == code] = meaning
    return variable.copy(data=read)


def in_words(result: xr.Dataset) -> xr.Dataset:
    """The same with words for all codes."""
    return result.assign({name: words(v) for name, v in result.data_vars.items() if "flag_meanings" in v.attrs})


def axes_of(result: xr.Dataset) -> list[str]:
    """The job's axes in its order, `trial` of a search last; not `replicate`."""
    return str(result.attrs["axes"]).split()


def attribute(result: xr.Dataset, name: str, otherwise: Any = "") -> Any:
    """An attribute of the file, of Python's own types."""
    return _plain(result.attrs).get(name, otherwise)


def _read(path: Path, group: str | None = None) -> xr.Dataset:
    """All of a group as it is stored, in memory: the file is closed again."""
    name = os.fspath(path)
    try:
        with xr.open_dataset(path, engine="h5netcdf", group=group, decode_cf=False) as stored:
            loaded = stored.load()
    except FileNotFoundError:
        raise BadFile(_why_absent(name)) from None
    except IsADirectoryError:
        raise BadFile(f"'{name}' is a folder; give the result file in it") from None
    except PermissionError:
        raise BadFile(f"'{name}' may not be read; change its permissions") from None
    except (OSError, ValueError, KeyError, RuntimeError) as cause:
        raise BadFile(f"cannot read '{name}' ({_why_unreadable(str(cause))}); give a whole result file") from cause
    if group is None:
        _expect_ours(name, loaded.attrs)
    return loaded


def _why_absent(name: str) -> str:
    if os.path.exists(name + ".journal"):
        return f"'{name}' is not finished; 'orthant status {name}' tells how far it is, the same run command goes on"
    return f"'{name}' is not there; give the path of a result file"


def _why_unreadable(cause: str) -> str:
    known = {"signature not found": "it is not an HDF5 file", "truncated file": "it is cut short",
             "no dimension scale": "it is an HDF5 file, but not written by Orthant",
             "group not found": "it has no group 'run'"}
    return next((told for sign, told in known.items() if sign in cause), " ".join(cause.split()))


def _expect_ours(name: str, attributes: dict[str, Any]) -> None:
    if not {"study", "job", "axes", "format_version"} <= set(attributes):
        raise BadFile(f"'{name}' is no result file; give one that orthant run or gather wrote")
    if attributes["format_version"] > FORMAT_VERSION:
        raise BadFile(f"'{name}' is of format {attributes['format_version']}, this package reads {FORMAT_VERSION}; "
                      "take the package that came with the program")


def _masked(stored: xr.Dataset) -> xr.Dataset:
    """NaN instead of every `_FillValue`, which moves to the encoding."""
    masked = stored.copy()
    for name, variable in stored.variables.items():
        if "_FillValue" not in variable.attrs:
            continue
        fill = variable.attrs["_FillValue"]
        values = variable.values
        if values.dtype.kind in "iu" and (values == fill).any():
            values = np.where(values == fill, np.nan, values.astype(np.float64))
        attributes = {key: value for key, value in variable.attrs.items() if key != "_FillValue"}
        masked[name] = (variable.dims, values, attributes, {"_FillValue": fill, "dtype": variable.dtype})
    return masked


def _plain(attributes: dict[Any, Any]) -> dict[str, Any]:
    return {name: value.item() if isinstance(value, np.generic) else value for name, value in attributes.items()}


def _over(run: xr.Dataset, dimension: str) -> pd.DataFrame:
    """The variables of a group that have this dimension alone."""
    return run[[name for name in run.data_vars if run[name].dims == (dimension,)]].to_dataframe()

"""A result file as tables of comma-separated values (RFC 4180)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
import xarray as xr

from orthant import result_file
from orthant.result_file import BadFile

USAGE, STORAGE = 2, 4


class BadRequest(Exception):
    """What of the request the file does not have."""


def tables(result: xr.Dataset, only: Iterable[str] = ()) -> dict[str, pd.DataFrame]:
    """Name of each table to its rows: variables of the same dimensions share one, which is named after these.

    A row has its coordinates first; codes are words, and what is missing is missing.
    """
    names = list(only) or [str(name) for name in result.data_vars]
    unknown = [name for name in names if name not in result.data_vars]
    if unknown:
        known = ", ".join(map(str, result.data_vars))
        raise BadRequest(f"--variable {unknown[0]} (the file has {known}); name one of these")
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        groups.setdefault(tuple(map(str, result[name].dims)), []).append(name)
    readable = result_file.in_words(result)
    return {"-".join(dimensions) or "job": _rows(readable[members], dimensions)
            for dimensions, members in groups.items()}


def dictionary(result: xr.Dataset, written: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """What the columns of the tables mean: table, column, long_name, units."""
    rows = [(table, column, result[column].attrs.get("long_name", ""), result[column].attrs.get("units", ""))
            for table, frame in written.items() for column in frame.columns]
    return pd.DataFrame(rows, columns=["table", "column", "long_name", "units"])


def as_csv(table: pd.DataFrame) -> str:
    """Numbers with all their digits, empty where missing; lines end as RFC 4180 wants it."""
    return str(table.to_csv(index=False, lineterminator="\r\n"))


def write_folder(path: Path, folder: Path) -> int:
    """All tables of a file, those of its run, and what their columns mean; how many files that is."""
    result = result_file.open(path)
    written = tables(result)
    frames = {**written, "columns": dictionary(result, written), "run-task": result_file.tasks(path).reset_index(),
              "run-launch": result_file.launches(path).reset_index()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        _write(folder / f"{name}.csv", frame)
    return len(frames)


def write_variables(path: Path, names: list[str], output: Path | None) -> None:
    """The one table that these variables share, to a file or to standard output."""
    found = tables(result_file.open(path), names)
    if len(found) > 1:
        raise BadRequest(f"--variable (of different dimensions: {', '.join(found)}); ask for those that share them")
    (table,) = found.values()
    if output is None:
        sys.stdout.write(as_csv(table))
    else:
        _write(output, table)


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="to_csv", description="Writes a result file as tables (CSV).")
    parser.add_argument("file", type=Path, help="a result file")
    parser.add_argument("-o", "--output", type=Path,
                        help="the folder to write (default: beside the file, its name without .h5 and with -csv); "
                             "with --variable the table (default: standard output)")
    parser.add_argument("--variable", action="append", default=[], metavar="NAME",
                        help="only this variable; again for others of the same dimensions")
    arguments = parser.parse_args(given)
    path: Path = arguments.file
    try:
        if arguments.variable:
            write_variables(path, arguments.variable, arguments.output)
            return 0
        folder = arguments.output or path.with_name(path.name.removesuffix(".h5") + "-csv")
        count = write_folder(path, folder)
        print(f"{count} tables in {folder}")
    except BadRequest as problem:
        return _stop(USAGE, str(problem))
    except BadFile as problem:
        return _stop(STORAGE, str(problem))
    except OSError as problem:
        return _stop(STORAGE, f"cannot write ({problem}); name another place with -o")
    return 0


def _stop(code: int, message: str) -> int:
    print(f"to_csv: {message}", file=sys.stderr)
    return code


def _rows(variables: xr.Dataset, dimensions: tuple[str, ...]) -> pd.DataFrame:
    if not dimensions:
        return pd.DataFrame([{str(name): variable.item() for name, variable in variables.data_vars.items()}])
    return variables.to_dataframe(dim_order=list(dimensions)).reset_index()


def _write(path: Path, table: pd.DataFrame) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(as_csv(table))

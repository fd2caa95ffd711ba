"""tools/to_csv: what comes back from its tables is what the file holds."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import h5py
import numpy as np
import orthant
import pandas as pd
import pytest
import xarray as xr
from orthant import to_csv

from conftest import JOBS, ResultOf, Run


@pytest.mark.parametrize("job", JOBS)
def test_tables_hold_every_value(job: str, result_of: ResultOf) -> None:
    result = orthant.open(result_of(job))
    seen = set()
    for table in to_csv.tables(result).values():
        rows = list(csv.DictReader(io.StringIO(to_csv.as_csv(table), newline="")))
        for name in set(table.columns) & set(result.data_vars):
            seen.add(name)
            if "flag_meanings" in result[name].attrs:
                assert [row[name] for row in rows] == orthant.words(result[name]).values.ravel().tolist()
            elif result[name].dtype.kind == "O":
                assert [row[name] for row in rows] == result[name].values.ravel().tolist()
            else:
                values = np.array([float(row[name] or "nan") for row in rows])
                np.testing.assert_array_equal(values, result[name].values.ravel().astype(float))
    assert seen == set(result.data_vars)


def test_a_folder_has_all_tables_and_what_they_mean(
        result_of: ResultOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert to_csv.main([str(result_of("dimension.angles")), "-o", str(tmp_path / "new" / "folder")]) == 0
    assert capsys.readouterr().out == f"7 tables in {tmp_path / 'new' / 'folder'}\n"
    written = {path.stem: pd.read_csv(path) for path in (tmp_path / "new" / "folder").glob("*.csv")}
    assert set(written) == {"D-source", "D-source-quantile", "D-source-tolerance", "D-source-bin", "columns",
                            "run-task", "run-launch"}
    with h5py.File(result_of("dimension.angles")) as file:
        assert len(written["run-task"]) == file["run"].attrs["tasks"]
        meaning = written["columns"].set_index(["table", "column"]).loc[("D-source", "mean")]
        assert meaning["long_name"] == file["mean"].attrs["long_name"]
        assert meaning["units"] == "degree"


def test_one_variable_goes_to_standard_output(result_of: ResultOf, tool: Run) -> None:
    done = tool("to_csv", result_of("dimension.shell"), "--variable", "fraction", "--variable", "fraction_stderr")
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(io.StringIO(done.stdout), float_precision="round_trip")
    assert list(table.columns) == ["D", "epsilon", "fraction", "fraction_stderr"]
    with h5py.File(result_of("dimension.shell")) as file:
        np.testing.assert_array_equal(table["fraction"], file["fraction"][...].ravel())


def test_one_variable_goes_to_a_file(result_of: ResultOf, tmp_path: Path) -> None:
    assert to_csv.main([str(result_of("search")), "--variable", "stop", "-o", str(tmp_path / "stop.csv")]) == 0
    lines = (tmp_path / "stop.csv").read_bytes().split(b"\r\n")
    assert lines[:2] == [b"cell,trial,stop", b"lstm,0,epochs"]
    assert lines[-1] == b""


def test_hostile_text_is_quoted() -> None:
    texts = ['a "quoted" one', "a,b", "two\nlines", "<script>", ""]
    result = xr.Dataset({"x": ("name", np.arange(5.0))}, {"name": np.array(texts, dtype=object)})
    (table,) = to_csv.tables(result).values()
    rows = list(csv.reader(io.StringIO(to_csv.as_csv(table), newline=""), strict=True))
    assert [row[0] for row in rows[1:]] == texts


def test_missing_is_empty_and_infinity_is_told() -> None:
    result = xr.Dataset({"x": ("i", [np.nan, np.inf, 1e-300])}, {"i": [0, 1, 2]})
    (table,) = to_csv.tables(result).values()
    assert to_csv.as_csv(table) == "i,x\r\n0,\r\n1,inf\r\n2,1e-300\r\n"


def test_a_result_without_dimensions_is_a_row() -> None:
    result = xr.Dataset({"x": ((), 0.1), "y": ((), 2)})
    (table,) = to_csv.tables(result).values()
    assert to_csv.as_csv(table) == "x,y\r\n0.1,2\r\n"


def test_what_it_cannot_do_is_told_in_a_line(
        result_of: ResultOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(result_of("search"))
    (tmp_path / "in_the_way").write_text("", encoding="utf-8")
    for code, told, arguments in [
        (2, "--variable test_lss (the file has hidden, ", [file, "--variable", "test_lss"]),
        (2, "of different dimensions: cell-trial, trial", [file, "--variable", "stop", "--variable", "hidden"]),
        (4, "is not there", [str(tmp_path / "absent.h5")]),
        (4, "cannot write", [file, "-o", str(tmp_path / "in_the_way")]),
    ]:
        assert to_csv.main(arguments) == code
        seen = capsys.readouterr()
        assert seen.out == ""
        assert told in seen.err
        assert seen.err.count("\n") == 1

"""The readers that people have open a file of every study without a warning, and see every variable."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import warnings
from pathlib import Path
from types import ModuleType

import netCDF4
import pandas as pd
import pytest
import xarray as xr

from conftest import JOBS, REPOSITORY, ResultOf

# ncdf4 reads 64-bit integers as doubles, and says so on standard output.
NOTICE = "[1] "
READ_WITH_R = """
options(warn = 2)
library(ncdf4)
for (path in commandArgs(trailingOnly = TRUE)) {
    file <- nc_open(path)
    for (name in names(file$var)) {
        values <- ncvar_get(file, name)
        stopifnot(length(values) == prod(file$var[[name]]$size))
    }
    cat(basename(path), file$nvars, ncatt_get(file, 0, "study")$value, "\\n")
    nc_close(file)
}
"""


def open_everywhere() -> ModuleType:
    """The script that compares xarray, h5py and netCDF4 with each other."""
    spec = importlib.util.spec_from_file_location("open_everywhere", REPOSITORY / "tests/store/open_everywhere.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.mark.parametrize("job", JOBS)
def test_python_opens_it(job: str, result_of: ResultOf) -> None:
    script = open_everywhere()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        script.expect_same(result_of(job))
        script.expect_usable(result_of(job))
        for group in (None, "run"):
            with xr.open_dataset(result_of(job), group=group) as data:
                for variable in data.data_vars.values():
                    assert isinstance(variable.to_series(), pd.Series)


@pytest.mark.skipif(shutil.which("ncdump") is None, reason="there is no ncdump on PATH")
@pytest.mark.parametrize("job", JOBS)
def test_ncdump_opens_it(job: str, result_of: ResultOf) -> None:
    done = subprocess.run(["ncdump", "-h", result_of(job)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with netCDF4.Dataset(result_of(job)) as file:
        for name in file.variables:
            assert f" {name}(" in done.stdout or f" {name} ;" in done.stdout


def has_ncdf4() -> bool:
    return shutil.which("Rscript") is not None and subprocess.run(
        ["Rscript", "-e", "quit(status = !requireNamespace('ncdf4', quietly = TRUE))"],
        capture_output=True, check=False).returncode == 0


def test_r_opens_them(result_of: ResultOf, tmp_path: Path) -> None:
    if not has_ncdf4():
        pytest.skip("there is no Rscript on PATH, or R has no package ncdf4")
    script = tmp_path / "read.R"
    script.write_text(READ_WITH_R, encoding="utf-8")
    done = subprocess.run(["Rscript", script, *map(result_of, JOBS)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    told = [line.split()[0] for line in done.stdout.splitlines() if line and not line.startswith(NOTICE)]
    assert told == [f"{job}.h5" for job in JOBS]

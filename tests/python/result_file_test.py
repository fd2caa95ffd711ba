"""What orthant.open, tasks, launches and trials give, held against what h5py reads."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import h5py
import numpy as np
import orthant
import pytest

from conftest import JOBS, ResultOf, Run

FILL = np.iinfo(np.int64).min


@pytest.fixture
def torn(result_of: ResultOf, tmp_path: Path) -> Path:
    """A search of which trial 3 failed for the first cell."""
    path = tmp_path / "torn.h5"
    shutil.copy(result_of("search"), path)
    with h5py.File(path, "r+") as file:
        file["status"][0, 3] = 1
        file["test_error"][0, 3] = np.nan
        file["stop"][0, 3] = FILL
        row = int(np.flatnonzero(file["run/point"][...] == 3)[0])
        file["run/status"][row] = 1
        file["run/error"][row] = "the loss is <not> finite"
    return path


@pytest.mark.parametrize("job", JOBS)
def test_every_variable_is_there_with_its_values(job: str, result_of: ResultOf) -> None:
    result = orthant.open(result_of(job))
    with h5py.File(result_of(job)) as file:
        variables = {name: node for name, node in file.items() if isinstance(node, h5py.Dataset)}
        assert set(result.variables) == set(variables)
        for name, stored in variables.items():
            seen = result[name]
            assert seen.attrs["long_name"] == stored.attrs["long_name"]
            assert seen.attrs["units"] == stored.attrs["units"]
            values = stored.asstr()[...] if h5py.check_string_dtype(stored.dtype) else stored[...]
            if stored.dtype.kind == "i" and "_FillValue" in stored.attrs and (values == FILL).any():
                assert seen.dtype == np.float64
                continue
            assert seen.dtype.kind == "O" or seen.dtype == stored.dtype
            np.testing.assert_array_equal(seen.values, values)


def test_attributes_hold_the_job_and_how_it_ran(result_of: ResultOf) -> None:
    attributes = orthant.open(result_of("search")).attrs
    assert attributes["job"] == JOBS["search"].read_text(encoding="utf-8")
    assert attributes["study"] == "lstm.train"
    assert attributes["complete"] == 1
    assert attributes["run_tasks"] == 72
    assert 0 < attributes["run_efficiency"] <= 1
    assert all(type(value).__module__ != "numpy" or np.ndim(value) > 0 for value in attributes.values())


def test_a_result_can_be_written_again(result_of: ResultOf, tmp_path: Path) -> None:
    result = orthant.open(result_of("search"))
    result.to_netcdf(tmp_path / "again.nc")
    with h5py.File(tmp_path / "again.nc") as again, h5py.File(result_of("search")) as file:
        np.testing.assert_array_equal(again["stop"][...], file["stop"][...])


def test_failed_cells_are_missing(torn: Path) -> None:
    result = orthant.open(torn)
    assert np.isnan(result.test_error.sel(trial=3)[0])
    assert result.stop.dtype == np.float64
    assert np.isnan(result.stop[0, 3])
    assert np.isfinite(result.stop.values).sum() == result.stop.size - 1
    assert orthant.words(result.status)[0, 3] == "failed"
    assert orthant.words(result.stop)[0, 3] == ""


def test_shares_of_other_shards_are_missing(result_of: ResultOf) -> None:
    result = orthant.open(result_of("dimension.angles", "--shard", "0/2"))
    missing = orthant.words(result.status) == "missing"
    assert 0 < int(missing.sum()) < missing.size
    assert np.isnan(result["count"].where(missing, drop=True)).all()
    assert result.attrs["shard"] == "0/2"


def test_tasks_are_rows(torn: Path) -> None:
    tasks = orthant.tasks(torn)
    with h5py.File(torn) as file:
        assert len(tasks) == file["run"].attrs["tasks"]
        np.testing.assert_array_equal(tasks["seconds"], file["run/seconds"][...])
        np.testing.assert_array_equal(tasks["digest"], file["run/digest"][...])
        np.testing.assert_allclose(tasks["start"].astype("int64") / 1e9, file["run/start"][...], atol=1e-3)
        assert set(tasks["host"]) == set(np.atleast_1d(file["run"].attrs["hosts"]))
    assert str(tasks["start"].dt.tz) == "UTC"
    assert tasks.loc[tasks["status"] == "failed", "error"].tolist() == ["the loss is <not> finite"]


def test_launches_are_rows(result_of: ResultOf) -> None:
    launches = orthant.launches(result_of("search"))
    assert launches["ranks"].tolist() == [1]
    assert launches["tasks"].tolist() == [72]
    assert launches["slurm_array_index"].tolist() == [-1]


def test_files_without_launches_have_no_rows(result_of: ResultOf, tmp_path: Path) -> None:
    path = tmp_path / "older.h5"
    shutil.copy(result_of("search"), path)
    with h5py.File(path, "r+") as file:
        for name in [name for name in file["run"] if name.startswith("launch_")] + ["launch"]:
            del file["run"][name]
    launches = orthant.launches(path)
    assert len(launches) == 0
    assert {"start", "ranks", "lost_seconds"} <= set(launches.columns)


def test_trials_are_rows_with_parameters_and_scores(torn: Path) -> None:
    trials = orthant.trials(torn)
    assert len(trials) == 3 * 24
    assert list(trials.columns[:2]) == ["cell", "trial"]
    with h5py.File(torn) as file:
        row = trials[(trials["cell"] == "gru") & (trials["trial"] == 5)].iloc[0]
        assert row["learning_rate"] == file["learning_rate"][5]
        assert row["optimiser"] == file["optimiser"].asstr()[5]
        assert row["test_error"] == file["test_error"][2, 5]
    failed = trials[trials["status"] == "failed"]
    assert failed[["cell", "trial"]].values.tolist() == [["lstm", 3]]
    assert "training_loss" not in trials


def test_trials_of_a_grid_are_refused(result_of: ResultOf) -> None:
    with pytest.raises(orthant.BadFile, match="not of a search"):
        orthant.trials(result_of("dimension.angles"))


def test_what_is_no_result_file_is_refused_in_one_line(result_of: ResultOf, tmp_path: Path) -> None:
    whole = result_of("search").read_bytes()
    (tmp_path / "short.h5").write_bytes(whole[:len(whole) // 2])
    (tmp_path / "text.h5").write_text("study = 1\n" * 100, encoding="utf-8")
    (tmp_path / "empty.h5").write_bytes(b"")
    (tmp_path / "folder.h5").mkdir()
    (tmp_path / "running.h5.journal").write_bytes(b"")
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["x"] = [1, 2, 3]
    with h5py.File(tmp_path / "nothing.h5", "w"):
        pass
    shutil.copy(result_of("search"), tmp_path / "newer.h5")
    with h5py.File(tmp_path / "newer.h5", "r+") as file:
        file.attrs["format_version"] = 7
    shutil.copy(result_of("search"), tmp_path / "half.h5")
    with h5py.File(tmp_path / "half.h5", "r+") as file:
        del file["run"]
    told = {"absent": "is not there", "short": "is cut short", "text": "not an HDF5 file", "empty": "not an HDF5 file",
            "folder": "is a folder", "running": "is not finished", "other": "not written by Orthant",
            "nothing": "is no result file", "newer": "is of format 7", "half": "no group 'run'"}
    for name, reason in told.items():
        path = tmp_path / f"{name}.h5"
        with pytest.raises(orthant.BadFile) as refusal:
            orthant.open(path)
        assert reason in str(refusal.value)
        assert str(path) in str(refusal.value)
        assert "\n" not in str(refusal.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read all files")
def test_a_file_that_may_not_be_read_is_refused(result_of: ResultOf, tmp_path: Path) -> None:
    path = tmp_path / "locked.h5"
    shutil.copy(result_of("search"), path)
    path.chmod(0)
    with pytest.raises(orthant.BadFile, match="may not be read"):
        orthant.open(path)


def test_weights_are_no_results(orthant_run: Run, result_of: ResultOf, tmp_path: Path) -> None:
    weights = tmp_path / "weights.h5"
    done = orthant_run("weights", result_of("search"), "--best", "1", "-o", weights)
    assert done.returncode == 0, done.stderr
    with pytest.raises(orthant.BadFile):
        orthant.open(weights)

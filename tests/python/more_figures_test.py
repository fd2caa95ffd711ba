"""What figures of networks draw, against what HDF5 says is in the file; those of a job under way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from conftest import JOBS, ResultOf, Run
from figures_test import drawn, same, stored


def test_state_gradients_are_the_files_of_cells_with_a_state(result_of: ResultOf) -> None:
    path = result_of("lstm.gradients")
    table, norm = drawn(path, "state_gradients"), stored(path, "c_norm_mean")
    same(table, "value", norm[np.isfinite(norm)])
    same(table, "stderr", stored(path, "c_norm_mean_stderr")[np.isfinite(norm)])
    assert set(table["cell"]) & {"rnn", "relu", "gru"} == set()


def test_maps_of_pairs_hold_every_trial_once(result_of: ResultOf) -> None:
    path = result_of("search")
    table, score = drawn(path, "pairs"), stored(path, "best_validation_loss")
    hidden, rate = stored(path, "hidden"), stored(path, "learning_rate")
    assert set(zip(table["x"], table["y"])) == {("hidden", "learning_rate")}
    assert table["count"].sum() == np.isfinite(score).sum()
    column = np.minimum(np.floor(8 * np.log(hidden / 2) / np.log(16 / 2)), 7)
    row = np.minimum(np.floor(8 * np.log(rate / 1e-4) / np.log(1e-1 / 1e-4)), 7)
    for _, cell in table.iterrows():
        here = score[..., (column == cell["column"]) & (row == cell["row"])]
        np.testing.assert_allclose(cell["value"], np.nanmedian(here))


def test_all_figures_of_a_search_under_way_are_drawn(stopped_search: Path, program: Path, tool: Run, tmp_path: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORTHANT", str(program))
    done = tool("plot", stopped_search, "-o", tmp_path / "so_far.png")
    assert (done.returncode, done.stderr) == (0, "")
    names = {path.stem.removeprefix("so_far-") for path in tmp_path.glob("*.png")}
    assert {"boxes", "gantt", "learning_curves", "marginals", "pairs", "parallel"} <= names


def test_figures_of_a_job_that_another_program_began_are_not_drawn(orthant_run: Run, tool: Run, tmp_path: Path,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "long.h5"
    stopped = orthant_run("run", "-q", JOBS["dimension.shell"], "-o", output, "--set", "points=100_000_000_000",
                          "--walltime", "2s")
    assert stopped.returncode == 75, stopped.stderr
    monkeypatch.setenv("ORTHANT", "/bin/false")
    done = tool("plot", output)
    assert done.returncode == 4
    assert done.stderr.startswith("plot: ")

"""tools/importance from a search's file to its table."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import pytest
from orthant.importance.command import main

from conftest import ResultOf, Run

QUICK = "--forests", "2", "--trees", "20"


@dataclass(frozen=True)
class Done:
    code: int
    output: str
    errors: str


Importance = Callable[..., Done]


@pytest.fixture
def importance(capsys: pytest.CaptureFixture[str]) -> Importance:
    """The command in this process."""

    def run(*arguments: str | Path) -> Done:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def known(result_of: ResultOf, tmp_path: Path) -> Path:
    """A search with scores put in: the logarithm of the learning rate, but for gru only the optimiser counts."""
    path = tmp_path / "known.h5"
    shutil.copy(result_of("search", "--set", "trials=120", "--set", "epochs=1",
                          "--set", "dropout={ uniform = [0, 0.5] }"), path)
    with h5py.File(path, "r+") as file:
        rate, optimiser = np.log(file["learning_rate"][...]), file["optimiser"].asstr()[...]
        cells = file["cell"].asstr()[...].tolist()
        file["test_loss"][...] = 20 + rate
        file["test_loss"][cells.index("gru")] = 2.0 + (optimiser == "adam")
        file["test_loss"][cells.index("nfg"), :3] = [np.nan, np.inf, np.nan]
    return path


def shares(table: pd.DataFrame) -> dict[str, float]:
    first = table[table["order"] == "1"]
    return dict(zip(first["parameter"], first["share"]))


def test_an_analysis_for_each_value_of_an_axis(known: Path, tool: Run) -> None:
    before = known.read_bytes()
    done = tool("importance", known, *QUICK)
    assert done.returncode == 0, done.stderr
    assert known.read_bytes() == before
    table = pd.read_csv(known.with_name("known.h5.importance.csv"))
    assert table["cell"].drop_duplicates().tolist() == ["lstm", "nfg", "gru"]
    assert "cell = nfg: 117 trials, 3 without a score left out" in done.stdout
    assert table.groupby("cell")["left_out"].first().to_dict() == {"lstm": 0, "nfg": 3, "gru": 0}
    for cell, first in (("lstm", "learning_rate"), ("nfg", "learning_rate"), ("gru", "optimiser")):
        own = table[table["cell"] == cell]
        assert set(shares(own)) == {"hidden", "learning_rate", "optimiser", "dropout"}
        assert shares(own)[first] > 0.97 and own["oob_r2"].iloc[0] > 0.95
        assert own["share"].sum() == pytest.approx(1)
        assert (own["order"] == "2").sum() == 6
    assert "log, whole" in done.stdout and "logarithm" in done.stdout


def test_axes_are_fixed_or_pooled(known: Path, importance: Importance, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    done = importance(known, *QUICK, "--by", "cell=gru", "-o", output)
    assert done.code == 0 and "cell = gru: 120 trials" in done.output
    table = pd.read_csv(output)
    assert set(table["cell"]) == {"gru"} and set(shares(table)) == {"hidden", "learning_rate", "optimiser", "dropout"}
    assert shares(table)["optimiser"] > 0.97
    fixed = "--by", "cell=gru", "--by", "optimiser=adam", "--score", "best_epoch"
    assert importance(known, *QUICK, *fixed, "-o", output).code == 4, "there is but one epoch"
    assert importance(known, *QUICK, "--pooled", "--log", "--clip", "0.9", "-o", output).code == 0
    table = pd.read_csv(output)
    assert shares(table)["cell"] > 0.3 and table["trials"].iloc[0] == 360
    assert table["transform"].iloc[0] == "clipped at its 0.9 quantile, logarithm"


@pytest.mark.parametrize("arguments, code, message", [
    (["--by", "cells=gru"], 2, "name one of these"), (["--by", "cell=gruu"], 2, "(cell has lstm, nfg, gru)"),
    (["--by", "hidden=4"], 2, "of cell, optimiser"), (["--score", "test_los"], 2, "test_loss"),
    (["--score", "training_loss"], 2, "test_loss"), (["--clip", "1.5"], 2, "--clip 0.9"), (["--trees", "0"], 2, "1 or"),
    (["-o", "known.h5"], 2, "result file itself"), (["-o", "no/out.csv"], 4, "cannot write"),
])
def test_what_cannot_be_done_is_told(known: Path, importance: Importance, arguments: list[str], code: int, message: str,
                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(known.parent)
    before = known.read_bytes()
    done = importance("known.h5", *QUICK, *arguments)
    assert (done.code, message in done.errors) == (code, True), done.errors
    assert known.read_bytes() == before and not list(known.parent.glob("*.tmp"))


def test_files_without_a_search_are_refused(result_of: ResultOf, importance: Importance, tmp_path: Path) -> None:
    for path in (result_of("dimension.shell"), tmp_path / "none.h5"):
        done = importance(path)
        assert done.code == 4 and len(done.errors.splitlines()) == 1, done.errors
    few = importance(result_of("search", "--set", "trials=5", "--set", "epochs=1"))
    assert few.code == 4 and "too few trials" in few.errors


def test_a_logarithm_takes_scores_above_0(known: Path, importance: Importance) -> None:
    with h5py.File(known, "r+") as file:
        file["test_loss"][0, 0] = -1
    done = importance(known, *QUICK, "--log")
    assert done.code == 2 and "no logarithm" in done.errors


def test_replicates_are_taken_by_their_mean(result_of: ResultOf, importance: Importance, tmp_path: Path) -> None:
    path = result_of("search", "--set", "trials=12", "--set", "epochs=1", "--set", "replicates=2")
    done = importance(path, *QUICK, "-o", tmp_path / "out.csv")
    assert done.code == 0, done.errors
    assert pd.read_csv(tmp_path / "out.csv")["score"].unique().tolist() == ["test_loss_mean"]

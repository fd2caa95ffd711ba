"""What all tests of the Python tools share: the program, and result files of small jobs, each run once a session."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib
import pytest

matplotlib.use("Agg")

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
JOBS = {job.stem: job for job in sorted((HERE / "jobs").glob("*.toml"))}

ResultOf = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def mpi_environment() -> dict[str, str]:
    """This process's environment, and what lets MPI run in containers and as root."""
    exports = (REPOSITORY / "tools/lib/mpi_environment.sh").read_text(encoding="utf-8")
    return {**os.environ, **dict(re.findall(r"^export (\w+)=(.*)$", exports, re.MULTILINE))}


@pytest.fixture(scope="session")
def program() -> Path:
    """The program under test, which the variable ORTHANT names."""
    named = os.environ.get("ORTHANT", "")
    if not Path(named).is_file():
        pytest.exit(f"ORTHANT is '{named}', not a program; set it to the built orthant", returncode=2)
    return Path(named).resolve()


@pytest.fixture(scope="session")
def orthant_run(program: Path) -> Run:
    """The program with arguments: its output and exit code."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([program, *arguments], env=mpi_environment(), capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def result_of(orthant_run: Run, tmp_path_factory: pytest.TempPathFactory) -> ResultOf:
    """result_of("search", "--set", "trials=8"): the result file of a job of jobs/, run at its first use."""
    known: dict[tuple[str, ...], Path] = {}

    def result(job: str, *arguments: str) -> Path:
        key = (job, *arguments)
        if key not in known:
            path = tmp_path_factory.mktemp(job) / f"{job}.h5"
            done = orthant_run("run", "-q", JOBS[job], "-o", path, *arguments)
            assert done.returncode in (0, 5), f"{' '.join(key)}: exit code {done.returncode}\n{done.stderr}"
            known[key] = path
        return known[key]

    return result


@pytest.fixture(scope="session")
def tool() -> Run:
    """tool("to_csv", FILE): a script of tools/, its output and exit code."""

    def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command: list[str | Path] = [sys.executable, "-B", REPOSITORY / "tools" / name, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def stopped_search(orthant_run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a search that was finished, then asked for more, and stopped before it had all."""
    output = tmp_path_factory.mktemp("stopped") / "search.h5"
    ask = ("run", "-q", JOBS["search"], "-o", output, "--set", "epochs=200")
    assert orthant_run(*ask, "--set", "trials=4").returncode == 0
    grown = orthant_run(*ask, "--set", "trials=500", "--walltime", "2s")
    assert grown.returncode == 75, grown.stderr
    return output

"""A job under way has no result file yet: the program makes one of what its journal holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orthant.result_file import BadFile


def is_under_way(file: Path) -> bool:
    """Whether a journal stands beside the output: the job runs, or goes on with the next run."""
    return file.with_name(file.name + ".journal").exists()


@contextmanager
def snapshot(file: Path) -> Iterator[Path]:
    """The file itself; of a job under way one of what it has come to, until the block ends.

    Where that cannot be had (the program is not there, or of another build), the finished file that the job adds to.
    """
    if not is_under_way(file):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="orthant-") as folder:
        copy = Path(folder) / file.name
        done = _ask("show", str(file), "--snapshot", str(copy))
        if done is not None and done.returncode == 0:
            yield copy
        elif file.exists():
            yield file
        elif done is None:
            raise BadFile(f"'{file}' is not finished, and the program was not found, which reads what is there; "
                          "name it by the variable ORTHANT")
        else:
            told = done.stderr.strip().removeprefix("orthant: ")
            raise BadFile(told or f"'{file}' is not finished, and the program could not read what is there")


def status(file: Path) -> str:
    """What `orthant status` tells of it."""
    done = _ask("status", str(file))
    if done is None:
        return f"'orthant status {file}' tells; the program was not found when this page was written."
    return done.stdout + done.stderr


def _ask(*arguments: str) -> subprocess.CompletedProcess[str] | None:
    program = _program()
    if program is None:
        return None
    return subprocess.run([program, *arguments], capture_output=True, text=True, errors="replace", check=False)


def _program() -> str | None:
    """ORTHANT names it, or it is built here, or on PATH."""
    build = Path(__file__).resolve().parents[3] / "build"
    built = [os.environ.get("ORTHANT", ""), *(str(build / preset / "bin/orthant") for preset in ("release", "dev"))]
    return next((path for path in built if os.access(path, os.X_OK) and Path(path).is_file()), shutil.which("orthant"))

"""tools/README.md: its blocks that say `run` do."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from conftest import REPOSITORY, ResultOf

README = REPOSITORY / "tools/README.md"
RESULTS = {"angles": "dimension.angles", "knn_digits": "knn.sweep", "search": "search"}
PROGRAMS = {"python": [sys.executable, "-B", "-c"], "r": ["Rscript", "-e"], "sh": ["bash", "-euo", "pipefail", "-c"]}
NEEDED = ("ncdump", "h5dump")


def readme_blocks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme_blocks", REPOSITORY / "tests/structure/readme_blocks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["readme_blocks"] = module
    spec.loader.exec_module(module)
    return module


BLOCKS = [block for block in readme_blocks().blocks(README.read_text(encoding="utf-8")) if block.purpose == "run"]


@pytest.fixture(scope="module")
def folder(result_of: ResultOf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page's commands are given: tools/ and small results."""
    place = tmp_path_factory.mktemp("readme")
    (place / "tools").symlink_to(REPOSITORY / "tools")
    (place / "results").mkdir()
    for name, job in RESULTS.items():
        shutil.copy(result_of(job), place / "results" / f"{name}.h5")
    return place


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"line {block.line}")
def test_a_block_runs(block: object, folder: Path) -> None:
    language, text = getattr(block, "language"), getattr(block, "text")
    needed = {PROGRAMS[language][0], *(program for program in NEEDED if language == "sh" and program in text)}
    missing = [program for program in sorted(needed) if shutil.which(program) is None]
    if missing:
        pytest.skip(f"there is no {', '.join(missing)} on PATH")
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "tools/python"), "PATH": path}
    done = subprocess.run([*PROGRAMS[language], text], cwd=folder, env=environment, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert done.stdout


def test_no_block_is_left_out() -> None:
    languages = {block.language for block in BLOCKS}
    assert languages == set(PROGRAMS)

"""The package builds into a wheel that has all of it, without the network."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import REPOSITORY

PACKAGE = REPOSITORY / "tools/python"


@pytest.mark.skipif(any(importlib.util.find_spec(name) is None for name in ("pip", "setuptools", "wheel")),
                    reason="this Python lacks pip, setuptools or wheel")
def test_a_wheel_has_the_whole_package(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "source", ignore=shutil.ignore_patterns("__pycache__", "build", "*.egg-info"))
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "--no-index",
               "--disable-pip-version-check", "-w", str(tmp_path), str(tmp_path / "source")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    version = re.search(r"project\(orthant\b[^)]*VERSION\s+([\d.]+)", (REPOSITORY / "CMakeLists.txt").read_text())
    assert version and wheel.name == f"orthant-{version[1]}-py3-none-any.whl"
    files = {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "orthant").rglob("*")
             if path.suffix in (".py", ".css", ".typed")}
    with zipfile.ZipFile(wheel) as archive:
        assert files <= set(archive.namelist())

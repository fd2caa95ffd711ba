"""tools/report: writes the report of a result file, or of a job under way."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from orthant.report.page import of_file, of_unfinished
from orthant.result_file import BadFile

STORAGE = 4


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="report", description="Writes the report of a result file: one HTML page.")
    parser.add_argument("file", type=Path, help="a result file, or the one that a job under way will write")
    parser.add_argument("-o", "--output", type=Path, help="the page (default: beside the file, .html)")
    arguments = parser.parse_args(given)
    file: Path = arguments.file
    output: Path = arguments.output or file.with_suffix(".html")
    try:
        page = _page(file)
    except BadFile as problem:
        print(f"report: {problem}", file=sys.stderr)
        return STORAGE
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as problem:
        print(f"report: cannot write '{output}' ({problem.strerror}); name another place with -o", file=sys.stderr)
        return STORAGE
    print(f"the report is {output}")
    return 0


def _page(file: Path) -> str:
    journal = file.with_name(file.name + ".journal")
    if file.exists():
        return of_file(file, _ask("status", file) if journal.exists() else "")
    if not journal.exists():
        raise BadFile(f"'{file}' is not there; give the path of a result file")
    return of_unfinished(file, {"Status": _ask("status", file), "Results so far": _ask("show", file)})


def _ask(command: str, file: Path) -> str:
    """What the program says of a file: ORTHANT names it, or it is built here, or on PATH."""
    program = _program()
    if program is None:
        return f"'orthant {command} {file}' tells; the program was not found when this page was written."
    done = subprocess.run([program, command, file], capture_output=True, text=True, errors="replace", check=False)
    return done.stdout + done.stderr


def _program() -> str | None:
    build = Path(__file__).resolve().parents[4] / "build"
    built = [os.environ.get("ORTHANT", ""), *(str(build / preset / "bin/orthant") for preset in ("release", "dev"))]
    return next((path for path in built if os.access(path, os.X_OK) and Path(path).is_file()), shutil.which("orthant"))

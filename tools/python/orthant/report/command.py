"""tools/report: writes the report of a result file, or of a job under way."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from orthant import under_way
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
    if not under_way.is_under_way(file):
        return of_file(file)
    told = under_way.status(file)
    try:
        with under_way.snapshot(file) as copy:
            return of_file(copy, told)
    except BadFile as problem:
        return of_unfinished(file, told, str(problem))

"""tools/plot: draws the figures of a result file, or of a job under way."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import xarray as xr

from orthant import figures, result_file, style
from orthant.result_file import BadFile
from orthant.under_way import snapshot

ENDINGS = (".png", ".svg", ".pdf")
USAGE, DATA, STORAGE = 2, 3, 4


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="plot", description="Draws the figures of a result file: one by its name, or all that its study has.")
    parser.add_argument("file", type=Path, help="a result file, or the one that a job under way will write")
    parser.add_argument("--figure", metavar="NAME", help="this one alone; --list tells the names")
    parser.add_argument("-o", metavar="PNG|SVG|PDF", dest="output", type=Path,
                        help="where to write; of several, their names follow a hyphen (default: beside the file)")
    parser.add_argument("--list", action="store_true", help="tell the figures that this file has, draw none")
    arguments = parser.parse_args(given)
    try:
        with snapshot(arguments.file) as file:
            result = result_file.open(file)
            return _tell(result) if arguments.list else _draw(result, arguments)
    except BadFile as problem:
        return _stop(STORAGE, str(problem))


def _tell(result: xr.Dataset) -> int:
    has = figures.of(result)
    width = max((len(kind.name) for kind in has), default=0)
    for kind in has:
        print(f"{kind.name.ljust(width)}  {kind.about}")
    return 0


def _draw(result: xr.Dataset, arguments: argparse.Namespace) -> int:
    has = figures.of(result)
    chosen = [kind for kind in has if arguments.figure in (None, kind.name)]
    if not chosen:
        known = figures.named(arguments.figure)
        why = f"not of {result.attrs['study']}, or not of this file" if known else "there is none of that name"
        names = ", ".join(kind.name for kind in has)
        return _stop(USAGE, f"--figure {arguments.figure} ({why}); name one of {names}")
    output: Path = arguments.output or arguments.file.with_suffix(".png")
    if output.suffix.lower() not in ENDINGS:
        return _stop(USAGE, f"-o {output} (a figure is PNG, SVG or PDF); let its name end in .png, .svg or .pdf")
    alone = arguments.figure is not None and arguments.output is not None
    failed = 0
    for kind in chosen:
        path = output if alone else output.with_name(f"{output.stem}-{kind.name}{output.suffix}")
        try:
            figure = kind.draw(result)
        except (ValueError, KeyError, IndexError, ZeroDivisionError) as cause:
            failed = _stop(DATA, f"cannot draw {kind.name} ({cause!r}); is the file complete? orthant show tells")
            continue
        try:
            style.save(figure, path)
        except OSError as cause:
            return _stop(STORAGE, f"cannot write '{path}' ({cause.strerror or cause}); name another place with -o")
        print(f"{path}: {kind.about}")
    return failed


def _stop(code: int, message: str) -> int:
    print(f"plot: {message}", file=sys.stderr)
    return code

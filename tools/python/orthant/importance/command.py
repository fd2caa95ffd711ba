"""Tells which parameters of a finished search matter: functional ANOVA of random forests fitted to its trials.

The shares of a score's variance over the space that was searched, with standard errors over forests, which say nothing
of other trials that might have been drawn; how far to believe them is what the out-of-bag R² says. Hutter, Hoos,
Leyton-Brown: An Efficient Approach for Assessing Hyperparameter Importance, ICML 2014.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from orthant.importance.analysis import Analysis, Transform, analyse, effects, table_of
from orthant.importance.forests import Estimate, Settings
from orthant.importance.search import BadWish, Search, fix, read_search
from orthant.result_file import BadFile

USAGE, STORAGE = 2, 4

NO_SENSE = "not above 0: no trial can be told from the others, the shares mean nothing"


def arguments_of(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="importance", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="the result file of a search")
    parser.add_argument("--score", help="what is explained (default: test_loss, or else best_validation_loss)")
    parser.add_argument("--by", action="append", default=[], metavar="AXIS=VALUE", help="only trials with this value")
    parser.add_argument("--pooled", action="store_true",
                        help="axes of the grid are parameters, too (default: an analysis for each of their values)")
    parser.add_argument("--log", action="store_true", help="explain the logarithm of the score")
    parser.add_argument("--clip", type=float, metavar="Q", help="scores above their Q quantile are set to it")
    parser.add_argument("--forests", type=int, default=Settings.forests, help="seeds (default: %(default)s)")
    parser.add_argument("--trees", type=int, default=Settings.trees, help="of a forest (default: %(default)s)")
    parser.add_argument("--leaf", type=int, default=Settings.least_in_leaf,
                        help="fewest trials in a leaf (default: %(default)s)")
    parser.add_argument("-o", type=Path, dest="output", metavar="CSV", help="default: FILE.importance.csv")
    asked = parser.parse_args(arguments)
    if asked.clip is not None and not 0 < asked.clip <= 1:
        parser.error(f"--clip {asked.clip:g} (a quantile is above 0 and at most 1); write for example --clip 0.9")
    for name in ("forests", "trees", "leaf"):
        if getattr(asked, name) < 1:
            parser.error(f"--{name} {getattr(asked, name)} (none can be grown); write 1 or more")
    return asked


def cells(share: Estimate) -> tuple[str, str]:
    return f"{share.mean + 0.0:.3f}", f"± {share.stderr:.3f}" if share.stderr == share.stderr else ""


def text_of(analysis: Analysis) -> Iterator[str]:
    """What was analysed, then a line an effect."""
    scored = analysis.trials - analysis.left_out
    where = f"{analysis.label}: " if analysis.label else ""
    yield f"{where}{scored} trials, {analysis.left_out} without a score left out"
    found = analysis.importance
    if found is None:
        yield f"  nothing to tell: {analysis.problem}"
        return
    scales = {one.name: one.scale for one in analysis.parameters}
    rows = [("", "share", "", "scale")]
    for name, other, _, share in effects(analysis):
        label = f"{name} × {other}" if other else name or "three and more together"
        rows.append((label, *cells(share), "" if other else scales.get(name, "")))
    rows.append(("one and two together", *cells(found.explained), ""))
    rows.append(("out-of-bag R²", *cells(found.out_of_bag), "" if found.out_of_bag.mean > 0 else NO_SENSE))
    widths = [max(map(len, column)) for column in zip(*rows)]
    for label, mean, spread, scale in rows:
        yield f"  {label:<{widths[0]}}  {mean:>{widths[1]}}  {spread:<{widths[2]}}  {scale}".rstrip()


def write(table_text: str, output: Path, source: Path) -> None:
    """Whole or not at all, and never over the result file."""
    if output.exists() and output.samefile(source):
        raise BadWish(f"-o '{output}' (it is the result file itself, which stays as it is); name another file")
    beside = output.with_name(f"{output.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(table_text, encoding="utf-8")
        beside.replace(output)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        raise BadFile(f"cannot write '{output}' ({problem.strerror}); name another file with -o") from None


def run(asked: argparse.Namespace) -> None:
    search: Search = fix(read_search(asked.file, asked.score), asked.by)
    transform = Transform(asked.clip, asked.log)
    settings = Settings(asked.forests, asked.trees, asked.leaf)
    print(f"Shares of the variance of {search.score} ({transform}) over the space searched, log ranges uniform in the "
          f"logarithm\n± standard error over {asked.forests} forests of {asked.trees} trees")
    analyses = []
    for analysis in analyse(search, asked.pooled, transform, settings):
        print("", *text_of(analysis), sep="\n", flush=True)
        analyses.append(analysis)
    if not any(analysis.importance for analysis in analyses):
        raise BadFile(f"nothing to tell ({analyses[0].problem}); give a search with more")
    output = asked.output or asked.file.with_name(asked.file.name + ".importance.csv")
    write(table_of(analyses, search.score, transform).to_csv(index=False), output, asked.file)
    print(f"\nwritten to '{output}'")


def main(arguments: list[str] | None = None) -> int:
    asked = arguments_of(arguments)
    try:
        run(asked)
    except BadWish as problem:
        print(f"importance: {problem}", file=sys.stderr)
        return USAGE
    except BadFile as problem:
        text = str(problem)
        print(f"importance: {text if str(asked.file) in text else f'{str(asked.file)!r}: {text}'}", file=sys.stderr)
        return STORAGE
    return 0

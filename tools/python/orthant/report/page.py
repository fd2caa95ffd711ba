"""The whole page."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from orthant import result_file
from orthant.report.figures import drawn
from orthant.report.html import Html, element, escaped, joined, section
from orthant.report.reproduce import reproduce
from orthant.report.results import results
from orthant.report.run import asked, failures, spent, starts, verdict


def of_file(path: Path, under_way: str = "") -> Html:
    """The report of a result file; `under_way`: what `orthant status` says where it is a job's that is not finished."""
    result = result_file.open(path)
    tasks = result_file.tasks(path)
    told, kind = ("Not finished: the same command goes on.", "bad") if under_way else verdict(result)
    return _page(
        str(result.attrs["title"]),
        element("p", told, class_=f"verdict {kind}"),
        section("Under way, when this page was written", element("pre", under_way)) if under_way else "",
        asked(result),
        drawn(result),
        results(result),
        failures(result, tasks),
        spent(result, tasks),
        starts(result_file.launches(path)),
        reproduce(result, path.name))


def of_unfinished(path: Path, status: str, problem: str) -> Html:
    """The report of a job whose results cannot be read yet: what `orthant status` tells of it, and why."""
    return _page(
        f"{path.name}: under way",
        element("p", "Not finished: the same command goes on.", class_="verdict bad"),
        section("Under way", element("pre", status)),
        section("Results so far", element("p", problem)))


def _page(title: str, *content: object) -> Html:
    style = resources.files("orthant.report").joinpath("page.css").read_text(encoding="utf-8")
    head = joined([
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; '
             'img-src data:">'),
        Html('<link rel="icon" href="data:,">'),
        element("title", title),
        element("style", Html(style)),
    ], "\n")
    body = joined([element("h1", title), *content, element("footer", "Written by Orthant's report.")], "\n")
    return joined([Html("<!DOCTYPE html>"), Html(f'<html lang="en"><head>\n{head}\n</head><body>'), escaped(body),
                   Html("</body></html>\n")], "\n")

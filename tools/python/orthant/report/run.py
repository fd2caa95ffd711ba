"""How a job ran: where, how long, its starts, what failed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from orthant import result_file
from orthant.report.html import Html, element, escaped, facts, folded, joined, section, table
from orthant.report.numbers import count, duration, moment, number

MOST_FAILURES = 20


def asked(result: xr.Dataset) -> Html:
    """What ran: the study and its axes."""
    rows = []
    for axis in [*result_file.axes_of(result), *(["replicate"] if "replicate" in result.dims else [])]:
        rows.append([axis, result.sizes.get(axis, 1), _values(result[axis]), result[axis].attrs.get("long_name", "")])
    for name in str(result.attrs.get("drawn", "")).split():
        rows.append([name, "drawn", _values(result[name]), result[name].attrs.get("long_name", "")])
    pairs = [("study", result.attrs["study"]), ("search", result.attrs.get("search_method", "")),
             ("seed", result.attrs["seed"]), ("job file", result.attrs.get("job_file", "")),
             ("shard", result.attrs.get("shard", ""))]
    return section("What ran", facts(pairs), table(["axis", "values", "which", "meaning"], rows, [1]) if rows else "")


def spent(result: xr.Dataset, tasks: pd.DataFrame) -> Html:
    """Where it ran and how long it took."""
    run = {name.removeprefix("run_"): value for name, value in result.attrs.items() if name.startswith("run_")}
    seconds = tasks["seconds"]
    hosts = tasks.groupby("host").agg(ranks=("rank", "nunique"), tasks=("seconds", "size"), busy=("seconds", "sum"))
    pairs = [
        ("wall time", duration(run["wall_seconds"])),
        ("ranks of the last start", run["ranks"]),
        ("time in tasks", duration(run["busy_seconds"])),
        ("efficiency", f"{100 * run['efficiency']:.1f} %"),
        ("tasks", f"{run['tasks']:,}"),
        ("failed tasks", f"{run['failed_tasks']:,}"),
        ("a task", f"{duration(seconds.median())} (median), {duration(seconds.max())} (longest)" if len(tasks) else ""),
        ("finished", str(result.attrs["created"]).replace("T", " ").replace("Z", " UTC")),
    ]
    rows = [[host, ranks, done, duration(busy)] for host, ranks, done, busy in hosts.itertuples()]
    note = "Efficiency is time in tasks over wall time times ranks, of all starts together."
    return section("Where, and how long", facts(pairs),
                   table(["host", "ranks", "tasks", "time in tasks"], rows, [1, 2, 3]),
                   element("p", note, class_="note"))


def starts(launches: pd.DataFrame) -> Html:
    """Every start of the command and the work lost by interruptions; nothing for files that do not tell."""
    if launches.empty:
        return Html("")
    in_slurm = (launches["slurm_job"] != "").any()
    columns = ["start", "lasted", "ranks", "hosts", "tasks", "time in tasks", "lost"]
    rows = []
    for one in launches.to_dict("records"):
        row = [moment(one["start"]), duration(one["seconds"]), one["ranks"], one["nodes"], one["tasks"],
               duration(one["busy_seconds"]), duration(one["lost_seconds"])]
        if in_slurm:
            requeued = f", requeued {one['slurm_restarts']} times" if one["slurm_restarts"] else ""
            row.append(f"{one['slurm_job']}{requeued}")
        rows.append(row)
    lost, busy = launches["lost_seconds"].sum(), launches["busy_seconds"].sum()
    share = f", {100 * lost / (busy + lost):.2g} % of the work" if lost > 0 else ""
    told = f"Started {count(len(launches), 'time')}; {duration(lost)} of work lost{share}."
    return section("Starts", element("p", told),
                   table(columns + ["Slurm job"] * bool(in_slurm), rows, range(1, 7)))


def failures(result: xr.Dataset, tasks: pd.DataFrame) -> Html:
    """What failed and why, what is missing or imprecise, which numbers are not finite."""
    content: list[object] = []
    statuses = result_file.words(result["status"]).values.ravel()
    told = [f"{np.count_nonzero(statuses == word):,} {word}" for word in ("complete", "failed", "capped", "missing")
            if (statuses == word).any()]
    content.append(element("p", f"Of {count(statuses.size, 'point')}: {', '.join(told)}."))
    failed = tasks[tasks["status"] == "failed"]
    if len(failed):
        rows = [[_point(result, one["point"]), one["task_in_point"], one["attempts"], one["host"], one["error"]]
                for one in failed.head(MOST_FAILURES).to_dict("records")]
        content.append(table(["point", "task", "tries", "host", "error"], rows, [1, 2]))
    if len(failed) > MOST_FAILURES:
        content.append(element("p", f"The first {MOST_FAILURES} of {len(failed):,}; tools/to_csv has them all.",
                               class_="note"))
    odd = [(str(name), int(variable.attrs["nan_count"])) for name, variable in result.data_vars.items()
           if variable.attrs.get("nan_count", 0) > 0]
    if odd:
        content.append(folded(f"{count(len(odd), 'result')} with cells that are NaN or infinite though computed",
                              table(["result", "cells"], odd, [1])))
    return section("Failures", *content)


def verdict(result: xr.Dataset) -> tuple[str, str]:
    """The page's first line, and its class: good or bad."""
    failed, tasks = result.attrs["run_failed_tasks"], result.attrs["run_tasks"]
    whole = f"{count(tasks, 'task')} in {duration(result.attrs['run_wall_seconds'])}"
    if not result.attrs["complete"]:
        return f"Stopped early: {whole} so far; the same command goes on.", "bad"
    if failed:
        return f"Complete, but {failed:,} of {whole} failed.", "bad"
    if "shard" in result.attrs:
        return f"Shard {result.attrs['shard']} is complete: {whole}, none failed.", "good"
    return f"Complete: {whole}, none failed.", "good"


def _values(axis: xr.DataArray) -> str:
    """An axis in a few words: all of it where it is short, else from where to where."""
    values = axis.values.ravel()
    if len(values) <= 8 and axis.dims == (axis.name,):
        return ", ".join(number(value) for value in values.tolist())
    if values.dtype.kind in "iuf":
        return f"{number(values.min().item())} to {number(values.max().item())}"
    return ", ".join(sorted(set(map(str, values))))


def _point(result: xr.Dataset, index: int) -> Html:
    """The parameters of a point: `trial` varies slowest, then the axes in job order, `replicate` fastest."""
    dims = [str(name) for name in result["status"].dims]
    order = sorted(dims, key=lambda name: (name != "trial", name == "replicate"))
    sizes = [result.sizes[name] for name in order]
    if index >= np.prod(sizes, dtype=int):
        return escaped(index)
    at = dict(zip(order, np.unravel_index(index, sizes)))
    return joined((f"{name} = {number(result[name].values.tolist()[at[name]])}" for name in dims), ", ")

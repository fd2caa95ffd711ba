"""What it takes to get the same bits again."""

from __future__ import annotations

import shlex

import numpy as np
import xarray as xr

from orthant.report.html import Html, element, facts, folded, section


def reproduce(result: xr.Dataset, file: str) -> Html:
    """The job's text, the command, the versions."""
    about = result.attrs
    pairs = [(name.replace("_", " "), about.get(name, "")) for name in (
        "orthant_version", "git_commit", "build_id", "compiler", "mpi", "hdf5", "seed", "job_identity")]
    if set(str(about.get("data_digest", "0"))) != {"0"}:
        pairs.append(("data digest", about["data_digest"]))
    return section(
        "How to reproduce it",
        element("p", "Save the job as ", element("code", _job_file(result)),
                ", in a folder from which its data files are found, and run:"),
        element("pre", commands(result, file)),
        element("p", "The same build gives the same bits, on any number of ranks; the second command checks this file, "
                "and computes some of its tasks again.", class_="note"),
        element("pre", about["job"]),
        facts(pairs),
        folded("Instructions that the program was built for", element("p", about.get("instruction_set", ""))))


def commands(result: xr.Dataset, file: str) -> str:
    """In a shell's own quoting."""
    overrides = [str(text) for text in np.atleast_1d(result.attrs.get("job_overrides", []))]
    command = ["orthant", "run", _job_file(result)]
    for text in overrides:
        command += ["--set", text]
    if "shard" in result.attrs:
        command += ["--shard", str(result.attrs["shard"])]
    ranks = result.attrs["run_ranks"]
    launcher = ["mpirun", "-n", str(ranks)] if ranks > 1 else []
    return "\n".join(map(shlex.join, [[*launcher, *command, "-o", "again.h5"],
                                      ["orthant", "verify", file, "--replay", "10"]]))


def _job_file(result: xr.Dataset) -> str:
    return str(result.attrs.get("job_file", "")) or "job.toml"

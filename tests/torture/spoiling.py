"""What to tell the interposed library, and what it tells."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from jobs import Job
from verdict import COMPLETE, Miss, Skip, expect_documented
from workbench import ALONE, Injection

WRITING = ("open", "write", "pwrite", "writev", "fsync", "fdatasync", "rename", "link", "unlink", "truncate", "mkdir")
COUNTED: dict[str, Counter[str]] = {}


def log_of(injection: Injection) -> Path:
    return injection.bench.scratch / "calls.log"


def begin(injection: Injection) -> dict[str, str]:
    """What every spoiling begins with: an empty log of the calls in the job's folder."""
    if not injection.bench.programs.interposed:
        raise Skip("the library that spoils system calls does not go with this build")
    log_of(injection).unlink(missing_ok=True)
    return {"TORTURE_FOLDER": str(injection.folder), "TORTURE_LOG": str(log_of(injection))}


def at_call(injection: Injection, call: str, number: int, action: str, lasts: str = "once") -> dict[str, str]:
    return {**begin(injection), "TORTURE_CALL": call, "TORTURE_NUMBER": str(number), "TORTURE_ACTION": action,
            "TORTURE_LASTS": lasts}


def expect_struck(injection: Injection) -> str:
    """Which call it was."""
    struck = re.search(r"^struck (.*)$", log_of(injection).read_text(encoding="utf-8"), re.MULTILINE)
    if not struck:
        raise Miss
    injection.tell(f"struck: {struck[1]}")
    return struck[1]


def counted_calls(injection: Injection, job: Job, ranks: int = ALONE) -> Counter[str]:
    """How many calls of each class an undisturbed run of the job makes in its folder."""
    if job.name not in COUNTED:
        injection.lay_out(job)
        spoiling = begin(injection)
        expect_documented(injection.start(job, ranks, spoiling).wait(), (COMPLETE,))
        lines = log_of(injection).read_text(encoding="utf-8").splitlines()
        COUNTED[job.name] = Counter(line.split()[0] for line in lines)
        injection.lay_out(job)
        injection.story.clear()
    return COUNTED[job.name]

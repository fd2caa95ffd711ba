"""Bytes that change, files that end early."""

from __future__ import annotations

import shutil
from pathlib import Path

from jobs import Job
from spoiling import at_call, expect_struck
from workbench import ALONE, Injection


def flip_byte(path: Path, offset: int, change: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ change]))


def spoil(injection: Injection, path: Path) -> None:
    """A byte of it flipped, or its end cut off."""
    offset = injection.random.randrange(path.stat().st_size)
    if injection.random.random() < 0.2:
        injection.tell(f"{path.name} cut off at byte {offset}")
        with path.open("r+b") as file:
            file.truncate(offset)
    else:
        change = injection.random.randint(1, 255)
        injection.tell(f"{path.name}: byte {offset} changed by {change:#x}")
        flip_byte(path, offset, change)


def lay_out_interrupted(injection: Injection, job: Job, *deaths: tuple[str, int]) -> None:
    """The job's folder as runs left it that died right before these calls (each a class and a number); made once."""
    kept = injection.bench.scratch / f"interrupted-{job.name}"
    if not kept.exists():
        for call, number in deaths:
            injection.start(job, ALONE, at_call(injection, call, number, "kill")).wait()
            expect_struck(injection)
        shutil.copytree(injection.folder, kept)
        injection.story.clear()
    shutil.copytree(kept, injection.folder, dirs_exist_ok=True)

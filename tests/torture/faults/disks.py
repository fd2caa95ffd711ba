"""A file system of a few MB."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobs import BULKY
from verdict import COMPLETE, STORAGE, Miss, Outcome, Skip, expect_documented
from workbench import Injection

ENOUGH_KB = 64_000


def mount(folder: Path, kilobytes: int, *options: str) -> bool:
    option = ",".join((*options, f"size={kilobytes}k"))
    command = ["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    try:
        has_mounted = mount(folder, kilobytes)
    except OSError:
        has_mounted = False
    if not has_mounted:
        raise Skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)


def fill_disk(injection: Injection) -> Outcome:
    """It fills up: so it is said; once there is space, the job goes on."""
    kilobytes = injection.random.randint(100, 9_000)
    injection.bench.undisturbed_digest(BULKY)
    with small_disk(injection.folder, kilobytes):
        injection.tell(f"a file system of {kilobytes} KiB")
        ended = injection.start(BULKY, injection.some_ranks(2)).wait()
        expect_documented(ended, (COMPLETE, STORAGE))
        if ended.code == COMPLETE:
            raise Miss
        mount(injection.folder, ENOUGH_KB, "remount")
        injection.resume(BULKY)
    return Outcome.IDENTICAL

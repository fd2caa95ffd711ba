"""A journal cut off at every byte, and changed at any."""

from __future__ import annotations

import struct
from pathlib import Path

from faults.damage import flip_byte, lay_out_interrupted
from jobs import SHORT_WALK
from verdict import COMPLETE, STORAGE, Breach, Outcome, expect_documented
from workbench import ALONE, Injection

FRAME_HEAD_BYTES = 24
# Before the last commit; then, the lock taken over, before the result is renamed.
DEATHS = (("fdatasync", 2), ("rename", 2))


def header_bytes(journal: Path) -> int:
    (payload_bytes,) = struct.unpack_from("<I", journal.read_bytes(), 4)
    return FRAME_HEAD_BYTES + int(payload_bytes)


def cut(injection: Injection) -> Outcome:
    lay_out_interrupted(injection, SHORT_WALK, *DEATHS)
    journal = injection.beside(".journal")
    header, size = header_bytes(journal), journal.stat().st_size
    # The last bytes first: they are the ones that a crash tears off.
    offset = size - 1 - injection.number % size
    injection.tell(f"the journal cut off at byte {offset} of {size}, its header has {header}")
    with journal.open("r+b") as file:
        file.truncate(offset)
    return recover(injection, is_header=offset < header)


def flip(injection: Injection) -> Outcome:
    lay_out_interrupted(injection, SHORT_WALK, *DEATHS)
    journal = injection.beside(".journal")
    header, size = header_bytes(journal), journal.stat().st_size
    offset = injection.random.randrange(size)
    change = injection.random.randint(1, 255)
    injection.tell(f"byte {offset} of {size} changed by {change:#x}, the header has {header}")
    flip_byte(journal, offset, change)
    return recover(injection, is_header=offset < header)


def recover(injection: Injection, is_header: bool) -> Outcome:
    """Only a bad header stops a run: it says so, and what it advises helps."""
    expect_documented(injection.ask(SHORT_WALK, "status"), (STORAGE,) if is_header else (COMPLETE,))
    if not is_header:
        resume_alone(injection)
        return Outcome.IDENTICAL
    ended = injection.start(SHORT_WALK, ALONE).wait()
    expect_documented(ended, (STORAGE,))
    if "--fresh" not in ended.said:
        raise Breach(f"does not say that --fresh helps:\n{ended.said}")
    resume_alone(injection, "--fresh")
    return Outcome.DOCUMENTED


def resume_alone(injection: Injection, *options: str) -> None:
    expect_documented(injection.start(SHORT_WALK, ALONE, None, *options).wait(), (COMPLETE,))
    injection.expect_whole(SHORT_WALK)

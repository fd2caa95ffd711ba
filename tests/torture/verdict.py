"""What an injection came to, and what may be said and left behind."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from pathlib import Path

from processes import Ended

COMPLETE, INTERNAL, STORAGE, STOPPED = 0, 1, 4, 75

# "cannot … 'path' (why); what to do".
STORAGE_MESSAGE = re.compile(r"^orthant: .*'[^']+'.*\(.+\).*; .+", re.MULTILINE)
MESSAGE = re.compile(r"^orthant: .*", re.MULTILINE)
NEVER_SAID = ("terminate called", "Traceback", "Assertion", "contract", "std::", "Segmentation fault", "MPI_ERR",
              "basic_string", "filesystem error", "HDF5-DIAG")


class Outcome(enum.Enum):
    IDENTICAL = "resumed bit-identical"
    DOCUMENTED = "documented error"
    OTHER = "anything else"
    MISSED = "missed"  # the instant came too late, or the call never: nothing was injected
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    why: str = ""


class Breach(Exception):
    """A promise that was not kept."""


class Miss(Exception):
    """Nothing was injected."""


class Skip(Exception):
    """What cannot be injected here, and why."""


def expect_documented(ended: Ended, codes: tuple[int, ...]) -> None:
    """Breach unless the command ended with one of the codes, in the way that is documented for it."""
    if ended.hung:
        raise Breach(f"hangs; it said:\n{ended.said}")
    if ended.code not in codes:
        raise Breach(f"ended with {ended.code} instead of {' or '.join(map(str, codes))}; it said:\n{ended.said}")
    for words in NEVER_SAID:
        if words in ended.said:
            raise Breach(f"says '{words}':\n{ended.said}")
    if ended.code == STORAGE:
        expect_storage_message(ended.said)
    if ended.code == STOPPED and "run the same command again" not in ended.said:
        raise Breach(f"stopped, and does not say that it goes on:\n{ended.said}")


def expect_storage_message(said: str) -> None:
    messages = MESSAGE.findall(said)
    if len(set(messages)) != 1 or not STORAGE_MESSAGE.search(said):
        raise Breach(f"does not say once what is wrong, where, why and what to do:\n{said}")


def expect_nothing_beside(output: Path) -> None:
    left = sorted(path.name for path in output.parent.iterdir() if path != output)
    if left:
        raise Breach(f"left beside the finished output: {', '.join(left)}")

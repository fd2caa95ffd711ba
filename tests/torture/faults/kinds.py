"""What a fault is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verdict import Outcome
from workbench import Injection


@dataclass(frozen=True)
class Fault:
    """`strike` injects it once and has the job completed; it raises Breach where a promise was broken."""

    name: str
    about: str
    strike: Callable[[Injection], Outcome]
    share: int  # of a round: how many injections

"""A second run on the same output."""

from __future__ import annotations

import time

from jobs import LONG_WALK, SLEEPER
from processes import Run
from verdict import COMPLETE, STORAGE, Breach, Miss, Outcome, expect_documented
from workbench import ALONE, Injection

WAITS_S = 10.0
REFUSALS = 6  # one in so many rivals is refused: it takes as long as a rival waits


def rival(injection: Injection) -> Outcome:
    """It waits, and finds the job complete; or is refused after ten seconds. The first run is not disturbed."""
    is_refused = injection.number % REFUSALS == REFUSALS - 1
    job = SLEEPER if is_refused else LONG_WALK
    first = injection.start(job, ALONE if is_refused else injection.some_ranks(2))
    wait_for_lock(injection, first)
    time.sleep(0 if is_refused else injection.random.random() * injection.bench.undisturbed_s(job, ALONE))
    second = injection.start(job, injection.some_ranks(2)).wait()
    expect_documented(second, (STORAGE,) if is_refused else (COMPLETE,))
    if is_refused and (second.seconds < WAITS_S or "is held" not in second.said):
        raise Breach(f"refused after {second.seconds:.1f} s, with:\n{second.said}")
    expect_documented(first.wait(), (COMPLETE,))
    injection.expect_whole(job)
    return Outcome.IDENTICAL


def wait_for_lock(injection: Injection, first: Run) -> None:
    while not injection.beside(".lock").exists():
        if first.is_over():
            raise Miss
        time.sleep(0.005)

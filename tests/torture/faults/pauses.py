"""SIGSTOP of one rank for a second or two, as a debugger, a laptop's lid or an overloaded host does it."""

from __future__ import annotations

import signal
import time

from jobs import LASTING
from processes import send
from verdict import COMPLETE, Miss, Outcome, expect_documented
from workbench import Injection


def pause(injection: Injection) -> Outcome:
    """It goes on as if nothing had been."""
    job = injection.random.choice(LASTING)
    ranks = injection.random.choice((1, 2, 3, 4))
    run = injection.start(job, ranks)
    time.sleep(injection.random.random() * injection.bench.undisturbed_s(job, ranks))
    of_orthant = run.ranks()
    was_there = bool(of_orthant)
    if was_there:
        victim = injection.random.choice(of_orthant)
        pause_s = injection.random.uniform(1, 2)
        injection.tell(f"SIGSTOP of process {victim} for {pause_s:.1f} s")
        was_there = send(victim, signal.SIGSTOP)
        time.sleep(pause_s)
        send(victim, signal.SIGCONT)
    expect_documented(run.wait(), (COMPLETE,))
    if not was_there:
        raise Miss
    injection.expect_whole(job)
    return Outcome.IDENTICAL

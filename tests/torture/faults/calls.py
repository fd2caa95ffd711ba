"""Failures of every single call on the job's files, in turn."""

from __future__ import annotations

import errno
import random
import signal

from jobs import LSTM, SHORT, Job
from spoiling import WRITING, at_call, counted_calls, expect_struck
from verdict import COMPLETE, STORAGE, Breach, Outcome, expect_documented
from workbench import ALONE, Injection

ERRNOS = (errno.ENOSPC, errno.EIO, errno.EACCES)
LASTS = ("once", "on")


def cases(injection: Injection, *variants: tuple[str, ...]) -> list[tuple[Job, str, int, tuple[str, ...]]]:
    """Every call of the short jobs with every variant, in an order that the seed decides."""
    found = [(job, call, number, variant)
             for job in SHORT
             for call, count in sorted(counted_calls(injection, job).items())
             for number in range(1, count + 1)
             for variant in variants]
    random.Random(injection.seed).shuffle(found)
    return found


def ranks_of(injection: Injection) -> int:
    """Most runs are without mpirun, which takes most of the time."""
    return injection.random.choice((2, 3)) if injection.number % 16 == 15 else ALONE


def fail(injection: Injection) -> Outcome:
    """No space, an error of the device, no permission: once, or from then on."""
    every = cases(injection, *((str(number), lasts) for number in ERRNOS for lasts in LASTS))
    job, call, number, (error_number, lasts) = every[injection.number % len(every)]
    injection.tell(f"{errno.errorcode[int(error_number)]} ({lasts}) of {call} number {number} of {len(every)} cases")
    injection.lay_out(job)
    ended = injection.start(job, ranks_of(injection), at_call(injection, call, number, error_number, lasts)).wait()
    expect_struck(injection)
    expect_documented(ended, (COMPLETE, STORAGE))
    injection.resume(job)
    return Outcome.IDENTICAL


def shorten(injection: Injection) -> Outcome:
    """A write of which only half is done is gone on with."""
    every = [case for case in cases(injection, ("short",)) if case[1] in ("write", "pwrite", "writev")]
    job, call, number, _ = every[injection.number % len(every)]
    injection.lay_out(job)
    ended = injection.start(job, ranks_of(injection), at_call(injection, call, number, "short")).wait()
    expect_struck(injection)
    expect_documented(ended, (COMPLETE,))
    injection.expect_whole(job)
    return Outcome.IDENTICAL


def die(injection: Injection) -> Outcome:
    """The process is gone right before a call, and maybe the next one at another: no state of the files is bad."""
    if injection.number % 8 == 7:
        calls = counted_calls(injection, LSTM)
        call = injection.random.choice(sorted(set(calls) & set(WRITING)))
        job, number = LSTM, injection.random.randint(1, calls[call])
    else:
        every = [case for case in cases(injection, ("kill",)) if case[1] in WRITING]
        job, call, number, _ = every[injection.number % len(every)]
    calls = counted_calls(injection, job)
    injection.lay_out(job)
    for _ in range(injection.random.choice((1, 1, 2))):
        ranks = ranks_of(injection)
        ended = injection.start(job, ranks, at_call(injection, call, number, "kill")).wait()
        if ended.hung or (ranks == ALONE and ended.code not in (COMPLETE, -signal.SIGKILL)):
            raise Breach(f"ended with {ended.code}:\n{ended.said}")
        expect_struck(injection)
        call = injection.random.choice(sorted(set(calls) & set(WRITING)))
        number = injection.random.randint(1, calls[call])
    injection.resume(job)
    return Outcome.IDENTICAL

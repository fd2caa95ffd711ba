"""Damaged checkpoints, locks and results."""

from __future__ import annotations

from faults.damage import lay_out_interrupted, spoil
from jobs import LSTM, SHORT_STEADY, SHORT_WALK
from verdict import COMPLETE, STORAGE, Miss, Outcome, expect_documented
from workbench import ALONE, Injection

GARBLED_LOCK_WAITS_S = 60.0
SEAL_BYTES = 24
# The journal is renamed first, then checkpoints, the result last.
BEFORE_SECOND_CHECKPOINT = ("rename", 3)
BEFORE_RESULT = ("rename", 2)


def spoil_checkpoint(injection: Injection) -> Outcome:
    """It is not used: its task starts over."""
    job = LSTM if injection.number % 6 == 5 else SHORT_STEADY
    lay_out_interrupted(injection, job, BEFORE_SECOND_CHECKPOINT)
    checkpoints = sorted(injection.beside(".tasks").glob("*.checkpoint"))
    if not checkpoints:
        raise Miss
    spoil(injection, injection.random.choice(checkpoints))
    injection.resume(job)
    return Outcome.IDENTICAL


def spoil_lock(injection: Injection) -> Outcome:
    """Who holds it may not be known then: it is waited for, and taken over."""
    lay_out_interrupted(injection, SHORT_WALK, BEFORE_RESULT)
    spoil(injection, injection.beside(".lock"))
    injection.resume(SHORT_WALK, limit_s=GARBLED_LOCK_WAITS_S + 30)
    return Outcome.IDENTICAL


def spoil_result(injection: Injection) -> Outcome:
    """Whoever reads it says so; `--fresh` replaces it. Without its seal a file counts as rewritten by others."""
    expect_documented(injection.start(SHORT_WALK, ALONE).wait(), (COMPLETE,))
    size = injection.output.stat().st_size
    spoil(injection, injection.output)
    lost = size - injection.output.stat().st_size
    codes = (COMPLETE,) if 0 < lost <= SEAL_BYTES else (STORAGE,)
    for command in ("show", "verify", "status"):
        ended = injection.ask(SHORT_WALK, command)
        expect_documented(ended, codes)
    expect_documented(injection.start(SHORT_WALK, ALONE).wait(), codes)
    expect_documented(injection.start(SHORT_WALK, ALONE, None, "--fresh").wait(), (COMPLETE,))
    injection.expect_whole(SHORT_WALK)
    return Outcome.IDENTICAL if codes == (COMPLETE,) else Outcome.DOCUMENTED

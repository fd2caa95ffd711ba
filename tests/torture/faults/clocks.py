"""A wall clock that jumps, between runs and during one."""

from __future__ import annotations

from jobs import LSTM, SHORT
from spoiling import at_call, begin, counted_calls
from verdict import COMPLETE, Outcome, expect_documented
from workbench import ALONE, Injection

HOUR_S, YEAR_S = 3600, 31_557_600
SHIFTS_S = (-60 * YEAR_S, -YEAR_S, -HOUR_S, -1, 1, HOUR_S, YEAR_S, 200 * YEAR_S)


def wrong_clock(injection: Injection) -> dict[str, str]:
    after = injection.random.choice((0, 0, injection.random.randint(1, 60)))
    shift_s = injection.random.choice(SHIFTS_S)
    injection.tell(f"the clock jumps by {shift_s} s when it was read {after} times")
    return {"TORTURE_CLOCK_SHIFT_S": str(shift_s), "TORTURE_CLOCK_AFTER": str(after)}


def shift(injection: Injection) -> Outcome:
    job = LSTM if injection.number % 8 == 7 else injection.random.choice(SHORT)
    injection.lay_out(job)
    if injection.random.random() < 0.5:
        calls = counted_calls(injection, job)
        death = at_call(injection, "pwrite", injection.random.randint(1, calls["pwrite"]), "kill")
        injection.start(job, ALONE, {**death, **wrong_clock(injection)}).wait()
    ranks = 2 if injection.number % 16 == 15 else ALONE
    expect_documented(injection.start(job, ranks, {**begin(injection), **wrong_clock(injection)}).wait(), (COMPLETE,))
    injection.expect_whole(job)
    return Outcome.IDENTICAL

"""Files of a run that are deleted under its hands."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from jobs import LONG_STEADY, LONG_WALK, LSTM, SHORT_WALK
from processes import POLL_S
from spoiling import at_call, counted_calls, expect_struck
from verdict import COMPLETE, STORAGE, Breach, Miss, Outcome, expect_documented
from workbench import ALONE, Injection


def delete(injection: Injection) -> Outcome:
    """The journal, the lock, the checkpoints, all of them: the run completes, or says what is gone."""
    ending = injection.random.choice((".journal", ".lock", ".tasks", ""))
    job = injection.random.choice((LSTM, LONG_STEADY) if ending == ".tasks" else (LONG_WALK, LSTM))
    ranks = injection.some_ranks()
    victim = injection.beside(ending) if ending else injection.folder
    run = injection.start(job, ranks)
    time.sleep(injection.random.uniform(0, 0.6) * injection.bench.undisturbed_s(job, ranks))
    while not is_in_use(victim) and not run.is_over():
        time.sleep(POLL_S)
    was_there = is_in_use(victim) and not run.is_over()
    injection.tell(f"deleted: {victim.name}")
    if victim.is_dir():
        shutil.rmtree(victim, ignore_errors=True)
    else:
        victim.unlink(missing_ok=True)
    ended = run.wait()
    expect_documented(ended, (COMPLETE, STORAGE))
    deleted_the_output = victim == injection.folder and ended.code == COMPLETE
    if not was_there or deleted_the_output:
        raise Miss
    if ended.code == COMPLETE and not injection.output.exists():
        raise Breach(f"said that it is complete, and there is no output:\n{ended.said}")
    injection.resume(job)
    return Outcome.IDENTICAL


def is_in_use(victim: Path) -> bool:
    return victim.is_file() or (victim.is_dir() and any(victim.iterdir()))


def delete_new(injection: Injection) -> Outcome:
    """Whatever file it is that a call is about, and be it open: the temporary output among them."""
    calls = counted_calls(injection, SHORT_WALK)
    call = injection.random.choice(("fsync", "fdatasync", "pwrite", "open", "rename"))
    spoiling = at_call(injection, call, injection.random.randint(1, calls[call]), "remove")
    ended = injection.start(SHORT_WALK, ALONE, spoiling).wait()
    expect_struck(injection)
    expect_documented(ended, (COMPLETE, STORAGE))
    injection.resume(SHORT_WALK)
    return Outcome.IDENTICAL

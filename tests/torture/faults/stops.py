"""SIGTERM, SIGINT and SIGUSR1, to mpirun, to one rank, and to a process without mpirun."""

from __future__ import annotations

import signal
import time

from jobs import LASTING
from processes import Ended, Run, send
from verdict import COMPLETE, STOPPED, Breach, Miss, Outcome, expect_documented
from workbench import ALONE, Injection

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1)


def stop(injection: Injection) -> Outcome:
    """75 and a word about it, but for mpirun's own ends; then the same command completes the job."""
    job = injection.random.choice(LASTING)
    ranks = injection.some_ranks()
    instant_s = injection.random.random() * injection.bench.undisturbed_s(job, ranks)
    what = injection.random.choice(SIGNALS)
    run = injection.start(job, ranks)
    to_mpirun = ranks != ALONE and injection.random.random() < 0.5
    time.sleep(instant_s)
    # Before there is a lock a process may not have its handlers, nor mpirun its own; nothing is lost then.
    had_begun = injection.beside(".lock").exists()
    victim = target(injection, run, ranks, to_mpirun)
    if victim is None or run.is_over() or not send(victim, what):
        expect_documented(run.wait(), (COMPLETE,))
        raise Miss
    injection.tell(f"{what.name} to {'mpirun' if to_mpirun else 'one process'} after {instant_s:.3f} s")
    signal_s = time.monotonic()
    ended = run.wait()
    injection.exit_s.append(run.start_s + ended.seconds - signal_s)
    expect_stopped(ended, had_begun, mpirun_ends_it=to_mpirun and what != signal.SIGUSR1)
    if ended.code == COMPLETE and not injection.output.exists():
        raise Breach(f"said that it is complete, and there is no output:\n{ended.said}")
    injection.resume(job)
    return Outcome.IDENTICAL


def target(injection: Injection, run: Run, ranks: int, to_mpirun: bool) -> int | None:
    if ranks == ALONE or to_mpirun:
        return run.first.pid
    of_orthant = run.ranks()
    return injection.random.choice(of_orthant) if of_orthant else None


def expect_stopped(ended: Ended, had_begun: bool, mpirun_ends_it: bool) -> None:
    if had_begun and not mpirun_ends_it:
        expect_documented(ended, (COMPLETE, STOPPED))
    elif ended.hung:
        raise Breach(f"still runs a minute after the signal:\n{ended.said}")

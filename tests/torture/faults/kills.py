"""SIGKILL of one rank, of all, of mpirun, of a process without mpirun."""

from __future__ import annotations

import signal
import time

from jobs import LASTING
from processes import Run, send
from verdict import COMPLETE, Breach, Miss, Outcome, expect_documented
from workbench import ALONE, Injection


def victims(injection: Injection, run: Run, ranks: int) -> list[int]:
    if ranks == ALONE:
        return [run.first.pid]
    whom = injection.random.choice(("one rank", "all ranks", "mpirun", "mpirun and all ranks"))
    injection.tell(f"SIGKILL of {whom}")
    of_orthant = run.ranks()
    if whom == "one rank":
        return [injection.random.choice(of_orthant)] if of_orthant else []
    if whom == "mpirun":
        return [run.first.pid]
    return of_orthant + ([run.first.pid] if whom == "mpirun and all ranks" else [])


def kill(injection: Injection) -> Outcome:
    """One to three runs die at any instant; the next one completes the job."""
    job = injection.random.choice(LASTING)
    kills = 0
    for _ in range(injection.random.choice((1, 1, 2, 3))):
        ranks = injection.some_ranks()
        instant_s = injection.random.random() * injection.bench.undisturbed_s(job, ranks)
        run = injection.start(job, ranks)
        time.sleep(instant_s)
        if run.is_over():
            expect_documented(run.wait(), (COMPLETE,))
            break
        signal_s = time.monotonic()
        kills += sum([send(pid, signal.SIGKILL) for pid in victims(injection, run, ranks)])
        ended = run.wait()
        injection.exit_s.append(run.start_s + ended.seconds - signal_s)
        if ended.hung:
            raise Breach(f"still runs a minute after SIGKILL:\n{ended.said}")
        if ended.code == COMPLETE and not injection.output.exists():
            raise Breach(f"killed, said that it is complete, and there is no output:\n{ended.said}")
    if kills == 0:
        raise Miss
    injection.resume(job)
    return Outcome.IDENTICAL

"""Tortures Orthant: injects faults into small jobs, has them completed, and compares the bits.

Ends with 0 when every promise was kept, 1 when one was broken; a failure is told with the command that repeats it.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from faults import FAULTS, Fault
from programs import Programs
from table import Table
from verdict import Breach, Miss, Outcome, Skip
from workbench import Injection, Workbench

NAMES = [fault.name for fault in FAULTS]


def schedule(faults: list[Fault], seed: int) -> Iterator[tuple[Fault, int]]:
    """Round after round, each fault as often as its share says; every injection with its fault's own number."""
    chances = random.Random(seed)
    numbers: Counter[str] = Counter()
    while True:
        round_ = [fault for fault in faults for _ in range(fault.share)]
        chances.shuffle(round_)
        for fault in round_:
            yield fault, numbers[fault.name]
            numbers[fault.name] += 1


class Torture:
    def __init__(self, bench: Workbench, seed: int) -> None:
        self.bench = bench
        self.seed = seed
        self.table = Table()
        self.skipped: set[str] = set()

    def inject(self, fault: Fault, number: int) -> None:
        injection = Injection(self.bench, fault.name, self.seed, number)
        tally = self.table.of(fault)
        try:
            outcome = fault.strike(injection)
        except Breach as breach:
            outcome = Outcome.OTHER
            self.tell_breach(injection, str(breach))
        except Miss:
            outcome = Outcome.MISSED
        except Skip as why:
            outcome = Outcome.SKIPPED
            if fault.name not in self.skipped:
                print(f"skipped: {fault.name} ({why})", flush=True)
            self.skipped.add(fault.name)
        tally.outcomes[outcome] += 1
        tally.exit_s += injection.exit_s

    def tell_breach(self, injection: Injection, why: str) -> None:
        print(f"BREACH: {injection.fault}: {why}", *injection.story,
              f"again: tools/torture --only {injection.fault} --seed {injection.seed} --injection {injection.number}",
              sep="\n    ", flush=True)


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools/torture", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--hours", type=float, help="how long")
    length.add_argument("--injections", type=int, help="how many (default: 200)", default=200)
    length.add_argument("--injection", type=int, help="that single one of a fault (--only), by its number")
    parser.add_argument("--seed", type=int, help="decides instants and places (default: a new one)",
                        default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", action="append", choices=NAMES, help="this fault; may be given again")
    parser.add_argument("--without", action="append", choices=NAMES, default=[], help="all but this fault")
    arguments = parser.parse_args(words)
    if arguments.injection is not None and len(arguments.only or ()) != 1:
        parser.error("--injection: say of which fault, with --only")
    return arguments


def run(torture: Torture, arguments: argparse.Namespace) -> None:
    faults = [fault for fault in FAULTS
              if fault.name in (arguments.only or NAMES) and fault.name not in arguments.without]
    if arguments.injection is not None:
        torture.inject(faults[0], arguments.injection)
        return
    end_s = time.monotonic() + 3600 * arguments.hours if arguments.hours else None
    for done, (fault, number) in enumerate(schedule(faults, arguments.seed)):
        if time.monotonic() >= end_s if end_s is not None else done >= arguments.injections:
            break
        torture.inject(fault, number)


def main(words: list[str]) -> int:
    arguments = parse(words)
    programs = Programs.of_build(arguments.build)
    if programs.missing():
        print(f"torture: there is no {programs.missing()[0]}; build it first (tools/check)", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    start_s = time.monotonic()
    print(f"seed {arguments.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="orthant-torture-") as scratch:
        torture = Torture(Workbench(programs, Path(scratch)), arguments.seed)
        try:
            run(torture, arguments)
        except KeyboardInterrupt:
            print("interrupted")
    print(torture.table.text())
    print(f"{torture.table.injections()} injections, {torture.table.breaches()} broken promises, "
          f"{time.monotonic() - start_s:.0f} s")
    return 1 if torture.table.breaches() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

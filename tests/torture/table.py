"""What a round of torture came to."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass, field

from faults import FAULTS, Fault
from verdict import Outcome

COLUMNS = (Outcome.IDENTICAL, Outcome.DOCUMENTED, Outcome.OTHER)


@dataclass
class Tally:
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    exit_s: list[float] = field(default_factory=list)

    def injections(self) -> int:
        return sum(self.outcomes[outcome] for outcome in COLUMNS)


@dataclass
class Table:
    tallies: dict[str, Tally] = field(default_factory=dict)

    def of(self, fault: Fault) -> Tally:
        return self.tallies.setdefault(fault.name, Tally())

    def injections(self) -> int:
        return sum(tally.injections() for tally in self.tallies.values())

    def breaches(self) -> int:
        return sum(tally.outcomes[Outcome.OTHER] for tally in self.tallies.values())

    def text(self) -> str:
        rows = [("fault", "injections", *(column.value for column in COLUMNS), "signal to exit: median, worst")]
        for fault in FAULTS:
            if fault.name in self.tallies:
                rows.append((f"{fault.name}: {fault.about}", *cells(self.tallies[fault.name])))
        total = Tally(sum((tally.outcomes for tally in self.tallies.values()), Counter()))
        rows.append(("all", *cells(total)))
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join(lines)


def cells(tally: Tally) -> tuple[str, ...]:
    times = ""
    if tally.exit_s:
        times = f"{statistics.median(tally.exit_s):.2f} s, {max(tally.exit_s):.2f} s"
    return (str(tally.injections()), *(str(tally.outcomes[column]) for column in COLUMNS), times)

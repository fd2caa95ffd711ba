"""The parameters of a search as axes of the unit cube, on which every draw is equally likely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from orthant.importance.boxes import Array
from orthant.job import Range
from orthant.result_file import BadFile


@dataclass(frozen=True)
class Real:
    """Real numbers: u = (v - low) / (high - low); of a logarithmic range in log v, of one of 1 - v in log(1 - v)."""

    name: str
    low: float
    high: float
    logarithmic: bool = False
    one_minus: bool = False

    @property
    def scale(self) -> str:
        if self.one_minus:
            return "log(1 - value)"
        return "log" if self.logarithmic else "linear"

    def codes(self, values: NDArray[Any]) -> Array:
        """What a forest is fitted to."""
        values = np.asarray(values, dtype=np.float64)
        low, high, values = np.float64(self.low), np.float64(self.high), 1 - values if self.one_minus else values
        if self.logarithmic or self.one_minus:
            low, high, values = np.log(low), np.log(high), np.log(values)
        return np.asarray(np.clip((values - low) / (high - low), 0, 1))

    def places(self, thresholds: Array) -> Array:
        return np.clip(thresholds, 0, 1)

    def values(self, places: Array) -> Array:
        """The values at places of [0, 1]."""
        if self.logarithmic or self.one_minus:
            drawn = np.exp(np.log(self.low) * (1 - places) + np.log(self.high) * places)
            return np.asarray(1 - drawn if self.one_minus else drawn)
        return np.asarray(self.low * (1 - places) + self.high * places)


@dataclass(frozen=True)
class Whole:
    """Whole numbers: n has the cell from n - 1/2 to n + 1/2, on the range from low - 1/2 to high + 1/2."""

    name: str
    low: int
    high: int
    logarithmic: bool = False

    @property
    def scale(self) -> str:
        return "log, whole" if self.logarithmic else "linear, whole"

    @property
    def real(self) -> Real:
        return Real(self.name, self.low - 0.5, self.high + 0.5, self.logarithmic)

    def codes(self, values: NDArray[Any]) -> Array:
        return self.real.codes(values)

    def places(self, thresholds: Array) -> Array:
        """A threshold parts whole numbers: it cuts where the cell of the last one at most as large ends."""
        number = np.floor(self.real.values(np.clip(thresholds, 0, 1)))
        return self.real.codes(np.clip(number, self.low - 1, self.high) + 0.5)

    def values(self, places: Array) -> Array:
        return np.asarray(np.clip(np.floor(self.real.values(places) + 0.5), self.low, self.high))


@dataclass(frozen=True)
class Categories:
    """One of K values: value k has the cell from k/K to (k + 1)/K; a tree may cut between cells only."""

    name: str
    choices: tuple[Any, ...]

    scale: ClassVar[str] = "equal cells"

    def codes(self, values: NDArray[Any]) -> Array:
        place = {choice: float(k) for k, choice in enumerate(self.choices)}
        try:
            return np.array([place[value] for value in np.asarray(values).tolist()])
        except KeyError as stranger:
            raise BadFile(f"{self.name} has the value {stranger} (its job has {', '.join(map(str, self.choices))}); "
                          "give a file as orthant wrote it") from None

    def places(self, thresholds: Array) -> Array:
        return np.clip((np.floor(thresholds) + 1) / len(self.choices), 0, 1)

    def values(self, places: Array) -> NDArray[Any]:
        cell = np.minimum(np.floor(places * len(self.choices)).astype(int), len(self.choices) - 1)
        return np.asarray(np.array(self.choices, dtype=object)[cell])


Parameter = Real | Whole | Categories


def parameter(name: str, drawn: Range, is_integer: bool) -> Parameter:
    """As a job says it is drawn; numbers of an integer variable are whole in any case."""
    if drawn.kind == "choice":
        return Categories(name, drawn.values)
    low, high = drawn.values
    if is_integer or drawn.integer:
        return Whole(name, int(low), int(high), drawn.kind == "log_uniform")
    return Real(name, low, high, drawn.kind == "log_uniform", drawn.kind == "one_minus_log_uniform")


def codes(parameters: Sequence[Parameter], columns: Sequence[NDArray[Any]]) -> Array:
    return np.column_stack([one.codes(column) for one, column in zip(parameters, columns)])

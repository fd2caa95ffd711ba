"""The figures of every study, by name: what each draws as a table, and the figure itself.

    import orthant, orthant.figures
    result = orthant.open("results/shell.h5")
    for kind in orthant.figures.of(result):
        kind.data(result)               # a table of exactly what is drawn
        kind.draw(result).savefig(f"{kind.name}.png")
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

import matplotlib
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from orthant import style
from orthant.figures import (angles, ball_share, bias_variance, boxes, centre_distance, confusion, contrast, emptiness,
                             gantt, gradients, heat_map, hubs, intrinsic, learning, marginals, memory_error,
                             middle_ball, nearest, neighbours, occurrences, pairs, parallel, scores, shell,
                             state_gradients, success)
from orthant.result_file import CAPPED, COMPLETE

__all__ = ["Kind", "KINDS", "named", "of"]


@dataclass(frozen=True)
class Kind:
    """One kind of figure: its name, what it shows, the studies it is of (none: all)."""
    name: str
    about: str
    studies: tuple[str, ...]
    module: ModuleType

    def applies(self, result: xr.Dataset) -> bool:
        """Whether the file has what it takes: of results, that some were computed."""
        if not self.studies:
            return bool(self.module.applies(result))
        computed = bool(np.isin(result["status"], (COMPLETE, CAPPED)).any())
        return computed and result.attrs["study"] in self.studies and bool(self.module.applies(result))

    def data(self, result: xr.Dataset) -> pd.DataFrame:
        """A table of exactly what is drawn."""
        table: pd.DataFrame = self.module.data(result)
        return table

    def draw(self, result: xr.Dataset) -> Figure:
        """The figure, in the look that all share."""
        with matplotlib.rc_context(style.SETTINGS):
            figure: Figure = self.module.draw(result)
        return figure


KINDS = tuple(Kind(module.NAME, module.ABOUT, module.STUDIES, module) for module in (
    angles, shell, ball_share, middle_ball, centre_distance, emptiness, contrast, nearest, neighbours, hubs,
    occurrences, intrinsic, scores, confusion, bias_variance, learning, heat_map, boxes, parallel, marginals, pairs,
    gradients, state_gradients, success, memory_error, gantt))


def of(result: xr.Dataset) -> list[Kind]:
    """The figures that a file has, the most telling first."""
    return [kind for kind in KINDS if kind.applies(result)]


def named(name: str) -> Kind | None:
    """The figure of that name."""
    return next((kind for kind in KINDS if kind.name == name), None)

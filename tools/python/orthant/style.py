"""One look for all figures: small, and readable when printed grey (shade falls with line style and marker)."""

from __future__ import annotations

import math
import os
import re
import textwrap
from collections.abc import Sequence
from typing import Any, Literal

import matplotlib
import numpy as np
import xarray as xr
from matplotlib import ticker
from matplotlib.axes import Axes
from matplotlib.axis import Axis, XAxis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

SETTINGS: dict[str, Any] = {
    "font.size": 8,
    "axes.titlesize": 8,
    "axes.labelsize": 8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "legend.fontsize": 7,
    "legend.title_fontsize": 7,
    "legend.frameon": False,
    "legend.handlelength": 2.6,
    "figure.constrained_layout.h_pad": 0.06,
    "figure.constrained_layout.w_pad": 0.06,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "lines.linewidth": 1.1,
    "lines.markersize": 3.6,
    "errorbar.capsize": 1.8,
    "hatch.linewidth": 0.5,
    "image.cmap": "orthant",
    "svg.fonttype": "none",
    "svg.hashsalt": "orthant",
    "pdf.fonttype": 42,
    "savefig.dpi": 150,
}

# From dark to light: grey prints keep the order.
SHADES = ("#10153a", "#31418f", "#1f77a4", "#2fa08a", "#86bd52", "#d8b72c")
STYLES: tuple[Any, ...] = ("-", (0, (5, 1.5)), (0, (3, 1.2, 1, 1.2)), (0, (1.2, 1.2)),
                           (0, (7, 1.5, 1.5, 1.5, 1.5, 1.5)), (0, (2.5, 2.5)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "*", "h", "p")
FULL_WIDTH = 7.0  # inches: two columns of a paper
DARK, MIDDLE, LIGHT = "#10153a", "#7a7f8c", "#c9ccd3"
BAND = 0.22  # opacity
PER_INCH = 16  # letters of a label

GREYS = LinearSegmentedColormap.from_list("orthant", ("#fbf7e6", "#e3d58a", "#8fbd6a", "#2f93a0", "#31418f", "#10153a"))
if "orthant" not in matplotlib.colormaps:
    matplotlib.colormaps.register(GREYS)


def shade(at: float) -> Any:
    """The colour at a share, from dark (0) to light (1)."""
    return LinearSegmentedColormap.from_list("shades", SHADES)(at)


def line(index: int, count: int) -> dict[str, Any]:
    """Colour, line style and marker of one line among several."""
    return {
        "color": shade(index / (count - 1) if count > 1 else 0),
        "linestyle": STYLES[index % len(STYLES)],
        "marker": MARKERS[index % len(MARKERS)],
    }


def number(value: Any) -> str:
    """A value as axes and legends name it."""
    if isinstance(value, (float, np.floating)):
        return ("−∞" if value < 0 else "∞") if math.isinf(value) else f"{value:g}".replace("-", "−")
    return str(value)


def units_of(variable: xr.DataArray) -> str:
    """Units as they are printed, empty where there are none: degree-1 becomes degree⁻¹."""
    units = str(variable.attrs.get("units", "1"))
    if units in ("", "1"):
        return ""
    raised = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    return re.sub(r"(?<=[A-Za-z])-?\d+", lambda power: power[0].translate(raised), units)


def label(result: xr.Dataset, name: str, text: str = "") -> str:
    """What an axis shows and in which units: the text, or the variable's own long name."""
    variable = result[name]
    words = text or str(variable.attrs.get("long_name", name)).split(" (")[0].split(";")[0]
    units = units_of(variable)
    return f"{words} ({units})" if units else words


def columns_for(panels: int, last: int = 0) -> int:
    """Panels beside each other: one row a value of all axes but the last, where that makes a good shape."""
    if last in (2, 3, 4) and last < panels <= (3 if last == 2 else 4) * last:
        return last
    return 4 if last == 2 and panels > 6 else {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 9: 3}.get(panels, 4)


def wrap(text: str, inches: float) -> str:
    """Text in lines of at most so many inches; of mathematics only what is printed counts."""
    if len(re.sub(r"\$[^$]*\$", "xx", text)) <= inches * PER_INCH:
        return text
    return textwrap.fill(text, max(12, int(inches * PER_INCH)), break_long_words=False)


def grid(panels: int, *, height: float = 1.75, width: float = 0.0, legend: float = 0.0, share_x: bool = True,
         share_y: bool | Literal["row"] = True, columns: int = 0) -> tuple[Figure, list[Axes]]:
    """A figure of so many panels, row by row; `legend` inches are left beside them."""
    columns = columns or columns_for(panels)
    rows = -(-panels // columns)
    wide = width or {1: 3.1, 2: 2.5, 3: 2.1}.get(columns, 1.65)
    figure = Figure(figsize=(min(FULL_WIDTH + 0.5, columns * wide + legend), rows * height + 0.45),
                    layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(rows, columns, sharex=share_x, sharey=share_y, squeeze=False).ravel().tolist()
    for spare in axes[panels:]:
        spare.remove()
    if columns < panels:
        for lowest in axes[panels - columns:panels]:
            lowest.xaxis.set_tick_params(labelbottom=True)
    return figure, axes[:panels]


def name_axes(figure: Figure, axes: Sequence[Axes], x: str, y: str) -> None:
    """Labels once: on the only panel, or for all of them."""
    wide, high = figure.get_size_inches()
    if len(axes) == 1:
        axes[0].set_xlabel(wrap(x, wide - 1.5))
        axes[0].set_ylabel(wrap(y, high - 0.5))
    else:
        if x:
            figure.supxlabel(wrap(x, wide - 1.5), fontsize=8)
        figure.supylabel(wrap(y, high - 0.4), fontsize=8)


def title(axis: Axes, text: str) -> None:
    """A panel's title, in lines as wide as the panel."""
    spec, figure = axis.get_subplotspec(), axis.get_figure()
    assert spec is not None and isinstance(figure, Figure)
    axis.set_title(wrap(text, figure.get_size_inches()[0] / spec.get_gridspec().ncols - 0.45))


def legend_beside(axes: Sequence[Axes], columns: int, **arguments: Any) -> None:
    """The legend to the right of the uppermost row, where nothing is drawn."""
    corner = axes[min(columns, len(axes)) - 1]
    corner.legend(loc="upper left", bbox_to_anchor=(1.0, 1.04), borderaxespad=0.4, **arguments)


def wants_logarithm(values: Any, factor: float = 30) -> bool:
    """Whether values are all positive and reach over so large a factor."""
    finite = np.asarray(values, dtype=float)
    finite = finite[np.isfinite(finite)]
    return bool(len(finite) and finite.min() > 0 and finite.max() / finite.min() >= factor)


def logarithmic(axis: Axis, values: Any) -> None:
    """Makes an axis logarithmic, with plain numbers: at the values where they are few, else at 1, 2, 5 or decades."""
    finite = np.unique(np.asarray(values, dtype=float))
    finite = finite[np.isfinite(finite) & (finite > 0)]
    set_scale = axis.axes.set_xscale if isinstance(axis, XAxis) else axis.axes.set_yscale
    set_scale("log")
    decades = math.log10(finite[-1] / finite[0]) if len(finite) else 0.0
    places = np.log10(finite)
    if isinstance(axis, XAxis) and 1 < len(finite) <= 7 and np.diff(places).min() > 0.09 * decades:
        axis.set_major_locator(ticker.FixedLocator(finite.tolist()))
        axis.set_minor_locator(ticker.NullLocator())
    elif decades < 1.7:
        axis.set_major_locator(ticker.LogLocator(subs=(1.0, 2.0, 5.0)))
        axis.set_minor_locator(ticker.NullLocator())
    elif decades > 5:
        axis.set_minor_locator(ticker.NullLocator())
    axis.set_major_formatter(ticker.FuncFormatter(
        lambda value, _: f"{value:g}" if 1e-3 <= value < 1e4 else power_of_ten(value)))
    axis.set_minor_formatter(ticker.NullFormatter())


def power_of_ten(value: float) -> str:
    """A tick far from 1."""
    exponent = math.floor(math.log10(value) + 1e-9)
    factor = value / 10.0 ** exponent
    return f"$10^{{{exponent}}}$" if abs(factor - 1) < 1e-6 else f"${factor:g}·10^{{{exponent}}}$"


def save(figure: Figure, path: str | os.PathLike[str]) -> None:
    """Writes a figure; the same figure gives the same bytes."""
    dated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
    ending = os.path.splitext(os.fspath(path))[1].lower()
    with matplotlib.rc_context(SETTINGS):
        figure.savefig(path, metadata={**dated.get(ending, {})} or None)

"""How numbers are written for people."""

from __future__ import annotations

import math

import pandas as pd


def number(value: object) -> str:
    """To six digits; a dash where there is none."""
    if isinstance(value, float):
        return "–" if math.isnan(value) else f"{value:.6g}"
    return str(value)


def estimate(value: float, error: float) -> str:
    """A value with its standard error, both to two digits of the error: 0.0579 ± 0.0023."""
    if not (math.isfinite(value) and math.isfinite(error)) or error <= 0:
        return number(float(value))
    digits = 1 - math.floor(math.log10(error))
    if digits > 8 or digits < -5:
        scale = math.floor(math.log10(max(abs(value), error)))
        places = max(digits + scale, 0)
        return f"({value / 10.0 ** scale:.{places}f} ± {error / 10.0 ** scale:.{places}f})e{scale}"
    places = max(digits, 0)
    return f"{round(value, digits):.{places}f} ± {round(error, digits):.{places}f}"


def duration(seconds: float) -> str:
    """The two largest units: 3 h 12 min, 4 min 5 s, 1.25 s, 12 ms."""
    if not math.isfinite(seconds):
        return "–"
    if 0 < seconds < 0.1:
        return f"{seconds * 1e3:.3g} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.3g} µs"
    if seconds < 60:
        return f"{seconds:.3g} s"
    whole = round(seconds)
    for size, unit, part, of in ((86400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= size:
            return f"{whole // size} {unit} {whole % size // part} {of}"
    return f"{whole} s"


def moment(time: pd.Timestamp) -> str:
    return f"{time:%Y-%m-%d %H:%M:%S} UTC"


def count(many: int, one: str, several: str = "") -> str:
    """1 task, 2 tasks."""
    return f"{many:,} {one if many == 1 else several or one + 's'}"

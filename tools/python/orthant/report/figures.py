"""The study's own figures, each a picture inside the page."""

from __future__ import annotations

import base64
import io

import matplotlib
import xarray as xr

from orthant import figures, style
from orthant.report.html import Html, element, image, section

LARGEST_DRAWING = 400_000
PIXELS_PER_INCH = 96


def drawn(result: xr.Dataset) -> Html:
    """Every figure that the file has."""
    kinds = figures.of(result)
    if not kinds:
        return Html("")
    return section("Figures", *(_one(result, kind) for kind in kinds))


def _one(result: xr.Dataset, kind: figures.Kind) -> Html:
    try:
        figure = kind.draw(result)
    except (ValueError, KeyError, IndexError, ZeroDivisionError) as cause:
        return element("p", f"{kind.name} could not be drawn ({cause!r}).", class_="note")
    picture, media = _written(figure, "svg"), "svg+xml"
    if len(picture) > LARGEST_DRAWING:
        picture, media = _written(figure, "png"), "png"
    source = f"data:image/{media};base64,{base64.b64encode(picture).decode()}"
    width = round(figure.get_figwidth() * PIXELS_PER_INCH)
    return element("figure", image(source, kind.about, width), element("figcaption", f"{kind.name}: {kind.about}"))


def _written(figure: matplotlib.figure.Figure, ending: str) -> bytes:
    picture = io.BytesIO()
    with matplotlib.rc_context(style.SETTINGS):
        figure.savefig(picture, format=ending, metadata={"Date": None} if ending == "svg" else None)
    return picture.getvalue()

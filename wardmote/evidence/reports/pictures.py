"""Specifications as SVG that a screen reader can name, and as PNG for the document."""

import json
import re
from functools import lru_cache
from xml.sax.saxutils import escape

import vl_convert

from wardmote.evidence.reports.charts import Spec

VEGA_LITE = "6.1"
"""Fixed, so that the same table always gives the same picture."""
PRINTED = 1.5
"""How much larger a picture is for print: 160 dots to the inch across a page's text."""


def svg(picture: Spec, *, title: str, description: str) -> str:
    """The picture as SVG with its title and description, scaling to the width it is given."""
    return _named(_numbered(_drawn(json.dumps(picture))), title, description)


def png(picture: Spec) -> bytes:
    """The picture as PNG, for print."""
    made: bytes = vl_convert.svg_to_png(_drawn(json.dumps(picture)), scale=PRINTED)
    return made


@lru_cache(maxsize=256)
def _drawn(picture: str) -> str:
    """The picture of a specification, drawn once for the page and the document."""
    drawn: str = vl_convert.vegalite_to_svg(picture, vl_version=VEGA_LITE, allowed_base_urls=[])
    return drawn


def size(drawn: str) -> tuple[int, int]:
    """Width and height of an SVG, in pixels."""
    box = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', drawn)
    assert box is not None, "Vega always writes a viewBox"
    return round(float(box[1])), round(float(box[2]))


def _named(drawn: str, title: str, description: str) -> str:
    head, rest = drawn.split(">", 1)
    head = re.sub(r' (?:class|role|aria-[a-z]+)="[^"]*"', "", head)
    head = re.sub(r' (?:width|height)="[\d.]+"', "", head)
    width, height = size(drawn)
    head += f' width="{width}" height="{height}" role="img" aria-labelledby="title desc"'
    names = f'<title id="title">{escape(title)}</title><desc id="desc">{escape(description)}</desc>'
    return f"{head}>{names}{rest}"


def _numbered(drawn: str) -> str:
    """Vega counts its clips for as long as it runs; count them from 0 in each picture."""
    found = dict.fromkeys(re.findall(r'id="((?:clip|gradient)\w*?\d+)"', drawn))
    numbered = {name: f"part-{index}" for index, name in enumerate(found)}
    return re.sub(r"\b(?:clip|gradient)\w*", lambda each: numbered.get(each[0], each[0]), drawn)

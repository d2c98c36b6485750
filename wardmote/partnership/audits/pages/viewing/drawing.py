"""The page's own drawing of a map, as SVG: it stands without scripts, and on paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing import ground
from wardmote.partnership.audits.pages.viewing.areas import Areas, AreaShown
from wardmote.partnership.audits.pages.viewing.asking import AREA, Asked
from wardmote.partnership.audits.pages.viewing.numbers import said

MARGIN = 3
FOOT = 30
"""Pixels below the ground, for the scale."""
SHAPE = '<path id="shape-{}" d="{}"/>'
SHADED = '<use href="#shape-{}" class="wm-shade-{}" data-area="{}"><title>{}</title></use>'
OVER = '<use href="#shape-{}" class="wm-over-{}"/>'
WARD = '<path class="wm-ward" d="{}"/>'
CHOSEN = '<use class="wm-chosen-casing"{0}/><use class="wm-chosen"{0}/>'
SCALE = (
    '<g class="wm-scale"><path d="M0 {0}H{1}"/><text x="{2}" y="{3}">{4}</text></g>'
)  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """A drawing with its name and its words."""

    wide: int
    tall: int
    title: str
    description: str
    drawing: SafeString


def picture(asked: Asked, found: Areas) -> Picture | None:
    """The map as SVG; None where the edition has no boundaries."""
    sheet = ground.sheet(asked.of, asked.layer)
    if sheet is None:
        return None
    by_code = {each.code: each for each in found.shown}
    wards = sheet.wards if asked.layer == AREA else ()
    parts = (
        format_html("<defs>{}</defs>", format_html_join("", SHAPE, sheet.paths.items())),
        format_html_join("", SHADED, (_shaded(code, by_code.get(code)) for code in sheet.paths)),
        format_html_join("", OVER, _over(found, sheet.paths, "is_uncertain", "uncertain")),
        format_html_join("", WARD, ((path,) for path in wards)),
        format_html_join("", OVER, _over(found, sheet.paths, "marked", "casing")),
        format_html_join("", OVER, _over(found, sheet.paths, "marked", "marked")),
        _chosen(asked.area),
        _scale(sheet),
    )
    return Picture(
        wide=sheet.width + 2 * MARGIN,
        tall=sheet.height + 2 * MARGIN + (FOOT if sheet.scale else 0),
        title=asked.exhibit.title,
        description=_description(found),
        drawing=mark_safe("".join(parts)),
    )


def _shaded(code: str, area: AreaShown | None) -> tuple[str, str | int, str, str]:
    shade = "none" if area is None or area.shade is None else area.shade
    return code, shade, code, area.told if area else ""


def _over(
    found: Areas, paths: Mapping[str, str], which: str, how: str
) -> Iterator[tuple[str, str]]:
    """What is drawn once more over the shades."""
    for each in found.shown:
        if getattr(each, which) and each.value is not None and each.code in paths:
            yield each.code, how


def _chosen(area: str) -> SafeString:
    """The outline of the area that is picked; a script may move it."""
    where = format_html(' href="#shape-{}"', area) if area else ""
    return format_html(CHOSEN, where)


def _scale(sheet: ground.Sheet) -> SafeString | str:
    if sheet.scale is None:
        return ""
    length, words = sheet.scale
    foot = sheet.height + FOOT // 2 + 4
    return format_html(SCALE, foot, length, length + 8, foot + 5, words)


def _description(found: Areas) -> str:
    with_number = [each for each in found.shown if each.value is not None]
    if not with_number:
        return _("A map without a number.")
    top, last = with_number[0], with_number[-1]
    return _(
        "A map of %(many)d areas, darker where the number is higher. The highest is %(top)s with "
        "%(most)s, the lowest %(last)s with %(least)s. The table has every number."
    ) % {
        "many": len(found.shown), "top": top.name, "most": said(top.value), "last": last.name,
        "least": said(last.value),
    }  # fmt: skip

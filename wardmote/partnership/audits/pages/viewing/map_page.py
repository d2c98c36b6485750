"""The page of the map: what can be picked, the drawing, its legend, and the table beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing import asking, ground
from wardmote.partnership.audits.pages.viewing.areas import Areas, AreaShown, Key, areas
from wardmote.partnership.audits.pages.viewing.asking import COUNT, Asked
from wardmote.partnership.audits.pages.viewing.drawing import Picture, picture
from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.pages.viewing.findings import Choice
from wardmote.partnership.audits.pages.viewing.neighbours import (
    YES,
    Joined,
    Neighbour,
    audits_around,
)
from wardmote.partnership.audits.pages.viewing.numbers import said
from wardmote.partnership.audits.pages.viewing.ways import Frame, Link, Ways, ways_of
from wardmote.partnership.website.tables import Table

ROW = (
    '<tr class="govuk-table__row{1}" id="row-{0}"><th scope="row" class="govuk-table__header">{2}'
    '</th><td class="govuk-table__cell govuk-table__cell--numeric">{3}</td>{4}'
    "{5}</tr>"
)
CHOSEN = " wm-row-chosen"
NUMBER = '<td class="govuk-table__cell govuk-table__cell--numeric">{}</td>'
WORDS = '<td class="govuk-table__cell">{}</td>'
QUIET = '<span class="wm-quiet">{}</span>'
LINK = '<a class="govuk-link" href="{}" data-area="{}">{}</a> {}'


@dataclass(frozen=True)
class Legend:
    """What the shades mean, and how sure the numbers are."""

    title: str
    key: tuple[Key, ...]
    uncertain: int
    uncertain_below: int
    missing: int
    marked: int
    rounding: str


@dataclass(frozen=True)
class MapPage:
    """The map of an edition, as the address asks for it."""

    frame: Frame
    categories: tuple[Choice, ...]
    measures: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    title: str
    subtitle: str
    source: str
    caveats: tuple[str, ...]
    picture: Picture | None
    legend: Legend
    body: SafeString
    measure: str
    count: str
    has_count: bool
    says_how_sure: bool
    told: str
    data: str
    csv: str
    table: Table
    exhibit: Link | None
    neighbours: tuple[Neighbour, ...]
    has_neighbours: bool


def map_page(
    editions: Sequence[Viewed],
    frame: Frame,
    told: Mapping[str, str],
    *,
    uncertain_below: int,
    neighbours: Sequence[Neighbour] = (),
) -> MapPage | None:
    """The map of the first edition, or of another that the address names by its period.

    Args:
        editions: the edition looked at, then those of the same partnership's other audits.
        frame: what the page shows around it.
        told: what the address asks for.
        uncertain_below: areas with fewer recorded are uncertain.
        neighbours: whose areas are shown too.

    Returns:
        None where the edition tells nothing of areas.
    """
    asked = asking.asked(editions, told)
    if asked is None:
        return None
    found = _areas(asked, editions, uncertain_below)
    ways, exhibit = ways_of(editions[0]), asked.exhibit
    chosen = next((each for each in found.shown if each.code == asked.area), None)
    names = {each: asked.called(each) for each in asking.mapped(asked.of)}
    query = _query(asked)
    return MapPage(
        frame=frame,
        categories=_choices(names, asked.category),
        measures=_choices({m: asked.words(m) for m in asking.measures(asked.of, asked.category)},
                          asked.measure),
        periods=_choices({each.audit.period: each.edition.period for each in editions},
                         asked.of.audit.period),
        areas=_area_choices(found, asked.area),
        title=exhibit.title,
        subtitle=_subtitle(asked),
        source=exhibit.source.removeprefix("Source: "),
        caveats=_caveats(asked),
        picture=picture(asked, found),
        legend=_legend(asked, found, uncertain_below),
        body=_body(asked, found, ways),
        measure=asked.words(asked.measure),
        count=asked.words(COUNT),
        has_count=_has_count(asked),
        says_how_sure=any(map(_how_sure, found.shown)),
        told=chosen.told if chosen else "",
        data=ways.map(**query | {"as": "areas"}),
        csv=ways.map(**query | {"as": "csv", "table": "map"}),
        table=_table(asked, found),
        exhibit=_home(editions[0], asked),
        neighbours=tuple(neighbours),
        has_neighbours=bool(neighbours or audits_around(asked.of)),
    )  # fmt: skip


def areas_json(
    editions: Sequence[Viewed], told: Mapping[str, str], *, uncertain_below: int
) -> dict[str, Any] | None:
    """The areas for MapLibre: outlines in degrees, each with its look and its sentence."""
    asked = asking.asked(editions, told)
    if asked is None:
        return None
    found = _areas(asked, editions, uncertain_below)
    by_code = {each.code: each for each in found.shown}
    shapes, wards = ground.degrees(asked.of, asked.layer)
    features = [_feature(shapes[code], **_look(code, by_code.get(code))) for code in sorted(shapes)]
    return {
        "areas": {"type": "FeatureCollection", "features": features},
        "wards": {"type": "FeatureCollection", "features": [_feature(each) for each in wards]},
        "told": {each.code: each.told for each in found.shown},
    }


def _areas(asked: Asked, editions: Sequence[Viewed], uncertain_below: int) -> Areas:
    others = [asked.of_edition(each) for each in editions if each != asked.of]
    known = [each for each in others if each is not None]
    return areas(asked, known, uncertain_below=uncertain_below)


def _query(asked: Asked) -> dict[str, str]:
    return {
        "category": asked.category, "measure": asked.measure, "period": asked.of.audit.period,
        "area": asked.area, "neighbours": YES if isinstance(asked.of, Joined) else "",
    }  # fmt: skip


def _choices(pairs: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, text, value == chosen) for value, text in pairs.items())


def _area_choices(found: Areas, chosen: str) -> tuple[Choice, ...]:
    by_name = sorted(found.shown, key=lambda each: each.name)
    words = {each.code: f"{each.name}, {each.ward}" if each.ward else each.name for each in by_name}
    return _choices({"": _("None picked")} | words, chosen)


def _has_count(asked: Asked) -> bool:
    return asked.measure != COUNT and COUNT in asking.measures(asked.of, asked.category)


def _caveats(asked: Asked) -> tuple[str, ...]:
    """What to bear in mind of it: what the findings say that it shows, and its own notes."""
    told = asked.of.edition
    said = [c for f in told.findings.values() if asked.category in f.exhibits for c in f.caveats]
    notes = [note for note in asked.exhibit.notes if note != told.rounding]
    return tuple(dict.fromkeys([*notes, *said]))


def _subtitle(asked: Asked) -> str:
    """The engine's own words for what it drew; ours for another measure."""
    if asked.measure == asking.measures(asked.of, asked.category)[0]:
        return asked.exhibit.subtitle
    edition = asked.of.edition
    return f"{asked.words(asked.measure)}, {edition.partnership}, {edition.period}"


def _home(first: Viewed, asked: Asked) -> Link | None:
    section = first.section_of(asked.category)
    where = ways_of(first).exhibit(first, asked.category)
    return Link(section.title, where) if section and asked.of == first else None


def _look(code: str, area: AreaShown | None) -> dict[str, Any]:
    if area is None or area.shade is None:
        return {"code": code, "shade": -1, "uncertain": False, "marked": False}
    return {
        "code": code, "shade": area.shade, "uncertain": area.is_uncertain,
        "marked": bool(area.marked),
    }  # fmt: skip


def _feature(geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


# ── legend and table ──


def _legend(asked: Asked, found: Areas, uncertain_below: int) -> Legend:
    off = ground.sheet(asked.of, asked.layer)
    return Legend(
        title=asked.words(asked.measure),
        key=found.key,
        uncertain=found.uncertain,
        uncertain_below=uncertain_below,
        missing=found.missing + (len(set(off.paths) - {e.code for e in found.shown}) if off else 0),
        marked=sum(found.marked.values()),
        rounding=asked.of.rounding,
    )


def _body(asked: Asked, found: Areas, ways: Ways) -> SafeString:
    """The table's rows, made here: a template for each of hundreds of cells is slow."""
    has_count, says_how_sure = _has_count(asked), any(map(_how_sure, found.shown))
    to = ways.map(**_query(asked) | {"area": ""})
    rows = (
        format_html(
            ROW, each.code, CHOSEN if each.code == asked.area else "", _name(each, to),
            said(each.value) if each.value is not None else _("not shown"),
            format_html(NUMBER, said(each.count)) if has_count else "",
            format_html(WORDS, _how_sure(each)) if says_how_sure else "",
        )
        for each in found.shown
    )  # fmt: skip
    return mark_safe("".join(rows))


def _name(area: AreaShown, to: str) -> SafeString:
    ward = format_html(QUIET, area.ward) if area.ward else ""
    return format_html(LINK, f"{to}&area={quote(area.code)}#map", area.code, area.name, ward)


def _how_sure(area: AreaShown) -> SafeString:
    told = [area.rounding] if area.rounding else []
    told += [_("uncertain")] if area.is_uncertain else []
    told += [_("outlined")] if area.marked else []
    return format_html_join(mark_safe("<br>"), "{}", ((each,) for each in told))


def _table(asked: Asked, found: Areas) -> Table:
    """The table as a file: every number as it is in the edition."""
    has_count = _has_count(asked)
    heads = [_("Area code"), _("Area"), _("Ward"), asked.words(asked.measure)]
    heads += [asked.words(COUNT)] if has_count else []
    heads += [_("Class"), _("Rounding"), _("Uncertain"), _("Outlined")]
    rows = [
        (each.code, each.name, each.ward, _plain(each.value),
         *((_plain(each.count),) if has_count else ()),
         each.class_words, each.rounding, each.is_uncertain, each.marked)
        for each in found.shown
    ]  # fmt: skip
    caption = f"{asked.exhibit.title}. {asked.words(asked.measure)}, {asked.of.edition.period}"
    return Table(name="map", caption=caption, heads=tuple(heads), rows=tuple(rows))


def _plain(value: float | None) -> str | None:
    return None if value is None else f"{value:.10g}"

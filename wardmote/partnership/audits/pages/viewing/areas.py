"""Each area of a map: its number, its class, how sure it is, and the sentence that tells it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing import shades
from wardmote.partnership.audits.pages.viewing.asking import (
    COUNT,
    Asked,
)
from wardmote.partnership.audits.pages.viewing.edition import Cell
from wardmote.partnership.audits.pages.viewing.numbers import said


@dataclass(frozen=True)
class AreaShown:
    """One area.

    Attributes:
        value: the number of the measure; None where it is not shown.
        shade: which of the five shades, from 0 for low; None where there is no number.
        is_uncertain: so few were recorded that chance or rounding could change the class.
        rounding: by how much rounding may put the number out, in words.
        marked: why it is outlined, or nothing.
        told: all of it in a sentence or two.
    """

    code: str
    name: str
    ward: str
    value: float | None
    count: float | None
    shade: int | None
    class_words: str
    is_uncertain: bool
    rounding: str
    marked: str
    told: str


@dataclass(frozen=True)
class Key:
    """A line of the legend."""

    shade: int
    words: str
    areas: int


@dataclass(frozen=True)
class Areas:
    """All areas of a map, the highest first, with its legend."""

    shown: tuple[AreaShown, ...]
    key: tuple[Key, ...]
    uncertain: int
    missing: int
    marked: Counter


def areas(asked: Asked, others: Sequence[Asked], *, uncertain_below: int) -> Areas:
    """The areas of a map.

    Args:
        asked: what the map shows.
        others: the same in other periods: the classes are those of all of them together.
        uncertain_below: areas with fewer recorded are uncertain.
    """
    values = [_number(row[asked.measure]) for one in (asked, *others) for row in _rows(one)]
    bounds = shades.breaks(tuple(value for value in values if value is not None))
    words = shades.labels(bounds)
    names, made = asked.of.names(), []
    rows = asked.by_area()
    for code, row in rows.items():
        value = _number(row[asked.measure])
        class_ = None if value is None else shades.class_of(value, bounds)
        made.append(_area(asked, code, row, class_, words, names, uncertain_below))
    made.sort(key=lambda each: (each.value is None, -(each.value or 0), each.name))
    counted = Counter(each.class_words for each in made if each.value is not None)
    return Areas(
        shown=tuple(made),
        key=tuple(
            Key(shades.shade(place, len(words)), word, counted[word])
            for place, word in enumerate(words)
        ),
        uncertain=sum(each.is_uncertain for each in made),
        missing=sum(each.value is None for each in made),
        marked=Counter(each.marked for each in made if each.marked),
    )


def _rows(asked: Asked) -> list[dict[str, Cell]]:
    return asked.of.table(asked.category).records()


def _area(asked, code, row, class_, words, names, uncertain_below) -> AreaShown:
    value, count = _number(row[asked.measure]), _number(row.get(COUNT))
    name, ward = str(names.get(code, code)), asked.ward(row)
    told = {
        "name": name, "ward": ward, "value": value, "count": count, "marked": asked.mark(row),
        "rounding": _rounding(asked.measure, value, count, asked.of.base_of(code)),
        "is_uncertain": count is not None and count < uncertain_below,
        "class_words": "" if class_ is None else words[class_],
        "together": [str(names.get(each, each)) for each in asked.pooled(row) if each != code],
    }  # fmt: skip
    return AreaShown(
        code=code, name=name, ward=ward, value=value, count=count,
        shade=None if class_ is None else shades.shade(class_, len(words)),
        class_words=told["class_words"], is_uncertain=told["is_uncertain"],
        rounding=told["rounding"], marked=told["marked"],
        told=_told(asked, told, uncertain_below),
    )  # fmt: skip


def _number(cell: Cell) -> float | None:
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _rounding(measure: str, value: float | None, count: float | None, base: int) -> str:
    """How far off rounding may put a number: a count by less than the base, a rate likewise."""
    if base <= 1 or value is None or count is None:
        return ""
    out = base - 1
    if not count:
        return _("none, or up to %(most)s recorded") % {"most": out}
    return f"±{said(out if measure == COUNT else out * value / count)}"


def _told(asked: Asked, area: dict, uncertain_below: int) -> str:
    """An area in sentences, for a reader who cannot see the map."""
    where = f"{area['name']} ({area['ward']})" if area["ward"] else area["name"]
    if area["value"] is None:
        return _("%(where)s: no number is shown.") % {"where": where}
    first = _("%(where)s. %(measure)s: %(value)s, in the class “%(class)s”.") % {
        "where": where, "value": said(area["value"]), "measure": asked.words(asked.measure),
        "class": area["class_words"],
    }  # fmt: skip
    return " ".join([first, *_more(asked, area, uncertain_below)])


def _more(asked: Asked, area: dict, uncertain_below: int) -> list[str]:
    made = []
    if area["rounding"].startswith("±"):
        made.append(_("Rounding may put it out by %(by)s.") % {"by": area["rounding"][1:]})
    elif area["rounding"]:
        made.append(_("Rounded: %(what)s.") % {"what": area["rounding"]})
    if area["count"] is not None and asked.measure != COUNT:
        told = {"what": asked.words(COUNT), "count": said(area["count"])}
        made.append(_("%(what)s: %(count)s.") % told)
    if area["is_uncertain"]:
        made.append(
            _("Uncertain: with fewer than %(few)d recorded, a few more or less change the picture.")
            % {"few": uncertain_below}
        )
    if area["marked"]:
        made.append(_("With its neighbours it is higher than chance would bring about."))
    if area["together"]:
        made.append(_("Told together with %(others)s.") % {"others": ", ".join(area["together"])})
    return made

"""Neighbours' areas beside one's own: as published, or exactly where a protocol lets one see them.

A crime pattern does not end at a boundary. What another partnership published, everybody may see;
its exact numbers are seen by a reader whose own agency its protocols name as a recipient.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.pages.viewing import asking, ground
from wardmote.partnership.audits.pages.viewing.edition import Viewed, viewed
from wardmote.partnership.audits.rules.editions import ANALYST, PUBLIC
from wardmote.partnership.audits.rules.neighbours import lets_see_exactly

JOINED_KEPT = 8
"""Joined maps kept in memory."""
YES = "yes"
METRES_A_DEGREE = 111_000
"""Of latitude; of longitude it is less, so that somebody is a neighbour rather than not."""


@dataclass(frozen=True, eq=False)
class Joined(Viewed):
    """One map of several partnerships' areas, otherwise as the edition of the first of them.

    Attributes:
        parts: the editions, one's own first.
    """

    parts: tuple[Viewed, ...] = ()

    def base_of(self, area: str) -> int:
        """What the counts of an area are rounded to, in the edition that tells of it."""
        return next((one.base for one in self.parts if area in one.names()), self.base)

    @property
    def rounding(self) -> str:
        """The sentence of the first edition that is rounded."""
        return next((one.rounding for one in self.parts if one.rounding), "")


@dataclass(frozen=True)
class Neighbour:
    """Another partnership whose areas can be seen beside one's own.

    Attributes:
        audit: what is shown of it.
        basis: the protocols by which it is shown exactly; "" where it is shown as published.
    """

    name: str
    audit: Audit
    basis: str

    @property
    def how(self) -> str:
        """As published, or exactly and by which protocol."""
        return _("exact numbers, by %s") % self.basis if self.basis else _("as published")


def audits_around(of: Viewed) -> list[Audit]:
    """The published audits of the same period whose partnerships lie beside this one."""
    others = Audit.objects.published().filter(period=of.audit.period)
    others = others.exclude(partnership=of.audit.partnership_id)
    others = others.select_related("partnership").prefetch_related("runs__audit__partnership")
    newest = {each.partnership_id: each for each in others.order_by("published_on", "pk")}
    found = sorted(newest.values(), key=lambda each: each.partnership.name)
    return [each for each in found if _is_beside(of, viewed(each.edition, PUBLIC))]


def joined(
    editions: Sequence[Viewed], told: Mapping[str, str], by: Membership, on: date
) -> tuple[list[Viewed], tuple[Neighbour, ...]]:
    """The editions, that which the address asks for joined with its neighbours'.

    Returns:
        The same editions and nobody, where there are no areas or no neighbours.
    """
    asked = asking.asked(editions, told)
    if asked is None:
        return list(editions), ()
    seen = list(_seen(asked.of, asked.category, by, on))
    if not seen:
        return list(editions), ()
    whole = _join((asked.of, *(part for part, _neighbour in seen)), asked.category)
    return (
        [whole if each == asked.of else each for each in editions],
        tuple(neighbour for _part, neighbour in seen),
    )


def _seen(
    of: Viewed, category: str, by: Membership, on: date
) -> Iterator[tuple[Viewed, Neighbour]]:  # fmt: skip
    """Each neighbour's edition that this reader may see of a map."""
    for audit in audits_around(of):
        basis = lets_see_exactly(audit.partnership, by, category, on) if of.is_restricted else ""
        part = viewed(audit.edition, ANALYST if basis else PUBLIC)
        if part and asking.measures(part, category):
            yield part, Neighbour(audit.partnership.name, audit, basis)


def _is_beside(of: Viewed, other: Viewed | None) -> bool:
    """Whether the boxes around two partnerships come as near as the rulebook says."""
    one, two = ground.box(of), ground.box(other) if other else None
    if one is None or two is None:
        return False
    near = rulebook.load().audit.neighbour_metres
    near = near if ground.in_metres(one) else near / METRES_A_DEGREE
    return all(
        one[low] - near <= two[high] and two[low] - near <= one[high]
        for low, high in ((0, 2), (1, 3))
    )


@lru_cache(maxsize=JOINED_KEPT)
def _join(parts: tuple[Viewed, ...], category: str) -> Joined:
    first = parts[0]
    edition = replace(
        first.edition,
        areas=_rows([each.edition.areas for each in parts], "code"),
        shapes=_features(parts, "shapes", "area"),
        ward_shapes=_features(parts, "ward_shapes", "ward"),
        exhibits={**first.edition.exhibits, category: _exhibit(parts, category)},
    )
    kept = replace(first.kept, edition=edition)
    return Joined(first.audit, first.run, kept, first.folder, parts=parts)


def _exhibit(parts: tuple[Viewed, ...], category: str) -> Any:
    """The map of all of them: one table, every source named."""
    told = [each.edition.exhibits[category] for each in parts]
    title = told[0].title.rpartition(": ")[0] or told[0].title
    places = ", ".join(each.edition.partnership for each in parts)
    sources = dict.fromkeys(each.source.removeprefix("Source: ") for each in told)
    return replace(
        told[0], title=f"{title}: {places}", subtitle=f"{places}, {parts[0].edition.period}",
        table=_rows([each.table for each in told], asking.area_column(told[0])),
        source="; ".join(sources), notes=tuple(dict.fromkeys(n for e in told for n in e.notes)),
    )  # fmt: skip


def _rows(tables: list[pd.DataFrame], key: str) -> pd.DataFrame:
    """All rows; an area that two editions tell of is told by the first."""
    return pd.concat(tables, ignore_index=True).drop_duplicates(key, ignore_index=True)


def _features(parts: tuple[Viewed, ...], name: str, key: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in parts:
        for feature in (getattr(each.edition, name) or {}).get("features", ()):
            found.setdefault(str(feature["properties"][key]), feature)
    return {"type": "FeatureCollection", "features": list(found.values())}

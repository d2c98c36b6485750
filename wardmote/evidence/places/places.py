"""Places: every boundary, lookup, population and deprivation file of a folder, as one."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from wardmote.evidence.errors import PlacesMissing
from wardmote.evidence.places import registry
from wardmote.evidence.places.answers import Answers
from wardmote.evidence.places.chains import Chains
from wardmote.evidence.places.crosswalk import crosswalk, joined
from wardmote.evidence.places.finding import Found, find
from wardmote.evidence.places.ground import ground
from wardmote.evidence.places.kinds import Kind, atoms_for, kind_named
from wardmote.evidence.places.names import codes_in, names_in
from wardmote.evidence.places.outlines import Outlines, gathered
from wardmote.evidence.places.partnerships import Partnership, listed, named
from wardmote.evidence.places.placing import Numbers, Points, placed
from wardmote.evidence.places.point_index import PointIndex
from wardmote.evidence.places.spreading import spread
from wardmote.evidence.places.tables import MEASURES
from wardmote.evidence.records import Ground, Period


class Places:
    """What is known of places; every question names its day or period."""

    def __init__(self, found: Found, cache: Path | None = None) -> None:
        """Join what was found; `cache` is a folder where point indexes are kept, if any."""
        self._cache = cache
        self._outlines = gathered(found.layers)
        self._chains = Chains(found.lookups)
        self._names = names_in(found)
        self._codes = codes_in(self._outlines, self._chains, self._names)
        self._population = registry.declared(found.populations, self._codes, MEASURES)
        self._deprivation = registry.declared(found.deprivation, self._codes, ("decile",))
        for kind, table in self._population.items():
            self._codes[kind] = self._codes.get(kind, frozenset()) | set(table["area"])
        self._walked: dict[tuple[Kind, str, int], pd.DataFrame] = {}
        self._indexes: dict[tuple[Kind, ...], PointIndex] = {}

    @classmethod
    def open(cls, folder: Path, *, cache: Path | None = None) -> "Places":
        """Find by content every file about places below a folder.

        Args:
            folder: any layout; files of another sort are passed over.
            cache: a folder where the point index is kept for the next time.

        Raises:
            FileRefused: a file about places that is broken, or two that contradict each other.
        """
        return cls(find(folder), cache)

    def atoms(self, period: Period) -> tuple[Kind, ...]:
        """The kinds of small area that counts of the period are kept by.

        Raises:
            PlacesMissing: no small areas were supplied at all.
        """
        found = atoms_for(period, self._codes)
        if not found:
            raise PlacesMissing(
                "No small areas (LSOAs or data zones) were found. Supply their boundaries, a "
                "lookup to districts, or their population, with headings such as lsoa21_code."
            )
        return found

    def kind_of_atoms(self, areas: Iterable[str], period: Period) -> Kind:
        """Of the period's small areas the kind that these are."""
        wanted = set(areas)
        return max(self.atoms(period), key=lambda kind: len(wanted & self._codes[kind]))

    def vintages(self, family: str, year: int) -> list[Kind]:
        """The kinds of a family that are known, the nearest to a year first."""
        kinds = [kind for kind in self._codes if kind.family == family]
        return sorted(kinds, key=lambda kind: (abs(kind.year - year), kind.year))

    def codes(self, kind: Kind) -> frozenset[str]:
        """Every code of a kind that any file speaks of."""
        return self._codes.get(kind, frozenset())

    def names(self, kind: Kind) -> dict[str, str]:
        """Code to name, of every area of a kind whose name is known."""
        return self._names.get(kind, {})

    def outlines(self, kind: Kind) -> Outlines:
        """The outlines of a kind; none where no boundary was supplied."""
        return self._outlines.get(kind, Outlines(kind, (), np.empty(0, dtype=object)))

    def population(self, kind: str, year: int) -> pd.DataFrame:
        """The one declared population of a kind of area ("lsoa21") for a year.

        It is that of the latest year held at or before the year asked; of the earliest, if none.

        Returns:
            One row per area: `area`, `residents`, `households` (missing where not supplied),
            `year` of the figures, `source`.
        """
        table = self._population.get(kind_named(kind))
        return registry.at(table, year, registry.POPULATION_COLUMNS)

    def people(self, period: Period) -> pd.DataFrame:
        """The same for all small areas of a period, of whatever kind."""
        kinds = self.atoms(period)
        return pd.concat([self.population(kind.name, period.start.year) for kind in kinds])

    def deprivation(self, kind: str, year: int) -> pd.DataFrame:
        """The index of deprivation of a kind of area whose edition is nearest to a year.

        Returns:
            One row per area: `area`, `decile` (1 the most deprived tenth), `year` of the edition,
            `source`.
        """
        table = self._deprivation.get(kind_named(kind))
        return registry.nearest(table, year, registry.DEPRIVATION_COLUMNS)

    def chain(self, kind: Kind, family: str, period: Period) -> pd.DataFrame:
        """Where areas of a kind lie in a family of areas, by every lookup there is.

        Returns:
            One row per area and target: `area`, `target`, `kind` (of the target), `name`.
        """
        return self._chained(kind, family, period.start.year).copy()

    def between(self, kind: Kind, other: Kind) -> pd.DataFrame:
        """Where areas of one kind lie in areas of another, by every lookup there is.

        Returns:
            One row per area and target: `area`, `target`; none where no lookup tells.
        """
        return self._chains.between(kind, other)

    def best_fit(self, kind: Kind, family: str, period: Period) -> pd.DataFrame:
        """The same with one target for each area: of several, the lowest code."""
        rows = self.chain(kind, family, period)
        return rows.sort_values(["area", "target"]).drop_duplicates("area", ignore_index=True)

    def partnerships(self, on: date) -> pd.DataFrame:
        """Every partnership as the lookup nearest to the day has them.

        Returns:
            One row per partnership: `code`, `name`, `districts` (a tuple of names; a district may
            lie in several partnerships).
        """
        found = self._partnerships(on.year)
        return pd.DataFrame(
            [(p.code, p.name, p.districts) for p in found], columns=["code", "name", "districts"]
        )

    def bodies(self, name: str, on: date) -> pd.DataFrame:
        """The districts, police force and fire authority whose areas a partnership lies in.

        Returns:
            One row per body: `family` ("ltla", "pfa", "fra"), `code`, `name`.
        """
        period = Period(date(on.year, 1, 1), date(on.year + 1, 1, 1))
        partnership = self.named_partnership(name, period)
        found = []
        for family in ("ltla", "pfa", "fra"):
            rows = self.chain(partnership.kind, family, period)
            rows = rows[rows["area"] == partnership.code]
            found += [(family, r.target, r.name) for r in rows.itertuples(index=False)]
        return pd.DataFrame(found, columns=["family", "code", "name"])

    def named_partnership(self, name: str, period: Period) -> Partnership:
        """The partnership of that name or code, in any case.

        Raises:
            UnknownName: none has it; the message lists names that are near.
        """
        return named(self._partnerships(period.start.year), name)

    def membership(self, period: Period) -> pd.DataFrame:
        """One row per area that is in one alone: `area`, `partnership_code`, `partnership`."""
        rows = pd.concat([self.chain(kind, "csp", period) for kind in self.atoms(period)])
        rows = rows[~rows.duplicated("area", keep=False)]
        columns = {"target": "partnership_code", "name": "partnership"}
        return rows.rename(columns=columns)[["area", *columns.values()]].reset_index(drop=True)

    def area_partnership(self, period: Period) -> pd.DataFrame:
        """Every small area of the period with its partnership and people.

        Returns:
            One row per area: `area`, `partnership` (name), `residents`, `households`.
        """
        rows = self.membership(period).merge(self.people(period), on="area", how="left")
        return rows[["area", "partnership", "residents", "households"]]

    def ground(self, name: str, period: Period) -> Ground:
        """One partnership's small areas for a period, with all that is publicly known of them.

        Args:
            name: the partnership's name or code, in any case.
            period: which period's boundaries and population are wanted.

        Raises:
            UnknownName: no partnership answers to the name; the message lists near names.
            PlacesMissing: no lookup tells which areas it has.
        """
        return ground(self, name, period)

    def locate(self, records: Any, period: Period) -> Any:
        """Each record's small area: the supplied code first, its lookup next, the point last.

        Args:
            records: an Ibis table with the standard columns.
            period: which period's areas are wanted, whatever vintage the records are coded to.

        Returns:
            The records, as an expression not yet run, with `area` (null where unknown) and `how`:
            "supplied" (the code is one of the period's areas), "lookup" (a code of another year
            that became exactly one), "split by point" (one that became several: that which holds
            the point or is nearest to it), "best fit" (the same without a point that can be used:
            the part with most residents), "point" (no code, or a larger area's: the area that
            holds the point) or "none": no point overrules a code that no file knows.
        """
        from wardmote.evidence.places.locating import located  # Ibis: `place` can spare it

        return located(records, self._answers(period))

    def place(
        self, codes: Sequence[str | None], which: Numbers, points: Points, period: Period
    ) -> tuple[tuple[str, ...], Numbers]:
        """The same for rows told as numbers; see `placing.placed`."""
        return placed(codes, which, points, self._answers(period))

    def answered(self, period: Period) -> frozenset[str]:
        """The codes whose area in a period is known without a point."""
        return self._answers(period).answered

    def point_index(self, period: Period) -> PointIndex:
        """The index that places points in the period's small areas."""
        atoms = self.atoms(period)
        if atoms not in self._indexes:
            parts = [self.outlines(kind) for kind in atoms]
            codes = tuple(code for part in parts for code in part.codes)
            shapes = np.concatenate([part.shapes for part in parts])
            self._indexes[atoms] = PointIndex(Outlines(atoms[0], codes, shapes), self._cache)
        return self._indexes[atoms]

    def spread(self, totals: pd.DataFrame, *, kind: str, to: str, period: Period) -> pd.DataFrame:
        """Totals of areas of one kind told by areas of another that they do not nest in.

        Args:
            totals: one row per area: `area`, `count`.
            kind: what these areas are: "msoa11", "beat", "ltla22" …
            to: "area" for the period's small areas, or a family: "ward", "ltla", "csp" …
            period: which period's small areas and population carry the totals.

        Returns:
            One row per target area: `area`, `count` (apportioned by residents), `low`, `high`
            (all or nothing of every piece that might lie either side), `certain` (the part from
            areas wholly inside the target: equal to `low`), `unsupplied` (areas of the kind that
            reach into the target and have no total: unknown, not zero).

        Raises:
            PlacesMissing: neither a lookup nor a boundary tells where these areas lie.
        """
        return spread(self, totals, kind_named(kind), to, period)

    def _partnerships(self, year: int) -> tuple[Partnership, ...]:
        kinds = self.vintages("csp", year)
        if not kinds:
            raise PlacesMissing(
                "No partnerships were found. Supply a lookup from district to partnership, with "
                "headings such as ltla24_code, csp24_code, csp24_name."
            )
        districts = self._chained(kinds[0], "ltla", year)
        return listed(kinds[0], self.names(kinds[0]), districts)

    def _chained(self, kind: Kind, family: str, year: int) -> pd.DataFrame:
        key = (kind, family, year)
        if key not in self._walked:
            rows = self._chains.to(kind, family, year=year)
            names = {
                target: name
                for other in reversed(self.vintages(family, year))
                for target, name in self.names(other).items()
            }
            rows["name"] = rows["target"].map(names).fillna(rows["target"])
            self._walked[key] = rows
        return self._walked[key]

    def _answers(self, period: Period) -> Answers:
        walk = joined(crosswalk(kind, self._codes, self._chains) for kind in self.atoms(period))
        larger = [codes for kind, codes in self._codes.items() if not kind.is_atom]
        people = self.people(period)
        residents = dict(zip(people["area"], people["residents"].fillna(0.0), strict=True))
        index = partial(self.point_index, period)
        return Answers(walk, frozenset().union(*larger), index, residents)

"""One edition as its pages read it: what the engine released, beside the folder of its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_folder, edition_of

if TYPE_CHECKING:  # the engine's tables are loaded by the first edition that is read
    from wardmote.evidence import Kept

    Edition = Any

TABLES_KEPT = 600
"""Tables kept in memory as plain cells: those of about ten editions; setting of this project."""

Cell = str | float | None


@dataclass(frozen=True)
class Grid:
    """A table as plain cells: what is missing is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """One dict per row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def without(self, *names: str) -> "Grid":
        """The table less some columns."""
        kept = [place for place, name in enumerate(self.columns) if name not in names]
        return Grid(
            tuple(self.columns[place] for place in kept),
            tuple(tuple(row[place] for place in kept) for row in self.rows),
        )


@dataclass(frozen=True, eq=False)
class Viewed:
    """An edition of an audit, for one audience; the same one until its file is another."""

    audit: Audit
    run: Run
    kept: "Kept"
    folder: Path

    @property
    def edition(self) -> "Edition":
        """What was released."""
        return self.kept.edition

    @property
    def audience(self) -> str:
        """For whom: "public" or "analyst"."""
        return self.kept.audience

    @property
    def is_restricted(self) -> bool:
        """Whether it shows exact numbers."""
        return self.audience != PUBLIC

    @property
    def base(self) -> int:
        """What counts are rounded to; 1 where they are exact."""
        return 1 if self.is_restricted else int(self.kept.manifest.get("base") or 1)

    def base_of(self, area: str) -> int:
        """What the counts of one area are rounded to."""
        return self.base

    @property
    def rounding(self) -> str:
        """How its counts are rounded, in a sentence; "" where they are exact."""
        return self.edition.rounding if self.base > 1 else ""

    @property
    def fingerprint(self) -> str:
        """The hash of the edition as released."""
        return next(iter(self.kept.manifest["sha256"]["edition"].values()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Viewed) and self.kept is other.kept

    def __hash__(self) -> int:
        return id(self.kept)

    # ── its parts ──

    def table(self, exhibit: str) -> Grid:
        """The table of an exhibit."""
        return _table(self, exhibit)

    def sources(self) -> list[dict[str, Cell]]:
        """One row per dataset."""
        return grid_of(self.edition.sources).records()

    def names(self) -> Mapping[str, str]:
        """Name of each area and ward by its code."""
        return dict(zip(self.edition.areas["code"], self.edition.areas["name"], strict=True))

    def section_of(self, name: str) -> Any:
        """The chapter that tells a finding or shows an exhibit; None where none does."""
        holds = (e for e in self.edition.sections if name in (*e.findings, *e.exhibits))
        return next(holds, None)

    def picture(self, exhibit: str, *, is_narrow: bool = False) -> Path:
        """The file of an exhibit's picture, which tables have not."""
        ending = ".narrow.svg" if is_narrow else ".svg"
        return self.folder / "exhibits" / f"{exhibit}{ending}"


def viewed(run: Run | None, audience: str) -> Viewed | None:
    """The edition that a run wrote; None before there is one."""
    kept = edition_of(run, audience) if run else None
    return Viewed(run.audit, run, kept, edition_folder(run, audience)) if run and kept else None


def beside(of: Viewed) -> list[Viewed]:
    """The newest published edition of each other period, for the same readers, newest first."""
    audits = of.audit.partnership.audits.published().exclude(period=of.audit.period)
    runs = Run.objects.filter(audit__in=audits, state=Run.State.DONE).select_related(
        "audit__partnership"
    )
    newest = {run.audit.period: run for run in runs.order_by("audit__published_on", "number")}
    found = [viewed(newest[period], of.audience) for period in sorted(newest, reverse=True)]
    return [each for each in found if each is not None]


def grid_of(table: Any) -> Grid:
    """A data frame as plain cells."""
    plain = table.astype(object).where(table.notna(), None)
    return Grid(tuple(map(str, plain.columns)), tuple(map(tuple, plain.to_numpy().tolist())))


@lru_cache(maxsize=TABLES_KEPT)
def _table(of: Viewed, exhibit: str) -> Grid:
    return grid_of(of.edition.exhibits[exhibit].table)

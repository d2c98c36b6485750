"""What `wardmote national` does: count on the engine that was asked for, let the tables out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wardmote import rulebook
from wardmote.evidence.audit.national import national
from wardmote.evidence.audit.national_edition import fingerprints, national_edition
from wardmote.evidence.records import Period
from wardmote.evidence.reports import write_tables
from wardmote.evidence.store import engines


def count_nation(
    records: str,
    data: Path,
    to: Path,
    *,
    years: Sequence[Period],
    nation: str,
    engine: str,
    master: str,
    by: tuple[str, str],
) -> dict[str, Any]:
    """Count every partnership and write the tables for analysts.

    Returns:
        `events`, `partnerships` (how many), `sha256` of the cube and of each table.
    """
    rules = rulebook.on(years[0].months[-1], nation)
    with engines.engine(engine, master=master) as connection:
        found = national(records, data, years=years, rules=rules, connection=connection)
    write_tables(national_edition(found, year=years[0], source=records, by=by), to)
    return {
        "events": int(found.cube["count"].sum()),
        "partnerships": int(found.partnerships["dataset"].nunique()),
        "sha256": fingerprints(found),
    }

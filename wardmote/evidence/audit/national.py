"""The national pass: every partnership's cube, rates, changes and quality from one reading."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardmote.evidence.sources.coding import coded

if TYPE_CHECKING:
    from wardmote.evidence.audit.national_tables import National
    from wardmote.evidence.records import Period
    from wardmote.rulebook import Rules


def national(
    records: str | Path,
    places: Path,
    *,
    years: Sequence["Period"],
    rules: "Rules",
    connection: Any = None,
) -> "National":
    """Count all records once; everything else is derived from that one cube.

    The tables are the same, byte for byte, whatever engine counts the rows.

    Args:
        records: a file known to be sound, or a pattern such as "police/*/*.csv".
        places: folder of lookups, boundaries and populations of the whole country.
        years: the years to tell, newest first.
        rules: the settings of the analyses.
        connection: an Ibis connection to DuckDB or Spark that is to read and group the rows;
            None to hold them in this machine's memory, as numbers.

    Raises:
        FileRefused: of the records or of places, a file that cannot be read.
    """
    if connection is None:
        return _in_memory(records, places, years, rules)
    from wardmote.evidence.audit.national_tables import tabled
    from wardmote.evidence.places import Places
    from wardmote.evidence.sources.regrouping import regrouped

    known = Places.open(places)
    rows = regrouped(records, connection, answered=known.answered(years[0]))
    return tabled(rows, known, years=years, rules=rules)


def _in_memory(
    records: str | Path, places: Path, years: Sequence["Period"], rules: "Rules"
) -> "National":
    """The same, quickest on one machine.

    The rows are read in the background, outside Python, while what they are held against is read
    here: the modules that place and count, and the files about places.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="wardmote-rows") as worker:
        rows = worker.submit(coded, records)

        from wardmote.evidence.audit.national_tables import tabled
        from wardmote.evidence.places import Places

        known = Places.open(places)
        return tabled(rows.result(), known, years=years, rules=rules)

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.evidence import keeping
from wardmote import rulebook
from wardmote.evidence.quality import assess, supply
from wardmote.evidence.records import Period
from wardmote.evidence.store import Store

DAY = date(2024, 6, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def keep(store: Store, tmp_path: Path) -> Callable[..., None]:
    """Have the store take in a file with these rows."""

    def kept(text, **more):
        store.add(keeping.incoming(tmp_path / "files", text, **more), day=DAY)

    return kept


@pytest.fixture
def note(store: Store):
    """The note on one measure of a year; every row lies in the area that its code names."""

    def noted(measure, *, dataset="police_street", year="2023", suppliers=(), **more):
        records = store.records(dataset)
        located = records.mutate(area=records.area_code, how=records.detail)
        rules = rulebook.on(date(2023, 12, 31), "England")
        period = Period.parse(year)
        months = supply(store, dataset, period, suppliers=suppliers)
        notes = assess(store, dataset, located, period, rules, supplied=months, **more)
        found = [note for note in notes if note.measure == measure]
        assert len(found) == 1, [note.measure for note in notes]
        return found[0]

    return noted


def months(rows: str, *, year: int = 2023, each: int = 1, only: range = range(1, 13)) -> str:
    """The same rows for each month of a year; `{m}` is the month, `{n}` counts up."""
    return "".join(
        rows.format(m=f"{year}-{month:02d}", n=f"{year}{month:02d}{n}")
        for month in only
        for n in range(each)
    )

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from wardmote import rulebook
from wardmote.evidence.audit import Audit, Request, conduct
from wardmote.evidence.places import Places
from wardmote.evidence.records import Period
from wardmote.evidence.sources import take_in_folder
from wardmote.evidence.store import Store

DAY = date(2026, 11, 22)
AUDITED = ("police", "leeds", "fire", "council")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real open data, where this machine has it."""
    folder = os.environ.get("WARDMOTE_REAL_DATA")
    if not folder:
        pytest.skip("WARDMOTE_REAL_DATA is not set: the real open data is not on this machine")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def held(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the files that the six partnerships of the county and Leeds are audited on."""
    with Store.open(tmp_path_factory.mktemp("held") / "store") as opened:
        for folder in AUDITED:
            take_in_folder(opened, real_data / folder, day=DAY)
        yield opened


@pytest.fixture(scope="session")
def audited(held: Store, real_data: Path) -> Callable[[str, str], Audit]:
    """Audit a partnership in a period; each once."""
    places = Places.open(real_data)

    @cache
    def audit(partnership: str, period: str) -> Audit:
        asked = Period.parse(period)
        rules = rulebook.on(asked.months[-1], "England")
        return conduct(
            held,
            places,
            Request(
                partnership=partnership,
                period=asked,
                rules=rules,
                harm=rules.harm["cambridge_2026"],
                day=DAY,
                key=b"a key that only the tests know .",
                released_by=("A. Analyst", "S. Checker"),
            ),
        )

    return audit

from pathlib import Path

import pytest

from wardmote.evidence import madeup
from wardmote.evidence.records import Period

SEED = 2026
UNTIL = Period.parse("2024/25")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> madeup.World:
    folder: Path = tmp_path_factory.mktemp("small")
    return madeup.write(folder, seed=SEED, scale=0.1, until=UNTIL)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> madeup.World:
    folder: Path = tmp_path_factory.mktemp("whole")
    return madeup.write(folder, seed=SEED, until=UNTIL)

from pathlib import Path

import pytest

from wardmote.evidence import madeup


@pytest.fixture(scope="session")
def nation(tmp_path_factory: pytest.TempPathFactory) -> madeup.Nation:
    """Six made-up partnerships and their police's file of three years."""
    folder: Path = tmp_path_factory.mktemp("nation")
    return madeup.national(folder / "police.csv", rows=9_000, areas=696, seed=5)

from pathlib import Path

import pytest

from tests.evidence.places.strip import write_strip
from wardmote.evidence.places import Places


@pytest.fixture
def strip(tmp_path: Path) -> Path:
    """A folder of files about the made-up strip, to add to or to spoil."""
    return write_strip(tmp_path / "strip")


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """The made-up strip, opened once."""
    return Places.open(write_strip(tmp_path_factory.mktemp("strip")))

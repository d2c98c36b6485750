from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.evidence import keeping
from wardmote.evidence.store import Incoming, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Incoming]:
    return lambda text, **more: keeping.incoming(tmp_path / "files", text, **more)

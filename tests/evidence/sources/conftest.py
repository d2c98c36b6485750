from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.parsing import Part, parse
from wardmote.evidence.sources.reading import Reader
from wardmote.evidence.store import Store

DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Told:
    """What a file was read as, in this process: quick, and with nothing between."""

    parts: tuple[Part, ...]

    @property
    def part(self) -> Part:
        (only,) = self.parts
        return only

    @property
    def rows(self) -> pd.DataFrame:
        return pd.concat([pq.read_table(part.parquet).to_pandas() for part in self.parts])

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for part in self.parts for fault in part.faults)

    @property
    def rules(self) -> set[str]:
        return {fault.rule for fault in self.faults}


Told_by = Callable[..., Told]


@pytest.fixture
def told(tmp_path: Path) -> Told_by:
    def read(
        path: Path,
        *,
        dataset: str | None = None,
        day: date | None = DAY,
        supplier: str | None = None,
    ) -> Told:
        out = tmp_path / f"out{len(list(tmp_path.glob('out*')))}"
        out.mkdir()
        parts = parse(path, out, dataset=dataset, day=day, name=path.name, supplier=supplier)
        return Told(tuple(parts))

    return read


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store")


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    with Reader() as held:
        yield held

"""Engines: what runs the expressions over rows, on this machine or on many."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from wardmote.evidence.errors import EngineMissing, UnknownName

ENGINES = ("memory", "duckdb", "spark")
"""Rows as numbers in memory, quickest; DuckDB, which spills to the disk; Spark, on a cluster."""
LOCAL = "local[2]"
THREADS = 2


@contextmanager
def engine(name: str, *, master: str = LOCAL) -> Iterator[Any]:
    """An Ibis connection to an engine, closed afterwards; None for "memory", which needs none.

    What does not fit in memory spills into a folder that is removed afterwards.

    Args:
        name: one of `ENGINES`.
        master: for Spark, the address of the cluster: "spark://host:7077", "yarn", or
            "local[2]" for two threads of this machine.

    Raises:
        UnknownName: no such engine.
        EngineMissing: Spark is asked for, and it or Java is not on this machine.
    """
    if name not in ENGINES:
        raise UnknownName(f"No engine “{name}”. Use one of {', '.join(ENGINES)}.")
    if name == "memory":
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="wardmote-") as spill:
        connection = _spark(master, Path(spill)) if name == "spark" else _duckdb(Path(spill))
        try:
            yield connection
        finally:
            connection.disconnect()


def _duckdb(spill: Path) -> Any:
    from wardmote.evidence.store.reading import connect

    return connect(spill, THREADS)


def _spark(master: str, spill: Path) -> Any:
    if find_spec("pyspark") is None:
        raise EngineMissing(
            "Spark is not installed. Install Wardmote with it: pip install 'wardmote[spark]'."
        )
    if shutil.which("java") is None:
        raise EngineMissing("Spark needs Java 17: apt-get install openjdk-17-jre-headless.")
    from wardmote.evidence.store.spark import connect

    return connect(master, spill)

"""A folder of agencies' files, taken in one after another, in an order that never changes."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Self

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.records import Fault
from wardmote.evidence.sources.messages import refusal
from wardmote.evidence.sources.reading import Reader
from wardmote.evidence.sources.settings import limits
from wardmote.evidence.sources.taking_in import Looked, Refusal, look, settle
from wardmote.evidence.store import Receipt, Store

READ = (".csv", ".json", ".geojson", ".xlsx", ".xls", ".zip", ".txt", ".tsv")
EARLIER = "earlier"
UNKNOWN = ("not_recognised", "not_a_list", "not_text", "wrong_kind")


@dataclass(frozen=True)
class FolderReport:
    """What became of each file of a folder.

    Attributes:
        taken: a receipt for each file that was taken in, in that order.
        refused: files of a known kind that could not be used, and why.
        unrecognised: files of no known kind, and why.
        places: files of places, which are no one's records; names below the folder.
    """

    taken: tuple[Receipt, ...]
    refused: tuple[Refusal, ...]
    unrecognised: tuple[Refusal, ...]
    places: tuple[str, ...]


def take_in_folder(
    store: Store,
    folder: Path,
    *,
    day: date,
    progress: Callable[[int, int, str], None] | None = None,
    exclude: Iterable[str] = (),
) -> FolderReport:
    """Take in every file below a folder that is of a known kind.

    Where two files cover the same supplier and month, the later replaces the earlier. No clock
    says which is later: files go by path, and those in a folder (or with a name) that has the
    word "earlier" go first.

    Args:
        store: the store.
        folder: the folder.
        day: the day of taking in.
        progress: told before each file: how many are done, how many there are, its name.
        exclude: patterns of paths below the folder to pass over, such as "reference/*".

    Raises:
        FileRefused: there is no such folder.
    """
    if not Path(folder).is_dir():
        raise FileRefused(f"{folder}: no such folder.")
    files = in_order(Path(folder), exclude)
    told: dict[str, list[Any]] = {kind: [] for kind in ("taken", "refused", "unknown", "places")}
    with _Readers(store, day) as readers:
        for path, result in readers.results(files):
            name = path.relative_to(folder).as_posix()
            if progress:
                progress(sum(map(len, told.values())), len(files), name)
            told[_kind(result)].append(_named(result, name))
    taken, refused, unknown, places = (tuple(each) for each in told.values())
    return FolderReport(taken, refused, unknown, places)


class _Readers:
    """Several processes that read the next files while the last are added to the store."""

    def __init__(self, store: Store, day: date):
        self._store, self._day = store, day
        self._readers: SimpleQueue[Reader] = SimpleQueue()
        self._pool = ThreadPoolExecutor(limits().readers)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        for _ in range(limits().readers):
            self._readers.put(self._open.enter_context(Reader()))
        self._open.callback(self._pool.shutdown, cancel_futures=True)
        return self

    def __exit__(self, *raised: object) -> None:
        self._open.close()

    def results(self, files: Sequence[Path]) -> Iterator[tuple[Path, Receipt | Refusal]]:
        """Each file and what became of it, in order."""
        ahead = None
        for batch in [*_batches(files), ()]:
            folder = tempfile.TemporaryDirectory(prefix="wardmote-")
            self._open.callback(folder.cleanup)
            reading = [self._pool.submit(self._look, path, folder.name) for path in batch]
            if ahead:
                yield from self._settled(*ahead)
            ahead = batch, reading, folder

    def _look(self, path: Path, out: str) -> Looked | Refusal:
        if path.suffix.lower() not in READ:
            return Refusal(path.name, "", (_wrong_kind(path),))
        reader = self._readers.get()
        try:
            own = Path(tempfile.mkdtemp(dir=out))
            return look(self._store, path, own, reader, day=self._day)
        finally:
            self._readers.put(reader)

    def _settled(
        self,
        batch: Sequence[Path],
        reading: Sequence[Future[Looked | Refusal]],
        folder: tempfile.TemporaryDirectory[str],
    ) -> Iterator[tuple[Path, Receipt | Refusal]]:
        found = [future.result() for future in reading]
        looked = [each for each in found if isinstance(each, Looked)]
        settled = iter(settle(self._store, looked, day=self._day))
        folder.cleanup()
        for path, each in zip(batch, found, strict=True):
            yield path, each if isinstance(each, Refusal) else next(settled)


def _batches(files: Sequence[Path]) -> list[Sequence[Path]]:
    size = limits().files_at_once
    return [files[start : start + size] for start in range(0, len(files), size)]


def _kind(result: Receipt | Refusal) -> str:
    if isinstance(result, Receipt):
        return "taken"
    rule = next((fault.rule for fault in result.faults if fault.fatal), "")
    if rule == "places":
        return "places"
    return "unknown" if rule in UNKNOWN else "refused"


def _named(result: Receipt | Refusal, name: str) -> Receipt | Refusal | str:
    """What the report says of a file: of one of places, its name alone."""
    if isinstance(result, Receipt):
        return result
    return name if _kind(result) == "places" else replace(result, file_name=name)


def in_order(folder: Path, exclude: Iterable[str] = ()) -> list[Path]:
    """The files below a folder in the order in which they are taken in; hidden ones left out."""
    patterns = tuple(exclude)

    def wanted(name: str) -> bool:
        hidden = any(part.startswith(".") for part in name.split("/"))
        return not hidden and not any(fnmatch(name, pattern) for pattern in patterns)

    found = [
        (path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()
    ]
    chosen = [(EARLIER not in name.lower(), name, path) for name, path in found if wanted(name)]
    return [path for _, _, path in sorted(chosen)]


def _wrong_kind(path: Path) -> Fault:
    return refusal(
        "wrong_kind", f"Files of the kind “{path.suffix}” are not read. Send CSV or XLSX."
    )

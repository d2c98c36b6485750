"""A folder of agencies' files, taken in one after another, in an order that never changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.records import Fault
from wardmote.evidence.sources.messages import refusal
from wardmote.evidence.sources.reading import Reader
from wardmote.evidence.sources.taking_in import Refusal, take_in
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
    taken: list[Receipt] = []
    refused: list[Refusal] = []
    unrecognised: list[Refusal] = []
    places: list[str] = []
    with Reader() as reader:
        for number, path in enumerate(files):
            name = path.relative_to(folder).as_posix()
            if progress:
                progress(number, len(files), name)
            result = _take(store, path, day, reader)
            if isinstance(result, Receipt):
                taken.append(result)
            elif _rule(result) == "places":
                places.append(name)
            else:
                told = Refusal(name, result.dataset, result.faults)
                (unrecognised if _rule(result) in UNKNOWN else refused).append(told)
    return FolderReport(tuple(taken), tuple(refused), tuple(unrecognised), tuple(places))


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


def _take(store: Store, path: Path, day: date, reader: Reader) -> Receipt | Refusal:
    if path.suffix.lower() not in READ:
        return Refusal(path.name, "", (_wrong_kind(path),))
    return take_in(store, path, day=day, reader=reader)


def _wrong_kind(path: Path) -> Fault:
    return refusal(
        "wrong_kind", f"Files of the kind “{path.suffix}” are not read. Send CSV or XLSX."
    )


def _rule(refused: Refusal) -> str:
    return next((fault.rule for fault in refused.faults if fault.fatal), "")

"""What `wardmote audit` does: take files in, conduct the audit, write both reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wardmote import rulebook
from wardmote.evidence import sources
from wardmote.evidence.audit import Audit, Request
from wardmote.evidence.audit.conducting import for_the_analyst, for_the_public
from wardmote.evidence.audit.gather import gather
from wardmote.evidence.disclosure import Released, log_release, scan
from wardmote.evidence.errors import NotReleasable, UnknownName
from wardmote.evidence.places import Places
from wardmote.evidence.records import Period
from wardmote.evidence.reports import write, write_files, write_pages
from wardmote.evidence.reports.pages import site
from wardmote.evidence.store import Receipt, Store

Tell = Callable[[str], None]
DEFAULT_HARM = "cambridge_2026"


@dataclass(frozen=True)
class Asked:
    """What was asked at the command line."""

    partnership: str
    period: Period
    nation: str
    harm: str
    day: date
    by: tuple[str, str]
    made_up: bool = False


@dataclass(frozen=True)
class Written:
    """Where the two editions were written."""

    index: Path
    analyst: Path


def take_in(store: Path, path: Path, *, day: date, tell: Tell) -> dict[str, Any]:
    """Take a file or a folder into the store.

    Returns:
        `added` and `held_already` (numbers of files), `not_read` (name and reason of each file
        that is of a known kind and was refused), `unknown` (the same of the others).
    """
    with Store.open(store) as opened:
        if not path.is_dir():
            return _one(sources.take_in(opened, path, day=day))
        report = sources.take_in_folder(
            opened, path, day=day, progress=lambda n, of, name: tell(f"{n + 1} of {of}, {name}")
        )
    return {
        "added": sum(not receipt.already_held for receipt in report.taken),
        "held_already": sum(receipt.already_held for receipt in report.taken),
        "not_read": [_why(refusal) for refusal in report.refused],
        "unknown": [_why(refusal) for refusal in report.unrecognised],
    }


def _one(result: Receipt | sources.Refusal) -> dict[str, Any]:
    if isinstance(result, sources.Refusal):
        return {"added": 0, "held_already": 0, "not_read": [_why(result)], "unknown": []}
    held = result.already_held
    return {"added": int(not held), "held_already": int(held), "not_read": [], "unknown": []}


def _why(refusal: sources.Refusal) -> str:
    return f"{refusal.file_name}: {refusal.reason}"


def audit_partnership(
    asked: Asked,
    store: Path,
    data: Path,
    to: Path,
    *,
    key: bytes,
    tell: Tell,
    show: Callable[[Released, Path], None] = lambda released, page: None,
) -> Written:
    """Conduct the audit, write both editions (`to` for all, `to`/analyst for analysts), log it.

    Args:
        asked: what was asked.
        store: folder of the store.
        data: folder of the places' files.
        to: folder to write to.
        key: the partnership's secret release key.
        tell: told what is being done.
        show: given the public edition and its first page as soon as its pages stand and are
            clean; the workbook, the document and the analysts' edition follow.
    """
    analyst = to / "analyst"
    audit = write_editions(
        asked, store, data, public=to, analyst=analyst, key=key, tell=tell, show=show
    )
    log_release(store / "releases.jsonl", audit.public, on=asked.day)
    return Written(to / site.FINDINGS, analyst / site.FINDINGS)


def write_editions(
    asked: Asked,
    store: Path,
    data: Path,
    *,
    public: Path,
    analyst: Path,
    key: bytes,
    tell: Tell,
    show: Callable[[Released, Path], None] = lambda released, page: None,
) -> Audit:
    """Conduct the audit and write each edition to its folder; nothing of it is logged as out.

    Raises:
        UnknownName: no such partnership, or nothing supplied for it.
        PlacesMissing: what the audit needs of places is not there.
        NotReleasable: the counts cannot be protected, or a file holds what it does not show.
    """
    request = request_of(asked, key)
    with Store.open(store) as opened:
        gathered = gather(opened, Places.open(data, cache=store), request, tell)
    tell("Protecting every number")
    released = for_the_public(gathered, request)
    tell("Writing the pages")
    index = write_pages(released, public)
    check_clean(public)
    show(released, index)
    tell("Writing the files to take away, and all of it for analysts")
    write_files(released, public)
    exact = for_the_analyst(gathered, request)
    write(exact, analyst)
    tell("Opening every file again to look for what should not be there")
    check_clean(public)
    if not analyst.is_relative_to(public):
        check_clean(analyst)
    return Audit(public=released, analyst=exact)


def request_of(asked: Asked, key: bytes) -> Request:
    """What is asked of the engine: rules and weights of the last month asked for."""
    last = asked.period.months[-1]
    return Request(
        partnership=asked.partnership,
        period=asked.period,
        rules=rulebook.on(last, asked.nation),
        harm=harm_edition(asked.harm, last, asked.nation),
        day=asked.day,
        key=key,
        released_by=asked.by,
        made_up=asked.made_up,
    )


def check_clean(folder: Path) -> None:
    """Scan every released file.

    Raises:
        NotReleasable: a file holds something besides what it shows.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    leaks = [leak for path in files for leak in scan(path)]
    if leaks:
        raise NotReleasable(f"{len(leaks)} hidden things in {folder}, the first: {leaks[0]}")


def harm_edition(name: str, day: date, nation: str) -> rulebook.HarmEdition:
    """The edition of that name, or of that file; the built-in one where none is named."""
    if name.endswith(".toml"):
        return rulebook.harm_edition(Path(name))
    editions = rulebook.on(day, nation).harm
    if (name or DEFAULT_HARM) not in editions:
        raise UnknownName(
            f"No harm weights “{name or DEFAULT_HARM}” are valid in {nation}. Use one of: "
            f"{', '.join(editions) or 'none'}; or a TOML file of your own."
        )
    return editions[name or DEFAULT_HARM]

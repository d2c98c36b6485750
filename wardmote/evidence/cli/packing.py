"""What `wardmote pack` does: take files in, look at the last months, write the pack."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardmote import rulebook
from wardmote.evidence.audit import Request
from wardmote.evidence.audit.pack import Meeting, pack, window_before
from wardmote.evidence.cli.auditing import Tell, check_clean, harm_edition, take_in
from wardmote.evidence.places import Places
from wardmote.evidence.reports.pack import write_pack
from wardmote.evidence.store import Store


@dataclass(frozen=True)
class Wanted:
    """What was asked at the command line."""

    partnership: str
    group: str
    day: date
    nation: str
    by: tuple[str, str]
    made_up: bool = False


def make_pack(wanted: Wanted, store: Path, data: Path, to: Path, *, key: bytes, tell: Tell) -> Path:
    """Make a pack and write it to a folder of its own.

    Args:
        wanted: what was asked.
        store: folder of the store; new files of `data` are taken in first.
        data: folder of agencies' files and of the places'.
        to: folder to write to.
        key: the partnership's secret release key.
        tell: told what is being done.

    Returns:
        The page to open.

    Raises:
        UnknownName: nothing is held of a month before the day, or of the partnership.
        NotReleasable: a file would hold what it does not show.
    """
    take_in(store, data, day=wanted.day, tell=tell)
    with Store.open(store) as opened:
        rules = rulebook.on(wanted.day, wanted.nation)
        period = window_before(opened, rules, wanted.day, rules.audit.pack_months)
        request = Request(
            partnership=wanted.partnership, period=period, rules=rules,
            harm=harm_edition("", period.months[-1], wanted.nation), day=wanted.day, key=key,
            released_by=wanted.by, made_up=wanted.made_up,
        )  # fmt: skip
        places = Places.open(data, cache=store)
        released = pack(opened, places, Meeting(wanted.group, request), tell)
    tell("Writing the pack")
    page = write_pack(released, to)
    check_clean(to)
    return page

"""What `wardmote profile` does: take files in, look at one theme or place, write its profile."""

from pathlib import Path

from wardmote.evidence.audit.profile import Subject, profile
from wardmote.evidence.cli.auditing import Asked, Tell, check_clean, request_of, take_in
from wardmote.evidence.cli.school_days import read_school_days
from wardmote.evidence.places import Places
from wardmote.evidence.reports.profile import write_profile
from wardmote.evidence.store import Store


def make_profile(
    asked: Asked, subject: Subject, store: Path, data: Path, to: Path, *, key: bytes, tell: Tell,
    school_days: Path | None = None,
) -> Path:  # fmt: skip
    """Make a problem profile and write it to a folder of its own.

    Args:
        asked: of which partnership and year, as for an audit.
        subject: the theme or place.
        store: folder of the store; new files of `data` are taken in first.
        data: folder of agencies' files and of the places'.
        to: folder to write to.
        key: the partnership's secret release key.
        tell: told what is being done.
        school_days: a file of days of a kind, as `cli.school_days` reads it.

    Returns:
        The page to open.

    Raises:
        UnknownName: no such partnership, theme or place; the message lists those there are.
        FileRefused: the file of school days, by row and column.
        NotReleasable: a file would hold what it does not show.
    """
    listed = None if school_days is None else read_school_days(school_days)
    take_in(store, data, day=asked.day, tell=tell)
    with Store.open(store) as opened:
        places = Places.open(data, cache=store)
        released = profile(opened, places, request_of(asked, key), subject, tell, listed)
    tell("Writing the profile")
    page = write_profile(released, to)
    check_clean(to)
    return page

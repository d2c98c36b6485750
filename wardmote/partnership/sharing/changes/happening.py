"""What happens to a version: written once, with its line in the trail."""

from datetime import datetime, timedelta

from wardmote.partnership.agencies.changes.writing import altered
from wardmote.partnership.agencies.models import Agency, Membership
from wardmote.partnership.sharing.models import Happening, Version, text_hash
from wardmote.partnership.sharing.rules import check_can_move
from wardmote.partnership.trail import changes as trail


def happened(
    version: Version, what: str, *, by: Membership, at: datetime, agency: Agency | None = None,
    why: str = "", capacity: str = "",
) -> Happening:  # fmt: skip
    """Write down that something happened to a version, under its words as they are."""
    told = Happening(
        version=version, what=what, agency=agency, by=by.person, at=_after_all(version, at),
        why=why, capacity=capacity, text_hash=text_hash(version),
    )  # fmt: skip
    told.save(force_insert=True)
    after = {"agency": agency.pk if agency else None, "text": told.text_hash}
    trail.record(version, what, by=by, at=at, after=after, why=why)
    return told


def _after_all(version: Version, at: datetime) -> datetime:
    """What is written later happened later, though a clock may tell the same moment twice."""
    last = Happening.objects.filter(version=version).order_by("-at").first()
    return max(at, last.at + timedelta(microseconds=1)) if last else at


def moved(version: Version, to: str, *, by: Membership, at: datetime, why: str = "") -> Version:
    """Bring a version into another state."""
    check_can_move(version, to)
    return altered(version, {"state": to}, by=by, at=at, why=why)

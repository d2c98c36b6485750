"""A version in force: by two people; suspended, resumed, reviewed, renewed, ended."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import made
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.sharing.changes.consulting import fresh
from wardmote.partnership.sharing.changes.happening import happened, moved
from wardmote.partnership.sharing.models import Grant, Happening, Party, Recipient, Version
from wardmote.partnership.sharing.rules import (
    IN_FORCE,
    MAY,
    check_can_activate,
    check_can_ask,
    check_can_move,
)

What, State = Happening.What, Version.State
DOING = "bring a protocol into force"


@transaction.atomic
def ask_to_activate(*, version: Version, by: Membership, at: datetime) -> Happening:
    """The first of two people: everything is there, let it begin."""
    check_may(by, DOING, MAY)
    version = fresh(version)
    check_can_ask(version, timezone.localdate(at))
    return happened(version, What.ASKED, by=by, at=at)


@transaction.atomic
def activate(*, version: Version, by: Membership, at: datetime) -> Version:
    """The second of two people: it is in force, and its earlier versions are over."""
    check_may(by, DOING, MAY)
    version = fresh(version)
    check_can_activate(version, by, timezone.localdate(at))
    happened(version, What.ACTIVATED, by=by, at=at)
    for earlier in version.protocol.versions.filter(state__in=IN_FORCE, number__lt=version.number):
        why = _("Replaced by version %d") % version.number
        happened(earlier, What.ENDED, why=why, by=by, at=at)
        moved(earlier, State.ENDED, by=by, at=at, why=why)
    return moved(version, State.LIVE, by=by, at=at)


@transaction.atomic
def suspend(*, version: Version, why: str, by: Membership, at: datetime) -> Version:
    """Stop everything that it opens, at once, until it is resumed."""
    check_may(by, DOING, MAY)
    check_can_move(version, State.SUSPENDED)
    happened(version, What.SUSPENDED, why=why, by=by, at=at)
    return moved(version, State.SUSPENDED, by=by, at=at, why=why)


@transaction.atomic
def resume(*, version: Version, why: str, by: Membership, at: datetime) -> Version:
    """Let it go on."""
    check_may(by, DOING, MAY)
    if version.state != State.SUSPENDED:
        raise Refused(_("It is not suspended."))
    happened(version, What.RESUMED, why=why, by=by, at=at)
    return moved(version, State.LIVE, by=by, at=at, why=why)


@transaction.atomic
def review(*, version: Version, why: str, by: Membership, at: datetime) -> Happening:
    """Write down what a review found; to go on past its day, it is renewed."""
    check_may(by, DOING, MAY)
    if version.state not in IN_FORCE:
        raise Refused(_("Only what is in force is reviewed."))
    return happened(version, What.REVIEWED, why=why, by=by, at=at)


@transaction.atomic
def end(*, version: Version, why: str, by: Membership, at: datetime) -> Version:
    """End a version for all its parties."""
    check_may(by, DOING, MAY)
    happened(version, What.ENDED, why=why, by=by, at=at)
    return moved(version, State.ENDED, by=by, at=at, why=why)


@transaction.atomic
def renew(*, version: Version, by: Membership, at: datetime) -> Version:
    """Begin the next version from the words of this one; consulted on and signed anew."""
    check_may(by, "draft protocols", MAY)
    old = fresh(version)
    later = old.protocol.versions.filter(number__gt=old.number).exclude(state=State.ENDED)
    if later.exists():
        raise Refused(_("A later version is there already."))
    new = made(_again(old, at), by=by, at=at)
    on = timezone.localdate(at)
    for party in old.parties.all():
        if party.partner.holds_on(on):
            made(Party(version=new, partner=party.partner, kind=party.kind,
                       benefit=party.benefit), by=by, at=at)  # fmt: skip
    for grant in old.grants.all():
        _copy(grant, new, by=by, at=at)
    return new


def _again(old: Version, at: datetime) -> Version:
    """The same words, from today, for as long as it was agreed for before."""
    starts = timezone.localdate(at)
    until_review, runs = old.review_by - old.starts, old.ends - old.starts
    number = max(each.number for each in old.protocol.versions.all()) + 1
    return Version(
        protocol=old.protocol, number=number, host=old.host, aim=old.aim, handling=old.handling,
        retention=old.retention, conditions=old.conditions, starts=starts,
        review_by=starts + until_review, ends=starts + max(runs, until_review + timedelta(days=1)),
        excluded=old.excluded,
    )  # fmt: skip


def _copy(grant: Grant, version: Version, *, by: Membership, at: datetime) -> None:
    words = {
        name: getattr(grant, name)
        for name in (
            "provider", "for_analysis", "category", "most", "fields", "granularity", "purposes",
            "gateways", "actions", "mode", "conditions", "frequency",
        )
    }  # fmt: skip
    made_again = made(Grant(version=version, **words), by=by, at=at)
    for each in grant.going_to.all():
        Recipient(grant=made_again, agency=each.agency).save()

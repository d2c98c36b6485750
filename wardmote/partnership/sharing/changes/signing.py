"""Signatures and withdrawals."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import KEEPERS, Refused
from wardmote.partnership.sharing.changes.consulting import fresh
from wardmote.partnership.sharing.changes.happening import happened
from wardmote.partnership.sharing.models import Happening, Party, text_hash
from wardmote.partnership.sharing.rules import (
    check_fit,
    check_may_sign,
    check_signable,
    signatories,
)


@transaction.atomic
def sign(*, party: Party, capacity: str, by: Membership, at: datetime, why: str = "") -> Happening:
    """Sign for a party, under the words as they are; from the first signature on they stand."""
    on = timezone.localdate(at)
    check_may_sign(by, party, on)
    version = fresh(party.version)
    check_signable(version)
    check_fit(version, on)
    if party.partner.agency_id in signatories(version):
        raise Refused(_("It has signed already."))
    if by.role in KEEPERS and by.agency_id != party.partner.agency_id and not why.strip():
        raise Refused(_("Say where the signed paper is kept: you sign for another agency."))
    if not version.signed_hash:
        version = altered(version, {"signed_hash": text_hash(version)}, by=by, at=at)
    agency = party.partner.agency
    return happened(
        version, Happening.What.SIGNED, agency=agency, capacity=capacity, why=why, by=by, at=at
    )


@transaction.atomic
def withdraw(*, party: Party, why: str, by: Membership, at: datetime) -> Happening:
    """Take a party's signature back: what it gave and received by it ends at once."""
    check_may_sign(by, party, timezone.localdate(at))
    version = fresh(party.version)
    if party.partner.agency_id not in signatories(version):
        raise Refused(_("It has not signed, or has withdrawn already."))
    agency = party.partner.agency
    return happened(version, Happening.What.WITHDRAWN, agency=agency, why=why, by=by, at=at)

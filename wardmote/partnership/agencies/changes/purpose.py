"""Writes to the statement of purpose: propose a version, sign it, take a signature back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.changes.writing import made
from wardmote.partnership.agencies.models import (
    Membership,
    Partner,
    Partnership,
    Statement,
    Support,
)
from wardmote.partnership.agencies.rules import Refused, check_may, check_may_sign
from wardmote.partnership.trail import changes as trail


@transaction.atomic
def propose_statement(
    *, partnership: Partnership, purpose: str, in_scope: str, out_of_scope: str, review_on: date,
    by: Membership, at: datetime, why: str = "",
) -> Statement:  # fmt: skip
    """Propose a new version; partners sign it anew, since they signed other words."""
    check_may(by, "edit the structure")
    last = partnership.statements.select_for_update().first()
    statement = Statement(
        partnership=partnership, version=last.version + 1 if last else 1, purpose=purpose,
        in_scope=in_scope, out_of_scope=out_of_scope, review_on=review_on,
        proposed_on=timezone.localdate(at),
    )  # fmt: skip
    return made(statement, by=by, at=at, why=why)


@transaction.atomic
def sign_statement(
    *, statement: Statement, partner: Partner, by: Membership, at: datetime, why: str = ""
) -> Support:
    """Sign the newest version for a partner.

    Args:
        why: how the partner gave its word, where the officer writes it down for it.
    """
    check_may_sign(by, partner)
    if statement.partnership.statements.filter(version__gt=statement.version).exists():
        raise Refused("There is a newer version: sign that.")
    if partner.partnership_id != statement.partnership_id:
        raise Refused("That agency takes no part in this partnership.")
    if statement.supports.filter(partner=partner).exists():
        raise Refused(f"{partner} has signed this version already.")
    signed = {"by": by.person, "signed_on": timezone.localdate(at)}
    return made(Support(statement=statement, partner=partner, **signed), by=by, at=at, why=why)


@transaction.atomic
def take_back_signature(*, support: Support, by: Membership, at: datetime, why: str) -> None:
    """A partner no longer stands behind the statement; the trail keeps that it did."""
    check_may_sign(by, support.partner)
    if not why.strip():
        raise Refused("Say why.")
    trail.removed(support, by=by, at=at, why=why)
    support.delete()

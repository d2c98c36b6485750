"""Drafting: begin from a template, write its words, its parties and its lines."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.changes.pre_election import publishes
from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Agency, Membership, Partner, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.sharing.models import Grant, Party, Protocol, Recipient, Version
from wardmote.partnership.sharing.rules import (
    MAY,
    Plan,
    check_writable,
    fields_in,
    plan_of,
)
from wardmote.partnership.trail import changes as trail

NEW_RUNS = relativedelta(years=1)
"""How long a protocol runs that was begun from no template, until somebody says otherwise."""


@transaction.atomic
def begin(
    *, partnership: Partnership, template: str, title: str, host: Agency, by: Membership,
    at: datetime, starts: date | None = None,
) -> Version:  # fmt: skip
    """Begin a protocol: its first version, as the template has it here; from none, empty."""
    check_may(by, "draft protocols", MAY)
    on = timezone.localdate(at)
    row = rulebook.on(on, partnership.nation).protocols.get(template)
    protocol = made(
        Protocol(
            partnership=partnership, title=title, template=template,
            theme=row.theme if row else _("Own theme"),
        ), by=by, at=at,
    )  # fmt: skip
    version = made(_first(protocol, row, host, starts or on), by=by, at=at)
    _fill(version, _plan(row, partnership, host, on), by=by, at=at)
    return version


def _first(
    protocol: Protocol, row: rulebook.ProtocolTemplate | None, host: Agency, starts: date
) -> Version:  # fmt: skip
    if row is None:
        over = starts + NEW_RUNS
        return Version(
            protocol=protocol, number=1, host=host, aim="", starts=starts,
            review_by=over - timedelta(days=1), ends=over,
        )  # fmt: skip
    return Version(
        protocol=protocol, number=1, host=host, aim=row.aim, handling=row.handling,
        retention=row.retention, conditions=row.conditions, starts=starts,
        review_by=starts + relativedelta(months=row.review_months),
        ends=starts + relativedelta(years=row.years),
    )  # fmt: skip


def _plan(
    row: rulebook.ProtocolTemplate | None, partnership: Partnership, host: Agency, on: date
) -> Plan:  # fmt: skip
    if row is not None:
        return plan_of(row, partnership, host, on)
    partner = partnership.partners.on(on).filter(agency=host).first()
    return Plan(host, ((partner, Party.Kind.RESPONSIBLE),) if partner else (), ())


def _fill(version: Version, plan: Plan, *, by: Membership, at: datetime) -> None:
    for partner, kind in plan.parties:
        made(Party(version=version, partner=partner, kind=kind), by=by, at=at)
    for line in plan.lines:
        line.grant.version = version
        grant = made(line.grant, by=by, at=at)
        for agency in line.recipients:
            Recipient(grant=grant, agency=agency).save()


def _with_recipients(
    grant: Grant, agencies: Iterable[Agency], *, by: Membership, at: datetime
) -> Grant:  # fmt: skip
    """Set to whom a line goes."""
    wanted = {agency.pk: agency for agency in agencies}
    held = {each.agency_id: each for each in grant.going_to.all()}
    for gone in held.keys() - wanted.keys():
        held[gone].delete()
    for new in wanted.keys() - held.keys():
        Recipient(grant=grant, agency=wanted[new]).save()
    if held.keys() != wanted.keys():
        before, after = ({"recipients": sorted(each)} for each in (held, wanted))
        trail.record(grant, "changed", by=by, at=at, before=before, after=after)
    return grant


@transaction.atomic
def write(*, version: Version, by: Membership, at: datetime, **words: Any) -> Version:
    """Write its words: aim, days, references, what it leaves out."""
    check_may(by, "draft protocols", MAY)
    check_writable(version)
    ordered = [words.get(name, getattr(version, name)) for name in ("starts", "review_by", "ends")]
    if not ordered[0] <= ordered[1] < ordered[2]:
        raise Refused(_("It starts first, is reviewed next, and is over last."))
    return altered(version, words, by=by, at=at)


@transaction.atomic
def add_party(
    *, version: Version, partner: Partner, kind: str, by: Membership, at: datetime
) -> Party:  # fmt: skip
    """Name another agency that is to sign."""
    check_may(by, "draft protocols", MAY)
    check_writable(version)
    if version.parties.filter(partner=partner).exists():
        raise Refused(_("%s is a party already.") % partner)
    return made(Party(version=version, partner=partner, kind=kind), by=by, at=at)


@transaction.atomic
def remove_party(*, party: Party, by: Membership, at: datetime) -> None:
    """Take an agency out that gives and receives nothing by it."""
    check_may(by, "draft protocols", MAY)
    check_writable(party.version)
    agency = party.partner.agency
    lines = party.version.grants
    gives = lines.filter(provider=agency).exists()
    if gives or lines.filter(going_to__agency=agency).exists():
        raise Refused(_("Lines name it: change or remove them first."))
    trail.removed(party, by=by, at=at)
    party.delete()


@transaction.atomic
def add_grant(
    *, version: Version, recipients: Iterable[Agency], by: Membership, at: datetime, **words: Any
) -> Grant:  # fmt: skip
    """Add a line; it opens all fields of its kind until somebody says which."""
    check_may(by, "draft protocols", MAY)
    check_writable(version)
    fields = list(fields_in(words["category"]))
    grant = made(Grant(version=version, fields=fields, **words), by=by, at=at)
    return _with_recipients(grant, recipients, by=by, at=at)


@transaction.atomic
def alter_grant(
    *, grant: Grant, recipients: Iterable[Agency], by: Membership, at: datetime, **words: Any
) -> Grant:  # fmt: skip
    """Change a line; of another kind of data, it opens all fields again."""
    check_may(by, "draft protocols", MAY)
    check_writable(grant.version)
    if words["category"] != grant.category:
        words |= {"fields": list(fields_in(words["category"])), "granularity": {}}
    return _with_recipients(altered(grant, words, by=by, at=at), recipients, by=by, at=at)


@transaction.atomic
def set_fields(
    *, grant: Grant, fields: Iterable[str], granularity: dict[str, str], by: Membership,
    at: datetime,
) -> Grant:  # fmt: skip
    """Say which fields a line opens, and how finely."""
    check_may(by, "draft protocols", MAY)
    check_writable(grant.version)
    to = {"fields": list(fields), "granularity": granularity}
    return altered(grant, to, by=by, at=at)


@transaction.atomic
def remove_grant(*, grant: Grant, by: Membership, at: datetime) -> None:
    """Take a line out."""
    check_may(by, "draft protocols", MAY)
    check_writable(grant.version)
    trail.removed(grant, by=by, at=at)
    grant.delete()


@publishes(lambda told: told["is_published"] and not told["protocol"].is_published)
@transaction.atomic
def publish(*, protocol: Protocol, is_published: bool, by: Membership, at: datetime) -> Protocol:
    """Show a protocol in the public register, or keep it out."""
    check_may(by, "draft protocols", MAY)
    return altered(protocol, {"is_published": is_published}, by=by, at=at)

"""Protocols as they are kept → the terms of the decision, and who is called what there."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing import models
from wardmote.partnership.sharing.rules import terms

STORE = "store"
"""The party to which data goes that is for the partnership's analysts; its host signs for it."""

IN_FORCE = frozenset({models.Version.State.LIVE, models.Version.State.SUSPENDED})
ASKED = frozenset({models.Version.State.SIGNING, *IN_FORCE})
"""Versions that are asked: those that are in force, and those that could come to be."""
KNOWN = frozenset(terms.Happened)


def name_of(agency: Agency) -> str:
    """What an agency is called in the decision."""
    return str(agency.pk)


def asked_versions(partnership: Partnership) -> QuerySet[models.Version]:
    """Its versions that may be in force, with all that the decision asks of them."""
    versions = models.Version.objects.filter(protocol__partnership=partnership, state__in=ASKED)
    return with_all(versions)


def with_all(versions: QuerySet[models.Version]) -> QuerySet[models.Version]:
    """Versions with their parties, grants and happenings, in a handful of queries."""
    grants = models.Grant.objects.select_related("provider").prefetch_related("going_to__agency")
    parties = models.Party.objects.select_related("partner__agency", "answered_by")
    happened = models.Happening.objects.select_related("agency", "by")
    return versions.select_related("protocol__partnership", "host").prefetch_related(
        Prefetch("grants", grants), Prefetch("parties", parties), Prefetch("happenings", happened)
    )


def terms_of(version: models.Version) -> terms.Version:
    """A version as the decision knows it.

    A signature counts only under the words that the version has now; a party that has left the
    partnership has withdrawn; the host's signature is also that of the shared store.
    """
    return terms.Version(
        id=str(version.pk), protocol=str(version.protocol_id), starts=version.starts,
        review_by=version.review_by, ends=version.ends,
        grants=tuple(map(_grant, version.grants.all())),
        events=tuple(_for_the_store(version, [*_events(version), *_departures(version)])),
        excluded=frozenset(version.excluded), active=version.state in IN_FORCE,
    )  # fmt: skip


def _grant(grant: models.Grant) -> terms.Grant:
    recipients = {str(each.agency_id) for each in grant.going_to.all()}
    return terms.Grant(
        id=str(grant.pk), provider=str(grant.provider_id),
        recipients=frozenset(recipients | ({STORE} if grant.for_analysis else set())),
        category=grant.category, most=terms.Identifiability(grant.most),
        fields=frozenset(grant.fields), purposes=frozenset(grant.purposes),
        gateways=frozenset(grant.gateways), actions=frozenset(grant.actions),
        mode=terms.Mode(grant.mode), granularity=grant.granularity,
        conditions=frozenset(terms.Condition(each) for each in grant.conditions),
    )  # fmt: skip


def _events(version: models.Version) -> Iterator[terms.Event]:
    now = models.text_hash(version)
    for happening in version.happenings.all():
        is_signature = happening.what == models.Happening.What.SIGNED
        if happening.what in KNOWN and (happening.text_hash == now or not is_signature):
            what = terms.Happened(happening.what)
            yield terms.Event(what, _local(happening.at), str(happening.agency_id or ""))


def _departures(version: models.Version) -> Iterator[terms.Event]:
    for party in version.parties.all():
        if left_on := party.partner.ended_on:
            yield terms.Event(
                terms.Happened.WITHDRAWN, start_of(left_on), str(party.partner.agency_id)
            )


def _for_the_store(
    version: models.Version, events: Iterable[terms.Event]
) -> Iterator[terms.Event]:  # fmt: skip
    for event in events:
        yield event
        if event.party == str(version.host_id):
            yield terms.Event(event.what, event.at, STORE)


def _local(at: datetime) -> datetime:
    return timezone.localtime(at)


def start_of(day: date) -> datetime:
    """The first moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """The last moment of a day: what happened on it has happened."""
    return timezone.make_aware(datetime.combine(day, time.max))

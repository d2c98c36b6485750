"""What the papers of a submission tell: who took part, what it rests on, who signed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Role
from wardmote.partnership.audits.models import Audit, Run, ScopeAnswer, SignOff, WorkshopPart
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_of
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.sharing.models import Version

KINDS = (SignOff.Kind.CHECK, SignOff.Kind.SIGN)


@dataclass(frozen=True)
class Told:
    """All of it, as plain values; no name of a person is among them.

    Attributes:
        terms: heading and words; empty where the papers are for everybody.
        took_part: agency, and what it did.
        sources: a row for each dataset.
        quality: a row for each thing measured.
        signed: what, by which role, on which day.
        protocols: reference, from, to be reviewed by, agencies.
        withheld: protocols that the partnership does not show to everybody.
    """

    partnership: str
    nation: str
    title: str
    period: str
    made_up: bool
    summary: tuple[str, ...]
    published_on: date | None
    fingerprint: str
    edition: str
    terms: tuple[tuple[str, str], ...]
    took_part: tuple[tuple[str, str], ...]
    sources: tuple[dict[str, Any], ...]
    quality: tuple[dict[str, Any], ...]
    signed: tuple[tuple[str, str, date], ...]
    protocols: tuple[dict[str, Any], ...]
    withheld: int
    method: tuple[tuple[str, str], ...]


def told(audit: Audit, run: Run, *, with_terms: bool) -> Told:
    """What is told of an audit.

    Args:
        with_terms: for a body that it is submitted to: with what members wrote as terms of
            reference and scope, and with protocols that are not shown to everybody.
    """
    edition, versions = edition_of(run, PUBLIC).edition, _versions(audit)
    shown = [each for each in versions if with_terms or each.protocol.is_published]
    return Told(
        partnership=audit.partnership.name, nation=audit.partnership.nation, title=edition.title,
        period=edition.period, made_up=edition.made_up, summary=edition.summary,
        published_on=audit.published_on, fingerprint=audit.sha256, edition=edition.id,
        terms=tuple(_terms(audit)) if with_terms else (), took_part=tuple(_took_part(audit)),
        sources=tuple(_plain(row) for row in edition.sources.to_dict("records")),
        quality=tuple(
            {"dataset": each.dataset, "problem": each.problem, "measure": each.measure,
             "grade": each.grade, "what it means": each.sentence}
            for each in edition.quality
        ),
        signed=tuple(
            (str(SignOff.Kind(one.kind).label), str(Role(one.role).label), one.signed_at.date())
            for one in run.sign_offs.filter(kind__in=KINDS)
        ),
        protocols=tuple(map(_protocol, shown)), withheld=len(versions) - len(shown),
        method=edition.method,
    )  # fmt: skip


def _terms(audit: Audit) -> Iterator[tuple[str, str]]:
    parts = (
        (_("Terms of reference"), audit.terms), (_("In scope"), audit.in_scope),
        (_("Out of scope"), audit.out_of_scope),
        (_("Why it went on in spite of an objection"), audit.scope_override),
    )  # fmt: skip
    return ((heading, words) for heading, words in parts if words.strip())


def _took_part(audit: Audit) -> Iterator[tuple[str, str]]:
    """Each agency with what it did: data, scope, remarks, workshops."""
    did: dict[str, list[str]] = {}
    sent = Delivery.objects.filter(partnership=audit.partnership, state=Delivery.State.ACCEPTED)
    for name in sorted(set(sent.values_list("agency__name", flat=True))):
        did.setdefault(name, []).append(_("gave data"))
    for answer in audit.scope_answers.select_related("partner__agency"):
        agreed = answer.said == ScopeAnswer.Said.AGREES
        words = _("agreed to the scope") if agreed else _("objected to the scope")
        did.setdefault(answer.partner.agency.name, []).append(words)
    for name, many in _remarks(audit).items():
        words = ngettext("%d comment or correction", "%d comments and corrections", many) % many
        did.setdefault(name, []).append(words)
    for part in WorkshopPart.objects.filter(workshop__run__audit=audit).select_related("agency"):
        words = ngettext("%d person at a workshop", "%d people at a workshop", part.people)
        did.setdefault(part.agency.name, []).append(words % part.people)
    return ((name, "; ".join(words)) for name, words in sorted(did.items()))


def _remarks(audit: Audit) -> Counter[str]:
    """Agency → how many comments and corrections; what they say stays in the workspace."""
    said = (audit.comments, audit.corrections)
    names = (each.values_list("agency__name", flat=True) for each in said)
    return Counter(name for each in names for name in each if name)


def _versions(audit: Audit) -> list[Version]:
    """The versions by which the data came that the partnership holds."""
    taken = Delivery.objects.filter(partnership=audit.partnership, state=Delivery.State.ACCEPTED)
    versions = Version.objects.filter(pk__in=taken.values("basis")).select_related("protocol")
    return list(
        versions.prefetch_related("parties__partner__agency").order_by("protocol__title", "number")
    )


def _protocol(version: Version) -> dict[str, Any]:
    return {
        "protocol": str(version), "from": version.starts.isoformat(),
        "review by": version.review_by.isoformat(),
        "fingerprint": version.signed_hash,
        "agencies": "; ".join(sorted(party.partner.agency.name for party in version.parties.all())),
    }  # fmt: skip


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Numbers as JSON and CSV know them; nothing where there is none."""
    return {name: _value(each) for name, each in row.items()}


def _value(each: Any) -> Any:
    each = each.item() if hasattr(each, "item") else each
    return None if each != each else each  # NaN is not itself

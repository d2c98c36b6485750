"""What everybody sees of published audits: nothing but what was released."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Role
from wardmote.partnership.audits.models import Audit, Run, SignOff
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_of
from wardmote.partnership.audits.rules.publishing import who_published
from wardmote.partnership.website.tables import Link

FIRST_PAGE, RESIDENTS = "index.html", "consultation.html"
FIRST_FINDINGS = 8


@dataclass(frozen=True)
class Out:
    """A published audit."""

    title: str
    period: str
    published_on: date
    href: str


@dataclass(frozen=True)
class PublishedPage:
    """The published audits of a partnership."""

    place: str
    audits: tuple[Out, ...]


@dataclass(frozen=True)
class PublishedAuditPage:
    """One of them.

    Attributes:
        title: as the engine released it; what members wrote in the workspace stays there.
        summary: the few sentences to read first.
        findings: the first of them.
        read: where the whole is read.
        for_residents: where the edition for residents is read; "" where there is none.
        files: to take away.
        signed_by: roles of those who checked and signed, never names.
        sha256: the fingerprint of the frozen edition.
    """

    place: str
    title: str
    period: str
    published_on: date
    made_up: bool
    summary: tuple[str, ...]
    findings: tuple[str, ...]
    read: str
    for_residents: str
    files: tuple[Link, ...]
    signed_by: tuple[str, ...]
    sha256: str


def published_audits(place: str) -> PublishedPage | None:
    """Those of a partnership; None where it has published none."""
    partnership = who_published(place)
    if partnership is None:
        return None
    audits = partnership.audits.published().order_by("-published_on", "-pk")
    return PublishedPage(
        place=partnership.name,
        audits=tuple(
            Out(
                _("Audit of crime, disorder and harm, %s") % one.period, one.period,
                one.published_on, reverse("published_audit", args=[place, one.pk]),
            )
            for one in audits
        ),
    )  # fmt: skip


def open_to_all(place: str, on: date) -> Iterator[Link]:
    """Where they are, if there are any."""
    if who_published(place):
        yield Link(_("Audits of crime, disorder and harm"), reverse("published", args=[place]))


def published_audit(audit: Audit, run: Run) -> PublishedAuditPage:
    """What is told of one."""
    edition = edition_of(run, PUBLIC).edition

    def at(name: str) -> str:
        return reverse("published_file", args=[audit.partnership.slug, audit.pk, name])

    findings = [one.plain or one.sentence for one in edition.findings.values()]
    return PublishedAuditPage(
        place=edition.partnership, title=edition.title, period=edition.period,
        published_on=audit.published_on, made_up=edition.made_up, summary=edition.summary,
        findings=tuple(findings[:FIRST_FINDINGS]), read=at(FIRST_PAGE), for_residents=at(RESIDENTS),
        files=(
            Link(_("Report (Word)"), at("report.docx")),
            Link(_("Tables (Excel)"), at("tables.xlsx")),
            Link(_("All of it as data (JSON)"), at("audit.json")),
            Link(_("Each table (CSV) and picture (SVG)"), at("data.html")),
            Link(_("All of it in one package, with who took part and signed (zip)"),
                 reverse("published_submission", args=[audit.partnership.slug, audit.pk])),
        ),
        signed_by=_signed_by(run), sha256=audit.sha256,
    )  # fmt: skip


def _signed_by(run: Run) -> tuple[str, ...]:
    kinds = (SignOff.Kind.CHECK, SignOff.Kind.SIGN)
    said = run.sign_offs.filter(kind__in=kinds).values_list("kind", "role")
    return tuple(f"{SignOff.Kind(kind).label}: {Role(role).label}" for kind, role in said)

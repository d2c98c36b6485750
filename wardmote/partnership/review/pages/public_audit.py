"""The newest audit that everybody may read: in its public wording, as it was released."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_of
from wardmote.partnership.audits.rules.publishing import edition_out

WORSE, BETTER = "worse", "better"


@dataclass(frozen=True)
class Found:
    """A finding as everybody reads it."""

    theme: str
    sentence: str
    direction: str


@dataclass(frozen=True)
class PublicAudit:
    """A published audit.

    Attributes:
        summary: the few sentences to read first.
        findings: those that say what became worse or better, in the edition's order.
        read: where everybody reads the whole.
    """

    title: str
    period: str
    published_on: date
    summary: tuple[str, ...]
    findings: tuple[Found, ...]
    read: str

    @property
    def worse(self) -> tuple[Found, ...]:
        """The first finding of each theme that became worse."""
        first = {each.theme: each for each in reversed(self.findings) if each.direction == WORSE}
        return tuple(each for each in self.findings if first.get(each.theme) is each)


def public_audit(partnership: Partnership) -> PublicAudit | None:
    """The newest that is published and whose edition is as it was frozen; None before any."""
    newest = partnership.audits.published().order_by("-published_on", "-pk").first()
    out = edition_out(partnership.slug, newest.pk) if newest else None
    if out is None:
        return None
    audit, run = out
    edition = edition_of(run, PUBLIC).edition
    told = [
        Found(each.theme, each.plain or each.sentence, each.direction)
        for each in edition.findings.values()
        if each.direction in (WORSE, BETTER)
    ]
    return PublicAudit(
        title=edition.title, period=edition.period, published_on=audit.published_on,
        summary=edition.summary, findings=tuple(told),
        read=reverse("published_audit", args=[partnership.slug, audit.pk]),
    )  # fmt: skip


def still_to_come(partnership: Partnership) -> str:
    """What is signed off and not out yet: that it is, and nothing of what it says."""
    waits = partnership.audits.filter(state=Audit.State.SIGNED).exists()
    return _("A newer audit is signed off and is not published yet.") if waits else ""

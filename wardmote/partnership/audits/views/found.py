"""Finds what an address names, within the reader's partnership only."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from wardmote.partnership.audits.models import (
    Audit,
    Authority,
    Comment,
    Correction,
    Finding,
    LocalNote,
    Run,
    Workshop,
    WorkshopCard,
)


def audit_of(request, pk: int) -> Audit:
    """An audit."""
    return get_object_or_404(
        request.partnership.audits.select_related("partnership", "group"), pk=pk
    )


def run_of(request, pk: int) -> Run:
    """A run."""
    return get_object_or_404(Run, pk=pk, audit__partnership=request.partnership)


def said_of(request, model: type[Comment] | type[Correction], pk: int):
    """A comment or a correction."""
    return get_object_or_404(model, pk=pk, audit__partnership=request.partnership)


def note_of(request, pk: int) -> LocalNote:
    """A note."""
    return get_object_or_404(request.partnership.local_notes, pk=pk)


def workshop_of(request, pk: int) -> Workshop:
    """A workshop."""
    return get_object_or_404(Workshop, pk=pk, run__audit__partnership=request.partnership)


def card_of(request, pk: int) -> WorkshopCard:
    """A card of one."""
    return get_object_or_404(
        WorkshopCard, pk=pk, workshop__run__audit__partnership=request.partnership
    )


def authority_of(request, pk: int) -> Authority:
    """A contractor's letter."""
    return get_object_or_404(request.partnership.contractor_authorities, pk=pk)


def finding_asked(request, audit: Audit) -> Finding | None:
    """The finding that `?finding=` names, of the newest edition; None for the audit as a whole."""
    key = request.GET.get("finding", "")
    if not key:
        return None
    run = audit.edition
    found = run.findings.public().filter(key=key).first() if run else None
    if found is None:
        raise Http404
    return found


def at(request, name: str, *args: object) -> str:
    """Where a page of audits is."""
    return reverse(f"audits:{name}", args=[request.partnership.slug, *args])

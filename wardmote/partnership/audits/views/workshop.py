"""Workshops: opened, written down, marked, concluded, printed."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.audits.changes import workshop as changes
from wardmote.partnership.audits.forms import workshop as forms
from wardmote.partnership.audits.models import Finding
from wardmote.partnership.audits.pages.sheet import how_to_mark, sheet_document, sheet_of
from wardmote.partnership.audits.pages.workshop import workshop_page
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.views.found import at, audit_of, card_of, workshop_of
from wardmote.partnership.website.tables import asked


def _writes(request) -> dict:
    return {"by": request.membership, "at": request.at}


@allowed("hold a workshop", MAY)
def open_workshop(request, pk: int):
    """When, where and over what."""
    audit = audit_of(request, pk)
    run = audit.edition
    findings = run.findings.public() if run else audit.runs.none()
    first = rulebook.on(request.today, request.partnership.nation).audit.workshop_cards
    form = forms.OpenForm(
        request.POST or None, findings=findings,
        initial={"held_on": request.today, "findings": [each.pk for each in findings[:first]]},
    )  # fmt: skip
    return ask(
        request, form, partial(changes.open_workshop, audit=audit, **_writes(request)),
        heading=_("Hold a workshop"), caption=audit.title, button=_("Lay out the cards"),
        about=_("Partners say of each finding what it means here, whether it agrees with what they "
                "know, what is missing and how much it matters. Where nobody is the partnership’s "
                "analyst, this is how its numbers are read."),
        said=_("The cards are laid out. Print the sheet for the room."),
        back=audit.get_absolute_url(), on_to=lambda made: at(request, "workshop", made.pk),
    )  # fmt: skip


@allowed("see the audits", MAY)
def workshop(request, pk: int):
    """Its cards, marks and suggestions."""
    page = workshop_page(workshop_of(request, pk), on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "audits/workshop.html", {"page": page})


@allowed("hold a workshop", MAY)
def came(request, pk: int):
    """Who was there."""
    found = workshop_of(request, pk)
    partners = request.partnership.partners.on(request.today).select_related("agency")
    form = forms.CameForm(
        request.POST if request.method == "POST" else None, partners=partners,
        parts=found.parts.all(),
    )  # fmt: skip
    return ask(
        request, form, partial(changes.write_who_came, workshop=found, **_writes(request)),
        heading=_("Who was there"), caption=found.audit.title, back=at(request, "workshop", pk),
        about=_("How many people of each agency. Leave empty who did not come. No names."),
        said=_("It is written down."),
    )  # fmt: skip


@allowed("hold a workshop", MAY)
def write_card(request, pk: int):
    """What the room says of a finding."""
    card = card_of(request, pk)
    names = ("meaning", "fits", "missing", "is_priority", "because")
    form = forms.CardForm(
        request.POST or None, initial={name: getattr(card, name) for name in names}
    )
    return ask(
        request, form, partial(changes.write_card, card=card, **_writes(request)),
        heading=_("What the room says"), said=_("It is written on the card."),
        **_of_a_card(request, card),
    )  # fmt: skip


def _of_a_card(request, card) -> dict:
    """The finding above the form, and the way back to its card."""
    finding: Finding = card.finding
    back = f"{at(request, 'workshop', card.workshop_id)}#card-{card.order + 1}"
    return {"caption": finding.theme, "about": finding.sentence, "back": back}


@allowed("give marks", MAY)
def give_marks(request, pk: int, partner: int):
    """How much it matters to one agency."""
    card = card_of(request, pk)
    partners = request.partnership.partners.select_related("agency", "partnership")
    found = get_object_or_404(partners, pk=partner)
    factors = rulebook.on(request.today, request.partnership.nation).prioritisation.factors
    held = card.marks.filter(agency=found.agency_id).first()
    form = forms.MarksForm(request.POST or None, factors=factors, held=held)
    change = partial(changes.give_marks, card=card, partner=found, **_writes(request))
    return ask(
        request, form, change, heading=_("Marks of %s") % found.agency,
        said=_("The marks are written down."), **_of_a_card(request, card),
    )  # fmt: skip


@allowed("hold a workshop", MAY)
def conclude(request, pk: int):
    """It is over."""
    found = workshop_of(request, pk)
    form = forms.ConcludeForm(request.POST if request.method == "POST" else None)
    return ask(
        request, form, partial(changes.conclude, workshop=found, **_writes(request)),
        heading=_("Conclude the workshop"), caption=found.audit.title, button=_("Conclude it"),
        about=_("What is written on the cards is kept as local knowledge. A finding that does not "
                "agree with what is known becomes a comment, which is answered before the audit is "
                "checked. Nothing on the cards is changed any more."),
        said=_("The workshop is concluded."), back=at(request, "workshop", pk),
    )  # fmt: skip


@allowed("see the audits", MAY)
def sheet(request, pk: int):
    """The cards to print."""
    made = sheet_of(workshop_of(request, pk), on=request.today)
    return render(request, "audits/sheet.html", {"sheet": made, "how_to_mark": how_to_mark()})


@allowed("see the audits", MAY)
def sheet_to_keep(request, pk: int):
    """The same as a document."""
    found = workshop_of(request, pk)
    return sheet_document(found, on=request.today).answer(f"workshop-{found.held_on}")

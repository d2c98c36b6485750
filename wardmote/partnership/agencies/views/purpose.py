"""The statement of purpose: read it, propose a version, sign, take back."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import purpose as changes
from wardmote.partnership.agencies.forms import purpose as forms
from wardmote.partnership.agencies.pages.purpose import EXAMPLE, purpose_page
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.website.tables import asked


def _back(request) -> str:
    return reverse("agencies:purpose", args=[request.partnership.slug])


@allowed("see the structure")
def purpose(request):
    """What the partnership is for, and who stands behind that."""
    page = purpose_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "agencies/purpose.html", {"page": page})


@allowed("edit the structure")
def propose_statement(request):
    """A new version, from the last one or from the example of the guidance."""
    last = request.partnership.statements.first()
    example = {"purpose": EXAMPLE % {"area": request.partnership.name}}
    held = ("purpose", "in_scope", "out_of_scope")
    initial = {name: getattr(last, name) for name in held} if last else example
    change = partial(
        changes.propose_statement, partnership=request.partnership, by=request.membership,
        at=request.at,
    )  # fmt: skip
    return ask(
        request, forms.StatementForm(request.POST or None, initial=initial), change,
        heading=_("Propose a statement of purpose"),
        said=_("The version is proposed. Ask each partner to sign it."), back=_back(request),
        about="" if last else _("The words below are the example of Safer Communities in Scotland, "
                                "chapter 2, paragraph 2.15. Make them your own."),
    )  # fmt: skip


@allowed("sign the statement")
def sign(request, pk: int):
    """A partner stands behind the newest version."""
    partner = get_object_or_404(request.partnership.partners.on(request.today), pk=pk)
    statement = get_object_or_404(request.partnership.statements.all()[:1])
    form = forms.SignForm(
        request.POST if request.method == "POST" else None,
        is_own=request.membership.agency_id == partner.agency_id,
    )  # fmt: skip
    change = partial(
        changes.sign_statement, statement=statement, partner=partner, by=request.membership,
        at=request.at,
    )  # fmt: skip
    return ask(
        request, form, change, heading=_("Sign the statement of purpose"), caption=str(partner),
        said=_("The agency stands behind the statement."), back=_back(request), button=_("Sign"),
        about=statement.purpose,
    )  # fmt: skip


@allowed("sign the statement")
def take_back_signature(request, pk: int):
    """A partner no longer stands behind it."""
    support = get_object_or_404(request.partnership.supports(), pk=pk)
    change = partial(
        changes.take_back_signature, support=support, by=request.membership, at=request.at
    )
    return ask(
        request, forms.TakeBackForm(request.POST or None), change,
        heading=_("Take the signature back"), caption=str(support.partner),
        said=_("The signature is taken back."), back=_back(request), warns=True,
        button=_("Take back"),
    )  # fmt: skip

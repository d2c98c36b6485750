"""One version: look at it, and move it on."""

from functools import partial

from django.shortcuts import render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.forms.steps import AnswerForm, ReviewForm, SignForm, WhyForm
from wardmote.partnership.sharing.pages.document import version_document
from wardmote.partnership.sharing.pages.version import version_page
from wardmote.partnership.sharing.rules import MAY, check_may_answer, check_may_sign
from wardmote.partnership.sharing.views.found import about, button, party_of, version_of
from wardmote.partnership.website.tables import asked

LEADS = "bring a protocol into force"


@allowed("see the protocols", MAY)
def version(request, pk: int):
    """One version."""
    page = version_page(version_of(request, pk), on=request.today, by=request.membership)
    file = asked(request, [page.parties, page.history])
    return file or render(request, "sharing/version.html", {"page": page})


@allowed("see the protocols", MAY)
def document(request, pk: int):
    """For signature and for publication."""
    version = version_of(request, pk)
    return version_document(version).answer(f"protocol-{version.pk}-version-{version.number}")


@allowed("draft protocols", MAY)
def consult(request, pk: int):
    """Ask every party."""
    version = version_of(request, pk)
    return about(request, version, button(request), partial(changes.consult, version=version),
                 _("Consult the parties"), _("Every party sees it on its overview."),
                 about=_("Each party says what it thinks, and what it gains, before anybody "
                         "signs."), button=_("Consult them"))  # fmt: skip


@allowed("draft protocols", MAY)
def redraft(request, pk: int):
    """Back to draft."""
    version = version_of(request, pk)
    return about(request, version, button(request), partial(changes.redraft, version=version),
                 _("Back to draft"), _("It is a draft again."),
                 button=_("Back to draft"))  # fmt: skip


@allowed("draft protocols", MAY)
def send(request, pk: int):
    """Out for signature."""
    version = version_of(request, pk)
    change = partial(changes.send_for_signature, version=version)
    return about(request, version, button(request), change, _("Send it for signature"),
                 _("It is out for signature."), about=_("From the first signature on, its words "
                 "stand as they are."), button=_("Send it"))  # fmt: skip


@allowed("answer for a party", MAY)
def answer(request, pk: int):
    """What a party says."""
    party = party_of(request, pk)
    check_may_answer(request.membership, party)
    form = AnswerForm(request.POST or None, party=party)
    return about(request, party.version, form, partial(changes.answer, party=party),
                 _("Answer for %s") % party, _("The answer is kept."))  # fmt: skip


@allowed("sign for a party", MAY)
def sign(request, pk: int):
    """A signature."""
    party = party_of(request, pk)
    check_may_sign(request.membership, party, request.today)
    return about(request, party.version, SignForm(request.POST or None),
                 partial(changes.sign, party=party), _("Sign for %s") % party,
                 _("Signed."), button=_("Sign"),
                 about=_("You sign the text as it stands: its words cannot be changed "
                         "afterwards. Your agency can withdraw at any time."))  # fmt: skip


@allowed("sign for a party", MAY)
def withdraw(request, pk: int):
    """A signature taken back."""
    party = party_of(request, pk)
    check_may_sign(request.membership, party, request.today)
    return about(request, party.version, WhyForm(request.POST or None),
                 partial(changes.withdraw, party=party), _("Withdraw %s") % party,
                 _("Withdrawn."), button=_("Withdraw"), warns=True,
                 about=_("What the agency gives and receives by it ends at once."))  # fmt: skip


@allowed(LEADS, MAY)
def ask_to_activate(request, pk: int):
    """The first of two people."""
    version = version_of(request, pk)
    change = partial(changes.ask_to_activate, version=version)
    return about(request, version, button(request), change, _("Ask to bring it into force"),
                 _("Another person has to bring it into force."), button=_("Ask"),
                 about=_("It takes two people. You say that the assessments were read and that "
                         "those signed who had to."))  # fmt: skip


@allowed(LEADS, MAY)
def activate(request, pk: int):
    """The second of two people."""
    version = version_of(request, pk)
    return about(request, version, button(request), partial(changes.activate, version=version),
                 _("Bring it into force"), _("It is in force."),
                 button=_("Bring it into force"))  # fmt: skip


@allowed(LEADS, MAY)
def suspend(request, pk: int):
    """Stop at once."""
    version = version_of(request, pk)
    return about(request, version, WhyForm(request.POST or None),
                 partial(changes.suspend, version=version), _("Suspend it"),
                 _("It is suspended: nothing is shared by it."), button=_("Suspend"),
                 warns=True)  # fmt: skip


@allowed(LEADS, MAY)
def resume(request, pk: int):
    """Go on."""
    version = version_of(request, pk)
    return about(request, version, WhyForm(request.POST or None),
                 partial(changes.resume, version=version), _("Resume it"),
                 _("It is in force again."), button=_("Resume"))  # fmt: skip


@allowed(LEADS, MAY)
def review(request, pk: int):
    """What a review found."""
    version = version_of(request, pk)
    return about(request, version, ReviewForm(request.POST or None),
                 partial(changes.review, version=version), _("Write down a review"),
                 _("The review is kept. To go on past its day, renew it."))  # fmt: skip


@allowed("draft protocols", MAY)
def renew(request, pk: int):
    """A new version."""
    version = version_of(request, pk)
    return about(
        request, version, button(request), partial(changes.renew, version=version),
        _("Renew it"), _("The new version is a draft with the same words and lines."),
        button=_("Make a new version"), on_to=lambda new: new.get_absolute_url(),
        about=_("The parties are consulted and sign anew. This version stands until the new one "
                "is brought into force."),
    )  # fmt: skip


@allowed(LEADS, MAY)
def end(request, pk: int):
    """Over for all."""
    version = version_of(request, pk)
    return about(request, version, WhyForm(request.POST or None),
                 partial(changes.end, version=version), _("End it"),
                 _("It is over: nothing is shared by it."), button=_("End"),
                 warns=True)  # fmt: skip

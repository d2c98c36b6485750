"""People of a workspace: seen, invited, given another part, let go."""

from smtplib import SMTPException

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import people as changes
from wardmote.partnership.agencies.forms.people import Invite, Leave, Part
from wardmote.partnership.agencies.pages import people as pages
from wardmote.partnership.agencies.rules import Refused, allowed
from wardmote.partnership.website.signing_in import limited


@allowed(get="see the people")
def people(request):
    page = pages.people(request.partnership, by=request.membership, on=request.today, at=request.at)
    return render(request, "agencies/people/people.html", {"page": page})


@allowed("invite people")
@limited("invite")
def invite(request):
    form = Invite(request.POST or None, partnership=request.partnership, on=request.today)
    if request.method == "POST" and form.is_valid():
        told = {**form.cleaned_data, **_by(request), "link": _link(request)}
        if _done(request, form, _("Invitation sent."), changes.invite, **told):
            return redirect("agencies:people", request.partnership.slug)
    return render(request, "agencies/people/invite.html", {"form": form})


@allowed(post="invite people")
@limited("invite")
def resend(request, pk: int):
    invitation = get_object_or_404(request.partnership.invitations, pk=pk)
    told = {"invitation": invitation, "link": _link(request), **_by(request)}
    _done(request, None, _("Invitation sent again."), changes.resend, **told)
    return redirect("agencies:people", request.partnership.slug)


@allowed(post="invite people")
def withdraw(request, pk: int):
    invitation = get_object_or_404(request.partnership.invitations, pk=pk)
    told = {"invitation": invitation, **_by(request)}
    _done(request, None, _("Invitation withdrawn."), changes.withdraw, **told)
    return redirect("agencies:people", request.partnership.slug)


@allowed("invite people")
def part(request, pk: int):
    membership = _membership(request, pk)
    held = {"role": membership.role, "agency": membership.agency_id}
    form = Part(
        request.POST or None, partnership=request.partnership, on=request.today, initial=held
    )
    if request.method == "POST" and form.is_valid():
        told = {"membership": membership, **form.cleaned_data, **_by(request)}
        if _done(request, form, _("Saved."), changes.give_part, **told):
            return redirect("agencies:people", request.partnership.slug)
    shown = {"form": form, "somebody": pages.somebody(membership)}
    return render(request, "agencies/people/part.html", shown)


@allowed("invite people")
def leave(request, pk: int):
    membership = _membership(request, pk)
    form = Leave(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {"membership": membership, **form.cleaned_data, **_by(request)}
        if _done(request, form, _("They are out from now on."), changes.end_membership, **told):
            return redirect("agencies:people", request.partnership.slug)
    shown = {"form": form, "somebody": pages.somebody(membership)}
    return render(request, "agencies/people/leave.html", shown)


def _membership(request, pk: int):
    held = request.partnership.memberships.on(request.today)
    return get_object_or_404(held.select_related("person", "agency"), pk=pk)


def _by(request):
    return {"by": request.membership, "at": request.at}


def _link(request) -> changes.Link:
    return lambda token: request.build_absolute_uri(reverse("invitation", args=[token]))


def _done(request, form, said: str, change, **told) -> bool:
    """Do it and say so, or say why not."""
    try:
        change(**told)
    except (Refused, SMTPException, OSError) as why:
        words = (
            str(why)
            if isinstance(why, Refused)
            else _("The invitation is kept, but the letter could not be sent. Send it again later.")
        )
        if form is None:
            messages.error(request, words)
        else:
            form.add_error(None, words)
        return False
    messages.success(request, said)
    return True

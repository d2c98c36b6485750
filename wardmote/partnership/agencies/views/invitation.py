"""A letter's link: whoever follows it comes in."""

from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wardmote.partnership.agencies.changes import people as changes
from wardmote.partnership.agencies.forms.people import ComeIn
from wardmote.partnership.agencies.pages import invitation as pages
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.website.signing_in import limited, sign_in


@require_http_methods(["GET", "HEAD", "POST"])
@limited("accept")
def invitation(request, token: str):
    letter = pages.opened(changes.hashed(token), at=request.at)
    if letter is None:
        raise Http404(_("This invitation was used or withdrawn, or has run out."))
    page = pages.invitation(letter, reader=request.user)
    answer = {"as_member": _accept, "as_newcomer": _come_in}.get(page.opens, _look)
    return answer(request, letter, page)


def _look(request, letter, page):
    """Somebody who has a way in must take it first; somebody else must leave first."""
    return render(request, "agencies/people/invitation.html", {"page": page})


def _accept(request, letter, page):
    if request.method != "POST":
        return _look(request, letter, page)
    try:
        changes.accept(invitation=letter, person=request.user, at=request.at)
    except Refused as why:
        messages.error(request, str(why))
    else:
        messages.success(request, _("You are in."))
    return redirect("website:home")


def _come_in(request, letter, page):
    ways = [(each.app.provider_id, each.name) for each in _providers(request)]
    form = ComeIn(request.POST or None, email=letter.email, providers=ways)
    if request.method != "POST" or not form.is_valid():
        return render(request, "agencies/people/come_in.html", {"page": page, "form": form})
    told = {key: form.cleaned_data[key] for key in ("name", "password")}
    membership = changes.come_in(invitation=letter, at=request.at, **told)
    if told["password"] is None:
        return redirect(_login_address(request, form.cleaned_data["way"]))
    return sign_in(request, membership.person, to=reverse("website:home"))


def _providers(request):
    return [each for each in get_provider_adapter().list_providers(request) if each.app]


def _login_address(request, way: str) -> str:
    chosen = next(each for each in _providers(request) if each.app.provider_id == way)
    return chosen.get_login_url(request)

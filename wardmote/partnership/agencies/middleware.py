"""Lets a request into the partnership that its address names, or not at all."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import (
    lacks_second_factor,
    pre_election_on,
    pre_election_told,
)
from wardmote.partnership.website import clock
from wardmote.partnership.website.signing_in import has_second_factor


class WithinPartnership:
    """Sets `request.membership` and `request.partnership` from the address's first part.

    Membership is asked of the database at every request, so who leaves is out at the next one.
    Who is no member gets 404: the address does not tell whether there is such a partnership.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        request.membership = request.partnership = None
        request.at = clock.now()
        request.today = clock.today()
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Take the partnership out of the view's arguments: views ask the request for it."""
        if "partnership" not in kwargs:
            return None
        slug = kwargs.pop("partnership")
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        held = Membership.objects.on(request.today).select_related(
            "partnership", "person", "agency"
        )
        membership = held.filter(partnership__slug=slug, person=request.user).first()
        if membership is None:
            raise Http404
        request.membership, request.partnership = membership, membership.partnership
        request.notice = SimpleLazyObject(lambda: _notice(request))
        if lacks_second_factor(membership, lambda: has_second_factor(request)):
            messages.info(request, _("Your role asks for a second step at sign-in. Set one up."))
            return redirect("mfa_index")
        return None


def _notice(request) -> str:
    """What every member is told on every page of the partnership today."""
    period = pre_election_on(request.partnership, request.today)
    return pre_election_told(period) if period else ""

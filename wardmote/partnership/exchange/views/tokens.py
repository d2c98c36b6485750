"""Tokens: made, shown once, revoked."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused, allowed
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.forms.tokens import TokenForm
from wardmote.partnership.exchange.pages.tokens import tokens_table
from wardmote.partnership.exchange.rules import MAY, acts_for, check_acts_for
from wardmote.partnership.exchange.views.found import about, at, button
from wardmote.partnership.website.tables import asked


@allowed("keep data tokens", MAY)
def tokens(request):
    """The tokens there are, and a form for a new one, whose secret is shown on the answer."""
    agencies = _agencies(request)
    form, secret = TokenForm(request.POST or None, agencies=agencies), ""
    if form.is_bound and form.is_valid():
        try:
            _token, secret = changes.make_token(
                partnership=request.partnership, by=request.membership, at=request.at,
                **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            form.add_error("expires_on", str(refused))
        else:
            form = TokenForm(agencies=agencies)
    table = tokens_table(request.partnership, by=request.membership, on=request.today)
    told = {"form": form, "table": table, "secret": secret, "address": _address(request)}
    return asked(request, (table,)) or render(request, "exchange/tokens.html", told)


def _address(request) -> str:
    return request.build_absolute_uri(reverse("send_by_program"))


def _agencies(request):
    parts = request.partnership.partners.on(request.today).select_related("agency")
    return [part.agency for part in parts if acts_for(request.membership, part.agency)]


@allowed("keep data tokens", MAY)
def revoke(request, pk: int):
    """It opens nothing any more."""
    token = get_object_or_404(request.partnership.data_tokens.select_related("agency"), pk=pk)
    check_acts_for(request.membership, token.agency, "keep data tokens")
    return about(request, button(request), partial(changes.revoke_token, token=token),
                 _("Revoke this token?"), _("The token opens nothing any more."),
                 at(request, "tokens"), caption=token.name, button=_("Revoke it"),
                 warns=True)  # fmt: skip

"""Checking, signing and publishing."""

from functools import partial

from django import forms as django_forms
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask, ask_to_publish
from wardmote.partnership.audits.changes import signing as changes
from wardmote.partnership.audits.forms import saying as forms
from wardmote.partnership.audits.pages.workshop import workshops_told
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.views.found import audit_of

WITH_WORKSHOPS = "audits/signing.html"
"""What workshops suggested stands below the form, for whoever puts their name to the audit."""


def _ask(request, pk: int, form, function, *, how=ask, **more):
    audit = audit_of(request, pk)
    change = partial(function, audit=audit, by=request.membership, at=request.at)
    told = workshops_told(audit, request.today)
    return how(
        request, form, change, caption=audit.title, back=audit.get_absolute_url(), told=told, **more
    )  # fmt: skip


@allowed("check an audit", MAY)
def check(request, pk: int):
    """A second person checks."""
    return _ask(
        request, pk, forms.CheckForm(request.POST or None), changes.check,
        heading=_("Check the audit"), said=_("The audit is checked. Two people sign it off now."),
        button=_("It holds"),
        about=_("Read every finding against its table. Send it back if anything is amiss."),
        template=WITH_WORKSHOPS,
    )  # fmt: skip


@allowed("send an audit back", MAY)
def send_back(request, pk: int):
    """Something is amiss."""
    return _ask(
        request, pk, forms.SendBackForm(request.POST or None), changes.send_back,
        heading=_("Send the audit back"), said=_("The audit is with partners again."),
        button=_("Send it back"), warns=True,
    )  # fmt: skip


@allowed("sign an audit", MAY)
def sign(request, pk: int):
    """One of two people signs."""
    form = forms.SignForm(request.POST if request.method == "POST" else None)
    return _ask(
        request, pk, form, changes.sign_off, heading=_("Sign the audit off"),
        said=_("You have signed it off."), button=_("Sign it off"),
        about=_("With the second signature the edition is frozen: nothing in it changes any more."),
        template=WITH_WORKSHOPS,
    )  # fmt: skip


@allowed("publish an audit", MAY)
def publish(request, pk: int):
    """Everybody may read it."""
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    return _ask(
        request, pk, form, changes.publish, how=ask_to_publish, heading=_("Publish the audit"),
        said=_("The audit is published."), button=_("Publish it"),
        about=_("Everybody can read the public edition, without signing in. It cannot be taken "
                "back: what turns out to be wrong is put right in the next audit."),
    )  # fmt: skip

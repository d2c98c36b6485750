"""How the partnership is governed: read it, put it in words, publish it."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import governance as changes
from wardmote.partnership.agencies.forms.governance import GovernanceForm
from wardmote.partnership.agencies.pages.governance import WRITTEN, governance_page
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask, ask_to_publish


@allowed("see the structure")
def governance(request):
    """What is written, and whether everybody may read it."""
    page = governance_page(request.partnership, by=request.membership)
    return render(request, "agencies/governance.html", {"page": page})


def _asked(request, form, change, heading: str, said: str, *, goes_out: bool, **more):
    ready = partial(change, partnership=request.partnership, by=request.membership, at=request.at)
    back = reverse("agencies:governance", args=[request.partnership.slug])
    how = ask_to_publish if goes_out else ask
    return how(request, form, ready, heading=heading, said=said, back=back, **more)


@allowed("edit the structure")
def write_governance(request):
    """Its words."""
    held = getattr(request.partnership, "governance", None)
    initial = {name: getattr(held, name) for name in WRITTEN} if held else {}
    return _asked(
        request, GovernanceForm(request.POST or None, initial=initial), changes.write_governance,
        _("How the partnership is governed"), _("It is kept."),
        goes_out=bool(held and held.published_on),
        about=_("Everybody may read this once it is published: name posts, not people."),
    )  # fmt: skip


@allowed("edit the structure")
def publish_governance(request):
    """Show it to everybody, or no longer."""
    held = getattr(request.partnership, "governance", None)
    if held and held.published_on:
        words = (_("Take it off the public page"), _("It is no longer public."))
    else:
        words = (_("Publish how the partnership is governed"), _("It is public."))
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    return _asked(
        request, form, changes.publish_governance, *words, button=words[0],
        goes_out=not (held and held.published_on),
        about=_("The page shows these words, the statement of purpose, the groups with their terms "
                "of reference, which agencies sit on them and by what duty, and the published "
                "registers. It names posts and agencies, and people only where a declaration of "
                "interest of theirs is published."),
    )  # fmt: skip

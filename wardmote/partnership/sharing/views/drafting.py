"""Writing a draft: its words, its parties, its lines."""

from functools import partial

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.forms.drafting import (
    FieldsForm,
    LineForm,
    PartyForm,
    WordsForm,
)
from wardmote.partnership.sharing.rules import MAY
from wardmote.partnership.sharing.views.found import (
    about,
    at,
    button,
    line_of,
    party_of,
    version_of,
)


def _sent(request):
    """What was posted, boxes that nobody ticked among it."""
    return request.POST if request.method == "POST" else None


@allowed("draft protocols", MAY)
def write(request, pk: int):
    """The words of a version."""
    version = version_of(request, pk)
    return about(request, version, WordsForm(_sent(request), version=version),
                 partial(changes.write, version=version), _("Write its words"),
                 _("The words are saved."))  # fmt: skip


@allowed("draft protocols", MAY)
def add_party(request, pk: int):
    """Another agency that is to sign."""
    version = version_of(request, pk)
    form = PartyForm(_sent(request), version=version, today=request.today)
    return about(request, version, form, partial(changes.add_party, version=version),
                 _("Add a party"), _("The party is added."), button=_("Add"))  # fmt: skip


@allowed("draft protocols", MAY)
def remove_party(request, pk: int):
    """An agency that is not to sign after all."""
    party = party_of(request, pk)
    return about(request, party.version, button(request),
                 partial(changes.remove_party, party=party), _("Remove %s") % party,
                 _("The party is removed."), button=_("Remove"), warns=True)  # fmt: skip


@allowed("draft protocols", MAY)
def add_line(request, pk: int):
    """Who lets whom have what, for what."""
    version = version_of(request, pk)
    form = LineForm(_sent(request), version=version, today=request.today)
    return about(
        request, version, form, partial(changes.add_grant, version=version), _("Add a line"),
        _("The line is added. Say which fields it opens."), button=_("Go on"),
        on_to=lambda grant: at(request, "fields", grant.pk),
    )  # fmt: skip


@allowed("draft protocols", MAY)
def change_line(request, pk: int):
    """Another way."""
    grant = line_of(request, pk)
    form = LineForm(_sent(request), version=grant.version, today=request.today, grant=grant)
    return about(request, grant.version, form, partial(changes.alter_grant, grant=grant),
                 _("Change the line"), _("The line is changed."))  # fmt: skip


@allowed("draft protocols", MAY)
def fields(request, pk: int):
    """Which fields a line opens."""
    grant = line_of(request, pk)
    form = FieldsForm(_sent(request), grant=grant)
    return about(request, grant.version, form, partial(changes.set_fields, grant=grant),
                 _("Fields that it opens"), _("The fields are saved."),
                 about=_("Leave out what is not needed: what no line opens is taken out of the "
                         "file before it is kept."))  # fmt: skip


@allowed("draft protocols", MAY)
def remove_line(request, pk: int):
    """It is not shared after all."""
    grant = line_of(request, pk)
    return about(request, grant.version, button(request),
                 partial(changes.remove_grant, grant=grant), _("Remove the line"),
                 _("The line is removed."), button=_("Remove"), warns=True)  # fmt: skip

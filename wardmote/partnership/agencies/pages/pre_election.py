"""Periods before an election, and what was published in them and why."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Assurance, Membership, Partnership
from wardmote.partnership.agencies.pages.registers import RegisterPage
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import Action, Link, Table


def pre_elections_page(partnership: Partnership, *, by: Membership) -> RegisterPage:
    """All of them, and the assurances."""
    keeps = may(by, "keep the registers")
    slug = partnership.slug
    add = Link(_("Note a pre-election period"), reverse("agencies:note_pre_election", args=[slug]))
    return RegisterPage(
        title=_("Pre-election periods"),
        about=_("From the notice of an election until the poll closes, what the partnership "
                "publishes must not be political. The service holds no rule for these days: they "
                "are typed in as the returning officer publishes them."),
        tables=(_periods(partnership, keeps=keeps), _assurances(partnership)),
        actions=(add,) if keeps else (),
    )  # fmt: skip


def _periods(partnership: Partnership, *, keeps: bool) -> Table:
    heads = (
        _("Election"), _("Notice of election"), _("Poll closes"), _("What is published in it"),
        _("Where the days were read"), "",
    )  # fmt: skip
    rows = tuple(
        (
            one.election, one.starts_on, one.ends_on, str(one.get_way_display()), one.read_in,
            Action(
                (Link(_("Change"), reverse("agencies:change_pre_election",
                                           args=[partnership.slug, one.pk])),) if keeps else ()
            ),
        )
        for one in partnership.pre_elections.all()
    )  # fmt: skip
    caption = _("Pre-election periods")
    return Table("pre_elections", caption, heads, rows, _("None is on record."))


def _assurances(partnership: Partnership) -> Table:
    said = Assurance.objects.filter(period__partnership=partnership)
    heads = (_("What"), _("On"), _("Ground"), _("Why"), _("Who said so"), _("Election"))
    rows = tuple(
        (
            one.what, one.said_on, str(one.get_ground_display()), one.words, str(one.by),
            one.period.election,
        )
        for one in said.select_related("by", "period")
    )  # fmt: skip
    caption = _("What was published in them, and why")
    return Table("assurances", caption, heads, rows, _("Nothing was."))

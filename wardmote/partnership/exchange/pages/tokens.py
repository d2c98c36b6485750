"""Tokens of programs that send."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.exchange.models import Token
from wardmote.partnership.exchange.rules import acts_for
from wardmote.partnership.website.tables import Action, Link, Table, Tag


def tokens_table(partnership: Partnership, *, by: Membership, on: date) -> Table:
    """The tokens that a member may revoke; no secret is ever shown again."""
    found = partnership.data_tokens.select_related("agency", "made_by")
    own = [each for each in found if acts_for(by, each.agency)]
    heads = (_("For"), _("Agency"), _("Made by"), _("Holds until"), _("Last used"), _("State"), "")
    rows = tuple(
        (
            each.name, str(each.agency), str(each.made_by), each.expires_on, each.used_on,
            _state(each, on), _revoke(each, partnership, on),
        )
        for each in own
    )  # fmt: skip
    return Table("tokens", _("Tokens"), heads, rows, _("There is no token yet."))


def _holds(token: Token, on: date) -> bool:
    return token.revoked_at is None and on < token.expires_on


def _state(token: Token, on: date) -> Tag:
    if token.revoked_at:
        return Tag(_("Revoked"), "grey")
    return Tag(_("Holds"), "green") if _holds(token, on) else Tag(_("Run out"), "grey")


def _revoke(token: Token, partnership: Partnership, on: date) -> Action:
    if not _holds(token, on):
        return Action(())
    href = reverse("exchange:revoke_token", args=[partnership.slug, token.pk])
    return Action((Link(_("Revoke %s") % token.name, href),))

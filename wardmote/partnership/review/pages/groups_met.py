"""The groups of a partnership: what each is for, and when it meets next."""

from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.agencies.pages.tree import flat, tree
from wardmote.partnership.meetings.models import Meeting
from wardmote.partnership.website.tables import Link, Table, Tag


def groups_table(partnership: Partnership, on: date) -> Table:
    """Groups as they stand on a day, each after the one that it reports to."""
    everyone, coming = flat(tree(partnership, on)), _coming(partnership, on)
    names = {branch.group.pk: branch.name for branch in everyone}
    heads = (
        _("Group"), _("Function"), _("What it is for"), _("Reports to"),
        _("What it takes upwards, and how"), _("Meets next"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(each.name, each.group.get_absolute_url()), each.function_label,
            each.group.purpose or each.group.remit, names.get(each.parent, ""),
            each.group.escalation, coming.get(each.group.pk) or Tag(_("No day is set"), "yellow"),
        )
        for each in everyone
    )  # fmt: skip
    caption = _("Groups, and when each meets next")
    return Table("groups", caption, heads, rows, _("It has no groups yet."))


def _coming(partnership: Partnership, on: date) -> dict[int, date]:
    """Group → the day of its next meeting."""
    planned = partnership.meetings.filter(state=Meeting.State.PLANNED, held_on__gte=on)
    latest_first = planned.order_by("-held_on").values_list("groups", "held_on")
    return dict(latest_first)

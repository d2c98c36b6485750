"""Records as they are told in a list to choose from."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.pages.words import title_of
from wardmote.partnership.duties.rules import law
from wardmote.partnership.meetings.models import Meeting
from wardmote.partnership.website.tables import day


def open_duties(partnership: Partnership, keep: object = None):
    """Duties that are not yet done, and the one that is chosen already."""
    duties = partnership.duties.open() | kept(partnership.duties, keep)
    return duties.select_related("partnership", "occasion")


def kept(records, chosen: object):
    """Those of some records that are chosen already, so that a form that is saved keeps them.

    Args:
        records: all that might be chosen.
        chosen: a record, a key, several of either, or nothing.
    """
    many = chosen if isinstance(chosen, list | tuple | QuerySet) else [chosen]
    keys = [getattr(one, "pk", one) for one in many if one]
    return records.filter(pk__in=keys)


def duty_name(duty: Duty | None) -> str:
    """What a duty is called; its partnership and occasion are read before."""
    if duty is None:
        return ""
    row = law(duty.partnership, duty.key, duty.first_due_on)
    return title_of(duty, row)


def duty_label(duty: Duty) -> str:
    """A duty with its day."""
    words = {"duty": duty_name(duty), "day": day(duty.due_on)}
    return _("%(duty)s, due on %(day)s") % words


def meeting_label(meeting: Meeting) -> str:
    """A meeting with its day."""
    return f"{meeting.title}, {day(meeting.held_on)}"

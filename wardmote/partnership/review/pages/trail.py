"""The trail as its readers see it: who did what, when, before and after."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.trail.models import (
    Checkpoint,
    Entry,
    Log,
    changes_in_words,
    did_in_words,
    names_told,
    thing_in_words,
)
from wardmote.partnership.website.tables import Cell, Link, Table

ON_A_PAGE = 50


@dataclass(frozen=True)
class TrailPage:
    """Entries, the newest first.

    Attributes:
        found: how many there are in all.
        number: which page of them this is, from 1.
        last: the number of the last page.
    """

    title: str
    table: Table
    found: int
    number: int = 1
    last: int = 1


@dataclass(frozen=True)
class CheckpointPage:
    """What a partner's machine may hold."""

    size: int
    table: Table


def trail(
    partnership: Partnership, *, asked: dict[str, Any], number: int, whole: bool = False
) -> TrailPage:
    """A partnership's trail.

    Args:
        partnership: whose.
        asked: what the filter asks for: by, kind, since, until.
        number: the page.
        whole: all that is found on one page, for a file.
    """
    found = _asked(_told(partnership), asked)
    count = found.count()
    last = 1 if whole else max(1, -(-count // ON_A_PAGE))
    number = min(max(1, number), last)
    start = (number - 1) * ON_A_PAGE
    shown = found if whole else found[start : start + ON_A_PAGE]
    table = _table(partnership, "trail", _("Who did what, the newest first"), shown)
    return TrailPage(_("Trail"), table, count, number, last)


def history(partnership: Partnership, thing: str) -> TrailPage:
    """All that was done to one thing.

    Raises:
        Http404: the partnership's trail tells of no such thing.
    """
    entries = list(_told(partnership).filter(thing=thing))
    if not entries:
        raise Http404
    title = max((thing_in_words(entry) for entry in entries), key=len)
    table = _table(partnership, "history", _("What was done to it, the newest first"), entries)
    return TrailPage(title, table, len(entries))


def checkpoints(partnership: Partnership) -> CheckpointPage:
    """How long the trail is, and where it was signed."""
    log = Log.objects.filter(name=partnership.slug).first()
    signed = Checkpoint.objects.filter(log=log).order_by("-size")[:ON_A_PAGE]
    rows = tuple((_moment(one.at), one.size, one.key, one.root) for one in signed)
    heads = (_("Signed"), _("Entries"), _("Key"), _("Root"))
    table = Table("checkpoints", _("Signed so far"), heads, rows, _("None is signed yet."))
    return CheckpointPage(log.size if log else 0, table)


def _told(partnership: Partnership) -> QuerySet[Entry]:
    told = Entry.objects.filter(log__name=partnership.slug)
    return told.select_related("by").order_by("-index")


def _asked(found: QuerySet[Entry], asked: dict[str, Any]) -> QuerySet[Entry]:
    if asked.get("by"):
        found = found.filter(by=asked["by"])
    if asked.get("kind"):
        found = found.filter(did__startswith=f"{asked['kind']}.")
    if asked.get("since"):
        found = found.filter(at__gte=_start(asked["since"]))
    if asked.get("until"):
        found = found.filter(at__lt=_start(asked["until"] + timedelta(days=1)))
    return found


def _start(day: date) -> datetime:
    """Midnight in London."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001


def _table(partnership: Partnership, name: str, caption: str, entries: Any) -> Table:
    heads = (_("When"), _("Who"), _("Did"), _("What"), _("Before and after"), _("Why"))
    entries = list(entries)
    names = names_told(entries)
    rows = tuple(_row(partnership, entry, names) for entry in entries)
    return Table(name, caption, heads, rows, _("Nothing was done that you ask for."))


def _row(partnership: Partnership, entry: Entry, names: Any) -> tuple[Cell, ...]:
    here = reverse("review:history", args=[partnership.slug, entry.thing])
    who = entry.by.name if entry.by else _("The system")
    return (
        _moment(entry.at), who, did_in_words(entry), Link(thing_in_words(entry), here),
        changes_in_words(entry, names), entry.why,
    )  # fmt: skip


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i:s")

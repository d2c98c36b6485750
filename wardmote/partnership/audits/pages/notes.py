"""The page of what people of the place know and no dataset tells."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.audits.models import LocalNote
from wardmote.partnership.audits.pages.words import address
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.website.tables import Action, Link, Table


@dataclass(frozen=True)
class NotesPage:
    """Notes that hold."""

    tables: tuple[Table, ...]
    may_write: bool


def notes_page(partnership: Partnership, *, on: date, by: Membership) -> NotesPage:
    """Those that hold on a day."""
    known = rulebook.on(on, partnership.nation).datasets
    writes, analyses = (may(by, doing, MAY) for doing in ("write a local note", "answer a comment"))

    def end(note: LocalNote) -> Action | str:
        if not (writes and (analyses or note.by_id == by.person_id)):
            return ""
        where = address(partnership, "end_note", note.pk)
        return Action((Link(_("No longer holds"), where),))

    heads = (_("About"), _("What one must know"), _("Data"), _("From"), _("Since"), "")
    rows = tuple(
        (
            note.about, note.words, known[note.dataset].title if note.dataset in known else "",
            str(note.agency or note.by), note.started_on, end(note),
        )
        for note in partnership.local_notes.on(on).select_related("agency", "by")
    )  # fmt: skip
    table = Table("notes", _("Notes that hold"), heads, rows, _("Nobody has written one yet."))
    return NotesPage((table,), writes)

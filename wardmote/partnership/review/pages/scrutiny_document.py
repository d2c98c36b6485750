"""The scrutiny briefing as a Word document, to go with the committee's papers."""

from django.utils.translation import gettext as _

from wardmote.partnership.review.pages.public_audit import PublicAudit
from wardmote.partnership.review.pages.scrutiny import ScrutinyBriefing
from wardmote.partnership.website.tables import Table, day, shown
from wardmote.partnership.website.word import Word


def scrutiny_document(page: ScrutinyBriefing) -> Word:
    """All that the page tells."""
    word = Word(_("Briefing for the scrutiny committee: %s") % page.place, page.place)
    word.say(_("As on %s.") % day(page.on))
    if page.next_meeting:
        word.say(page.next_meeting)
    word.say(_("Everything in it may be read in public."))
    _table(word, page.plans)
    _table(word, page.compared)
    _table(word, page.pressing, page.duties_first)
    _table(word, page.duties)
    _audit(word, page.audit, page.to_come)
    _table(word, page.replies, page.replies_first)
    _table(word, page.questions)
    return word


def _table(word: Word, table: Table, first: str = "") -> None:
    word.heading(table.caption)
    if first:
        word.say(first)
    if table.rows:
        word.table(table.heads, [[shown(cell).text for cell in row] for row in table.rows])
    else:
        word.say(table.empty)


def _audit(word: Word, audit: PublicAudit | None, to_come: str) -> None:
    word.heading(_("What the audit found"))
    if to_come:
        word.say(to_come)
    if audit is None:
        word.say(_("No audit is published yet."))
        return
    word.say(_("%(title)s, published on %(day)s.") % {
        "title": audit.title, "day": day(audit.published_on),
    })  # fmt: skip
    for sentence in audit.summary:
        word.say(sentence)
    for found in audit.findings:
        word.point(found.sentence)

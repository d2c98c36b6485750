"""Agenda pack and minutes as Word documents."""

from django.utils.translation import gettext as _

from wardmote.partnership.meetings.pages.meeting import DecisionShown, ItemShown, MeetingPage
from wardmote.partnership.website.tables import day
from wardmote.partnership.website.word import Word


def agenda_document(page: MeetingPage) -> Word:
    """What the members need before the meeting."""
    word = _begun(_("Agenda"), page)
    word.heading(_("Items"))
    heads = (_("No."), _("Item"), _("Asked to"), _("Raised by"), _("Takes"))
    word.table(heads, [
        (str(one.number), one.item.title, one.kind.text, str(one.item.raised_by or ""), one.takes)
        for one in page.items
    ], (1, 6, 2, 4, 4))  # fmt: skip
    for one in page.items:
        word.heading(f"{one.number}. {one.item.title}", 2)
        _asked(word, one)
        for paper in one.papers:
            word.point(_("Paper: %(title)s (%(file)s)") % {
                "title": paper.title, "file": paper.file_name,
            })  # fmt: skip
        if one.verdict and not one.verdict.can:
            word.say(one.verdict.words, label=_("Those expected cannot decide this"))
            for mend in one.verdict.mends:
                word.point(mend)
    _people(word, page, _("Who is expected"))
    return word


def minutes_document(page: MeetingPage) -> Word:
    """What was said, decided and undertaken."""
    word = _begun(_("Minutes"), page)
    agreed = page.meeting.minutes_agreed_on
    word.say(_("Agreed on %s.") % day(agreed) if agreed else _("Draft: not agreed yet."))
    if not page.meeting.is_in_writing:
        _people(word, page, _("Who came"))
    for one in page.items:
        word.heading(f"{one.number}. {one.item.title}")
        _asked(word, one)
        if one.item.minutes:
            word.say(one.item.minutes)
        for decision in one.decisions:
            _decision(word, decision)
    _follow_ups(word, page)
    if page.corrections:
        word.heading(_("Corrections"))
        for note in page.corrections:
            word.say(f"{note.words} ({note.by}, {day(note.added_on)})")
    return word


def _begun(what: str, page: MeetingPage) -> Word:
    """Title, and a table of when, where and who."""
    meeting = page.meeting
    word = Word(f"{what}: {meeting.title}", str(meeting.partnership))
    told = (
        (_("Partnership"), str(meeting.partnership)),
        (_("Joint meeting of") if page.is_joint else _("Group"), ", ".join(map(str, page.groups))),
        (_("Day"), day(meeting.held_on)),
        (_("Time"), page.hours),
        (_("How"), str(meeting.get_form_display())),
        (_("Place"), meeting.place),
        (_("Duty"), page.duty),
    )
    word.table((_("About"), _("What")), [row for row in told if row[1]], (1, 3))
    return word


def _asked(word: Word, one: ItemShown) -> None:
    word.say(one.kind.text, label=_("Asked to"))
    if one.item.purpose:
        word.say(one.item.purpose)
    if one.takes:
        word.say(one.takes, label=_("Takes"))
    if one.duty:
        word.say(one.duty, label=_("Duty"))


def _people(word: Word, page: MeetingPage, heading: str) -> None:
    word.heading(heading)
    heads = (_("Person"), _("Agency"), _("Rank"), _("Attendance"))
    word.table(heads, [(one.name, one.agency, one.rank, one.came) for one in page.attended])


def _decision(word: Word, shown: DecisionShown) -> None:
    decision = shown.decision
    word.say(f"{decision.words} ({shown.tag.text})", label=_("Decision"))
    if shown.awaits and decision.answers_by:
        told = {"n": shown.answered, "asked": shown.asked, "day": day(decision.answers_by)}
        word.say(_("%(n)d of %(asked)d have answered. Answers are open until %(day)s.") % told)
    if decision.lacking:
        word.say(decision.lacking, label=_("Beyond authority"))
        word.say(decision.beyond_authority, label=_("Why all the same"))
    if decision.result:
        word.say(decision.result)
    for voices in shown.voices:
        word.point(f"{voices.said}: {'; '.join(voices.who)}")


def _follow_ups(word: Word, page: MeetingPage) -> None:
    word.heading(_("Follow-ups"))
    rows = [
        (
            str(one.number), shown.follow_up.what, str(shown.follow_up.owner or _("Nobody")),
            str(shown.follow_up.partner), day(shown.follow_up.due_on), shown.tag.text,
        )
        for one in page.items for shown in one.follow_ups
    ]  # fmt: skip
    if not rows:
        word.say(_("None."))
        return
    heads = (_("Item"), _("What"), _("Who"), _("Agency"), _("By when"), _("State"))
    word.table(heads, rows, (1, 5, 3, 3, 2, 2))

"""Comments, corrections and their answers; notes of the place."""

from functools import partial

from django.shortcuts import render
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.audits.changes import saying as changes
from wardmote.partnership.audits.forms import saying as forms
from wardmote.partnership.audits.forms.planning import WhyForm
from wardmote.partnership.audits.models import Comment, Correction
from wardmote.partnership.audits.pages.interim import interim_page
from wardmote.partnership.audits.pages.notes import notes_page
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.views.found import at, audit_of, finding_asked, note_of, said_of
from wardmote.partnership.website.tables import asked


@allowed("see the audits", MAY)
def interim(request, pk: int):
    """The findings of the newest edition, with what was said of each."""
    page = interim_page(audit_of(request, pk), by=request.membership)
    return asked(request, page.tables) or render(request, "audits/interim.html", {"page": page})


def _writes(request) -> dict:
    return {"by": request.membership, "at": request.at}


def _of_a_finding(request, pk: int, form, function, **more):
    audit = audit_of(request, pk)
    finding = finding_asked(request, audit)
    change = partial(function, audit=audit, finding=finding, **_writes(request))
    return ask(
        request, form, change, caption=audit.title, back=at(request, "interim", pk),
        about=finding.sentence if finding else _("About the audit as a whole."), **more,
    )  # fmt: skip


@allowed("comment on an audit", MAY)
def comment(request, pk: int):
    """A remark."""
    return _of_a_finding(
        request, pk, forms.CommentForm(request.POST or None), changes.comment,
        heading=_("Comment"), said=_("Your comment is written down."),
    )  # fmt: skip


@allowed("comment on an audit", MAY)
def correct(request, pk: int):
    """Something that is wrong."""
    return _of_a_finding(
        request, pk, forms.CorrectionForm(request.POST or None), changes.file_correction,
        heading=_("File a correction"), said=_("The correction is filed. An analyst answers it."),
        button=_("File it"),
    )  # fmt: skip


@allowed("answer a comment", MAY)
def answer_comment(request, pk: int):
    """What was made of a remark."""
    found = said_of(request, Comment, pk)
    return ask(
        request, forms.AnswerForm(request.POST or None),
        partial(changes.answer_comment, comment=found, **_writes(request)),
        heading=_("Answer a comment"), about=found.words, said=_("The answer is written down."),
        back=at(request, "interim", found.audit_id),
    )  # fmt: skip


@allowed("answer a comment", MAY)
def answer_correction(request, pk: int):
    """What becomes of a correction."""
    found = said_of(request, Correction, pk)
    return ask(
        request, forms.CorrectionAnswerForm(request.POST or None),
        partial(changes.answer_correction, correction=found, **_writes(request)),
        heading=_("Answer a correction"), correction=found, said=_("The answer is written down."),
        back=at(request, "interim", found.audit_id), template="audits/correction.html",
    )  # fmt: skip


@allowed("see the audits", MAY)
def notes(request):
    """What people of the place know."""
    page = notes_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "audits/notes.html", {"page": page})


@allowed("write a local note", MAY)
def write_note(request):
    """A new one."""
    known = rulebook.on(request.today, request.partnership.nation).datasets
    form = forms.NoteForm(
        request.POST or None, datasets=[(name, each.title) for name, each in known.items()]
    )
    return ask(
        request, form,
        partial(changes.write_note, partnership=request.partnership, **_writes(request)),
        heading=_("Write a local note"), said=_("The note is written down."),
        back=at(request, "notes"),
    )  # fmt: skip


@allowed("write a local note", MAY)
def end_note(request, pk: int):
    """It no longer holds."""
    note = note_of(request, pk)
    return ask(
        request, WhyForm(request.POST or None),
        partial(changes.end_note, note=note, **_writes(request)), caption=note.about,
        heading=_("Say that it no longer holds"), said=_("The note no longer holds."),
        back=at(request, "notes"), warns=True,
    )  # fmt: skip

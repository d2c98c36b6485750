"""The page on which a secretary writes the record while people meet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import people_of
from wardmote.partnership.agencies.rules import Refused, allowed
from wardmote.partnership.meetings.changes import record as changes
from wardmote.partnership.meetings.forms.record import RecordForms
from wardmote.partnership.meetings.pages.recording import record_page
from wardmote.partnership.meetings.rules import MAY, check_can_record
from wardmote.partnership.meetings.views.found import at, meeting_of


@allowed("run meetings", MAY)
def record(request, pk: int):
    """Attendance, minutes, decisions and follow-ups on one page, saved as often as one likes."""
    meeting = meeting_of(request, pk)
    try:
        check_can_record(meeting, request.today)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(meeting.get_absolute_url())
    page = record_page(meeting, on=request.today, by=request.membership)
    forms = RecordForms(
        request.POST if request.method == "POST" else None, meeting=meeting, places=page.places,
        items=page.records, ranks=page.ranks, people=people_of(request.partnership),
        partners=request.partnership.partners.on(meeting.held_on).select_related("agency"),
    )  # fmt: skip
    problem = ""
    if request.method == "POST" and forms.is_valid():
        try:
            changes.keep_record(
                meeting=meeting, by=request.membership, at=request.at, **_told(forms, page.records)
            )
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{at(request, 'record', pk)}{_place(request)}")
    told = {
        "page": page, "forms": forms, "problem": problem, "rows": page.rows(forms),
        "form": next(iter(forms.wrong), None),
    }  # fmt: skip
    return render(request, "meetings/record.html", told)


def _place(request) -> str:
    """Where on the page the button stood that was pressed."""
    place = request.POST.get("place", "")
    return f"#item-{place}" if place.isdigit() else ""


def _told(forms: RecordForms, items) -> dict[str, object]:
    """What was typed, as the change takes it."""
    came = [
        changes.Came(key=form.place.key, **form.cleaned_data)
        for form in forms.seats
        if form.has_changed() and form.cleaned_data["came"]
    ]
    said = []
    for item in items:
        minutes, decision, follow_up = forms.items[item.pk]
        said.append(changes.Said(
            item=item, minutes=minutes.cleaned_data["minutes"], was=minutes.cleaned_data["was"],
            decision=decision.decision, follow_up=follow_up.cleaned_data,
        ))  # fmt: skip
    return {"came": came, "said": said}

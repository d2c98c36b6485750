"""Addresses of meetings."""

from django.urls import path

from wardmote.partnership.meetings.views import (
    agenda,
    answers,
    documents,
    looking_back,
    matters,
    meetings,
    record,
)

app_name = "meetings"

of_a_meeting = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/plan/", meetings.plan, name="plan"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", meetings.change_meeting, name="change_meeting"),
    path("meetings/<int:pk>/cancel/", meetings.cancel, name="cancel"),
    path("meetings/<int:pk>/reopen/", meetings.reopen, name="reopen"),
    path("meetings/<int:pk>/record/", record.record, name="record"),
    path("meetings/<int:pk>/held/", meetings.hold, name="hold"),
    path("meetings/<int:pk>/agree/", meetings.agree_minutes, name="agree_minutes"),
    path("meetings/<int:pk>/correct/", meetings.correct, name="correct"),
    path("meetings/<int:pk>/coming/<int:seat>/", answers.coming, name="coming"),
]

of_an_agenda = [
    path("meetings/<int:pk>/items/add/", agenda.add_item, name="add_item"),
    path("meetings/<int:pk>/copy/", agenda.copy_agenda, name="copy_agenda"),
    path("items/<int:pk>/change/", agenda.change_item, name="change_item"),
    path("items/<int:pk>/remove/", agenda.remove_item, name="remove_item"),
    path("items/<int:pk>/up/", agenda.move_up, name="move_up"),
    path("items/<int:pk>/down/", agenda.move_down, name="move_down"),
    path("items/<int:pk>/papers/add/", agenda.add_paper, name="add_paper"),
    path("papers/<int:pk>/", agenda.paper, name="paper"),
    path("papers/<int:pk>/remove/", agenda.remove_paper, name="remove_paper"),
]

of_decisions = [
    path("decisions/<int:pk>/answer/", answers.answer, name="answer"),
    path("decisions/<int:pk>/result/", answers.settle, name="settle"),
    path("decisions/<int:pk>/withdraw/", answers.withdraw, name="withdraw"),
    path("follow-ups/", answers.follow_ups_list, name="follow_ups"),
    path("follow-ups/<int:pk>/close/", answers.close_follow_up, name="close_follow_up"),
    path("follow-ups/<int:pk>/open/", answers.open_again, name="open_again"),
]

of_matters = [
    path("matters/", matters.matters, name="matters"),
    path("matters/raise/", matters.raise_matter, name="raise_matter"),
    path("matters/<int:pk>/agenda/", matters.list_matter, name="list_matter"),
    path("matters/<int:pk>/answer/", matters.answer_matter, name="answer_matter"),
    path("matters/<int:pk>/wait/", matters.wait_again, name="wait_again"),
    path("items/<int:pk>/pass-on/", matters.pass_on, name="pass_on"),
]

of_looking_back = [
    path("meetings/attendance/", looking_back.attendance, name="attendance"),
    path("meetings/joining/", looking_back.joining, name="joining"),
]

of_documents = [
    path("meetings/<int:pk>/agenda.docx", documents.agenda, name="agenda_document"),
    path("meetings/<int:pk>/minutes.docx", documents.minutes, name="minutes_document"),
    path("meetings/<int:pk>/meeting.ics", documents.invitation, name="invitation"),
    path("calendar/", documents.calendar, name="calendar"),
    path("calendar/end/", documents.drop_calendar, name="drop_calendar"),
]

outside = [
    path(
        "calendar/<str:token>/meetings.ics", documents.feed, {"only_mine": False},
        name="meetings_feed",
    ),
    path("calendar/<str:token>/mine.ics", documents.feed, {"only_mine": True}, name="mine_feed"),
]  # fmt: skip

urlpatterns = [
    *of_a_meeting, *of_an_agenda, *of_decisions, *of_matters, *of_looking_back, *of_documents,
]  # fmt: skip

"""Addresses of duties."""

from django.urls import path

from wardmote.partnership.duties.views import calendar, duty, evidence, feed, occasions, pack, plans

app_name = "duties"

outside = [path("calendar/<str:token>/duties.ics", feed.duties_feed, name="duties_feed")]

urlpatterns = [
    path("duties/", calendar.calendar, name="calendar"),
    path("duties/open-year/", calendar.open_year, name="open_year"),
    path("duties/evidence-pack/", pack.evidence_pack, name="evidence_pack"),
    path("duties/evidence-pack/document/", pack.pack_document, name="pack_document"),
    path("duties/in-your-calendar/", feed.calendar_address, name="calendar_address"),
    path("duties/in-your-calendar/end/", feed.end_calendar_address, name="end_calendar_address"),
    path("duties/occasions/", occasions.occasions, name="occasions"),
    path("duties/occasions/note/", occasions.note_occasion, name="note_occasion"),
    path("duties/facilitators/", occasions.facilitators, name="facilitators"),
    path(
        "duties/facilitators/name/<int:pk>/",
        occasions.name_facilitator,
        name="name_facilitator",
    ),
    path("duties/facilitators/<int:pk>/end/", occasions.end_facilitator, name="end_facilitator"),
    path("duties/plans/", plans.plans, name="plans"),
    path("duties/plans/add/", plans.add_plan, name="add_plan"),
    path("duties/plans/<int:pk>/", plans.kept_plan, name="kept_plan"),
    path("duties/plans/<int:pk>/change/", plans.change_plan, name="change_plan"),
    path("duties/plans/<int:pk>/remove/", plans.remove_plan, name="remove_plan"),
    path("duties/plans/<int:pk>/theme/", plans.say_of_theme, name="say_of_theme"),
    path("duties/plans/says/<int:pk>/remove/", plans.remove_passage, name="remove_passage"),
    path("duties/<int:pk>/", duty.duty, name="duty"),
    path("duties/<int:pk>/owner/", duty.assign, name="assign"),
    path("duties/<int:pk>/day/", duty.move, name="move"),
    path("duties/<int:pk>/begin/", duty.begin, name="begin"),
    path("duties/<int:pk>/put-down/", duty.put_down, name="put_down"),
    path("duties/<int:pk>/done/", duty.finish, name="finish"),
    path("duties/<int:pk>/set-aside/", duty.set_aside, name="set_aside"),
    path("duties/<int:pk>/reopen/", duty.reopen, name="reopen"),
    path("duties/<int:pk>/contents/", duty.contents, name="contents"),
    path("duties/<int:pk>/steps/", duty.steps, name="steps"),
    path("duties/<int:pk>/plan/", duty.plan, name="plan"),
    path("duties/<int:pk>/evidence/", evidence.give_evidence, name="give_evidence"),
    path("duties/evidence/<int:pk>/file/", evidence.evidence_file, name="evidence_file"),
    path("duties/evidence/<int:pk>/remove/", evidence.remove_evidence, name="remove_evidence"),
]

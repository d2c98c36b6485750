"""Addresses of audits."""

from django.urls import URLPattern, path

from wardmote.partnership.audits.views import (
    audits,
    authorising,
    publishing,
    saying,
    signing,
    submitting,
    viewing,
    workshop,
)

app_name = "audits"

LOOK = "audits/<int:pk>/look/<slug:audience>"
of_the_viewer: list[URLPattern] = [
    path("audits/<int:pk>/look/", viewing.look_for, name="look_for"),
    path(f"{LOOK}/", viewing.look, name="look"),
    path(f"{LOOK}/findings/", viewing.look_findings, name="look_findings"),
    path(f"{LOOK}/findings/<str:key>/", viewing.look_finding, name="look_finding"),
    path(f"{LOOK}/chapters/<slug:section>/", viewing.look_chapter, name="look_chapter"),
    path(f"{LOOK}/map/", viewing.look_map, name="look_map"),
    path(f"{LOOK}/quality/", viewing.look_quality, name="look_quality"),
    path(f"{LOOK}/method/", viewing.look_method, name="look_method"),
    path(f"{LOOK}/sources/", viewing.look_sources, name="look_sources"),
    path(f"{LOOK}/tables/", viewing.look_tables, name="look_tables"),
    path(f"{LOOK}/files/<str:name>", viewing.look_file, name="look_file"),
    path(f"{LOOK}/tables/<str:name>.csv", viewing.look_table, name="look_table"),
    path(f"{LOOK}/tables/<str:name>.json", viewing.look_columns, name="look_columns"),
    path(
        f"{LOOK}/pictures/<str:name>.narrow.svg", viewing.look_narrow_picture,
        name="look_narrow_picture",
    ),
    path(f"{LOOK}/pictures/<str:name>.svg", viewing.look_picture, name="look_picture"),
]  # fmt: skip
"""The map, the charts and the tables of an edition."""

of_an_audit: list[URLPattern] = [
    path("audits/", audits.audits, name="audits"),
    path("audits/plan/", audits.plan, name="plan"),
    path("audits/<int:pk>/", audits.audit, name="audit"),
    path("audits/<int:pk>/change/", audits.change_plan, name="change_plan"),
    path("audits/<int:pk>/scope/<int:partner>/", audits.answer_scope, name="answer_scope"),
    path("audits/<int:pk>/agree/", audits.agree_scope, name="agree_scope"),
    path("audits/<int:pk>/drop/", audits.drop, name="drop"),
    path("audits/<int:pk>/take-up/", audits.take_up, name="take_up"),
    path("audits/<int:pk>/run/", audits.run, name="run"),
    path("audits/runs/<int:pk>/stop/", audits.stop, name="stop"),
    path("audits/<int:pk>/differences/", audits.differences, name="differences"),
    path("audits/<int:pk>/review/", audits.review, name="review"),
    path("audits/<int:pk>/check/", signing.check, name="check"),
    path("audits/<int:pk>/send-back/", signing.send_back, name="send_back"),
    path("audits/<int:pk>/sign/", signing.sign, name="sign"),
    path("audits/<int:pk>/publish/", signing.publish, name="publish"),
    path("audits/<int:pk>/submission.zip", submitting.submit, name="submit"),
]

of_what_is_said: list[URLPattern] = [
    path("audits/<int:pk>/interim/", saying.interim, name="interim"),
    path("audits/<int:pk>/comment/", saying.comment, name="comment"),
    path("audits/<int:pk>/correct/", saying.correct, name="correct"),
    path("audits/comments/<int:pk>/answer/", saying.answer_comment, name="answer_comment"),
    path("audits/corrections/<int:pk>/answer/", saying.answer_correction, name="answer_correction"),
    path("audits/notes/", saying.notes, name="notes"),
    path("audits/notes/write/", saying.write_note, name="write_note"),
    path("audits/notes/<int:pk>/end/", saying.end_note, name="end_note"),
]

WORKSHOP = "audits/workshops/<int:pk>"
of_workshops: list[URLPattern] = [
    path("audits/<int:pk>/workshop/", workshop.open_workshop, name="open_workshop"),
    path(f"{WORKSHOP}/", workshop.workshop, name="workshop"),
    path(f"{WORKSHOP}/came/", workshop.came, name="came"),
    path(f"{WORKSHOP}/conclude/", workshop.conclude, name="conclude"),
    path(f"{WORKSHOP}/sheet/", workshop.sheet, name="sheet"),
    path(f"{WORKSHOP}/sheet/document/", workshop.sheet_to_keep, name="sheet_document"),
    path("audits/cards/<int:pk>/", workshop.write_card, name="write_card"),
    path("audits/cards/<int:pk>/marks/<int:partner>/", workshop.give_marks, name="give_marks"),
]

of_contractors: list[URLPattern] = [
    path("audits/contractors/", authorising.authorities, name="authorities"),
    path("audits/contractors/authorise/", authorising.authorise, name="authorise"),
    path("audits/contractors/<int:pk>/withdraw/", authorising.withdraw, name="withdraw"),
    path("audits/contractors/<int:pk>/hand-over/", authorising.hand_over, name="hand_over"),
]

PUBLISHED = "published/<slug:place>"
outside: list[URLPattern] = [
    path("check-authority/", authorising.check_authority, name="check_authority"),
    path(f"{PUBLISHED}/audits/", publishing.published, name="published"),
    path(f"{PUBLISHED}/audits/<int:pk>/", publishing.published_one, name="published_audit"),
    path(
        f"{PUBLISHED}/audits/<int:pk>/files/<path:name>", publishing.published_file,
        name="published_file",
    ),
    path(
        f"{PUBLISHED}/audits/<int:pk>/submission.zip", submitting.published_submission,
        name="published_submission",
    ),
]  # fmt: skip
"""For everybody, without signing in."""

urlpatterns: list[URLPattern] = [
    *of_an_audit, *of_what_is_said, *of_workshops, *of_contractors, *of_the_viewer,
]  # fmt: skip

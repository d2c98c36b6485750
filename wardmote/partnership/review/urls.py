"""Addresses of what is amiss, and of who did what."""

from django.urls import path

from wardmote.partnership.review.views import (
    accountability,
    concerns,
    governance,
    induction,
    maturity,
    scrutiny,
    side_by_side,
    trail,
    workbench,
)

app_name = "review"

outside = [
    path("side-by-side/", side_by_side.side_by_side, name="side_by_side"),
    path("published/<slug:place>/governance/", governance.published, name="published_governance"),
]
"""They hang on no partnership; what is published is for everybody, without signing in."""

urlpatterns = [
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/aside/<int:pk>/bring-back/", concerns.bring_back, name="bring_back"),
    path("concerns/<slug:rule>/<str:key>/set-aside/", concerns.set_aside, name="set_aside"),
    path("accountability/<int:pk>/", accountability.agency_report, name="agency_report"),
    path(
        "accountability/<int:pk>/document/",
        accountability.agency_report_document,
        name="agency_report_document",
    ),
    path("induction/<int:pk>/", induction.induction, name="induction"),
    path("induction/<int:pk>/document/", induction.induction_document, name="induction_document"),
    path("concerns/scrutiny/", scrutiny.scrutiny, name="scrutiny"),
    path("concerns/scrutiny/document/", scrutiny.scrutiny_word, name="scrutiny_document"),
    path("maturity/", maturity.maturity, name="maturity"),
    path("maturity/place/", maturity.place, name="place"),
    path("workbench/", workbench.workbench, name="workbench"),
    path("trail/", trail.trail, name="trail"),
    path("trail/checkpoint/", trail.checkpoint, name="checkpoint"),
    path("trail/<str:thing>/", trail.history, name="history"),
]

"""Addresses of what is amiss, and of who did what."""

from django.urls import path

from wardmote.partnership.review.views import concerns, trail

app_name = "review"

urlpatterns = [
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/aside/<int:pk>/bring-back/", concerns.bring_back, name="bring_back"),
    path("concerns/<slug:rule>/<str:key>/set-aside/", concerns.set_aside, name="set_aside"),
    path("trail/", trail.trail, name="trail"),
    path("trail/checkpoint/", trail.checkpoint, name="checkpoint"),
    path("trail/<str:thing>/", trail.history, name="history"),
]

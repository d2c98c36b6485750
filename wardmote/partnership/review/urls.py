"""Addresses of what is amiss, and of who did what."""

from django.urls import path

from wardmote.partnership.review.views import trail

app_name = "review"

urlpatterns = [
    path("trail/", trail.trail, name="trail"),
    path("trail/checkpoint/", trail.checkpoint, name="checkpoint"),
    path("trail/<str:thing>/", trail.history, name="history"),
]

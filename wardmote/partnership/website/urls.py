"""All addresses: each step brings its own, below the partnership that they are about."""

from django.urls import include, path

from wardmote.partnership.website.steps import STEPS

BESIDE = ("website", "govuk")
"""Steps whose addresses, if any, do not hang on a partnership."""

urlpatterns = [
    path("account/", include("allauth.urls")),
]

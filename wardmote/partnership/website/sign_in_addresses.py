"""The addresses of sign-in: allauth's, but for those that would let in who was not invited."""

from django.http import Http404
from django.urls import include, path, re_path


def closed(request, **kwargs):
    """There is no such page here."""
    raise Http404


urlpatterns = [
    # An address is proved by the invitation sent to it, and changed by a new one.
    re_path(r"^(?:signup|email|confirm-email|login/code|social)/", closed, name="closed"),
    path("", include("allauth.urls")),
]

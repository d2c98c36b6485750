"""What holds for every page: how it may be asked, who may keep it, and how long a session lasts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseNotAllowed
from django.utils.translation import gettext as _

from wardmote.partnership.website import clock

NOTED_SECONDS = 60
"""How exactly the last request is remembered: each note is a write."""


METHODS = ("GET", "HEAD", "POST")


class FewMethods:
    """Pages are looked at and posted to; nothing here answers to another method."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)


class Private:
    """Pages are kept by no cache, unless they say themselves that they may be."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class SessionEnds:
    """Signs out who has asked for nothing for long, or has been in since long ago."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._end_or_note(request, clock.seconds())
        return self.get_response(request)

    def _end_or_note(self, request, now: float) -> None:
        began = request.session.setdefault("began", now)
        seen = request.session.setdefault("seen", now)
        if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS:
            logout(request)
            messages.info(request, _("You were signed out because you were away. Sign in again."))
        elif now - seen > NOTED_SECONDS:
            request.session["seen"] = now

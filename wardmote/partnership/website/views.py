"""Pages that hang on no partnership, and those that say what went wrong."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from wardmote.partnership.website.furniture import workspaces

language = require_POST(set_language)


@require_safe
@login_required
def home(request):
    """The reader's partnerships, or straight into the only one."""
    mine = workspaces(request)
    if len(mine) == 1 and mine[0].href:
        return redirect(mine[0].href)
    return render(request, "website/home.html", {"workspaces": mine})


@require_safe
def how_this_works(request):
    return render(request, "website/how_this_works.html")


@require_safe
def accessibility(request):
    return render(request, "website/accessibility.html")


@require_safe
def cookies(request):
    told = [
        {"name": name, "what_for": what_for, "ends": ends}
        for name, what_for, ends in (
            (settings.SESSION_COOKIE_NAME, _("Keeps you signed in"), _session_ends()),
            (settings.CSRF_COOKIE_NAME, _("Makes sure that forms are sent from our own pages"),
             _("After 1 year")),
            (settings.LANGUAGE_COOKIE_NAME, _("Remembers the language you chose"),
             _("After 1 year")),
            ("messages", _("Carries what we tell you to the next page"), _("With that page")),
        )
    ]  # fmt: skip
    return render(request, "website/cookies.html", {"cookies": told})


def _session_ends() -> str:
    return _(
        "When you sign out or close your browser, after %(idle)d hours without a page asked for, "
        "or after %(most)d hours at most"
    ) % {
        "idle": settings.SESSION_IDLE_SECONDS // 3600,
        "most": settings.SESSION_COOKIE_AGE // 3600,
    }


@require_safe
@cache_control(max_age=3600, public=True)
def colour(request):
    """The host's own colour, as a stylesheet: the content policy lets no style into a page."""
    rule = f":root{{--govuk-brand-colour:{settings.COLOUR}}}"
    return HttpResponse(rule, content_type="text/css")


@require_safe
def health(request):
    """Whether the service and its database answer: for whoever watches over it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request, exception=None):
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request, exception=None):
    """Why not, where the rule that refused says so."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def broken(request):
    """With no request in it: nothing about the reader, and no query that could fail again."""
    return HttpResponse(render_to_string("500.html"), status=500)

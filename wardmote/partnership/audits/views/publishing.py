"""What everybody may read, without signing in: the public editions of published audits."""

from csp.decorators import csp_replace
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wardmote.partnership.audits.pages.published import published_audit, published_audits
from wardmote.partnership.audits.rules.freezing import public_file
from wardmote.partnership.audits.rules.publishing import edition_out

POLICY = {
    "default-src": ["'none'"], "style-src": ["'self'"], "img-src": ["'self'"],
    "script-src": ["'none'"], "connect-src": ["'none'"], "font-src": ["'none'"],
    "worker-src": ["'none'"], "manifest-src": ["'none'"], "form-action": ["'none'"],
}  # fmt: skip
"""An edition has no script and asks for nothing but its own stylesheet and pictures."""


@require_safe
def published(request, place: str):
    """The published audits of a partnership."""
    page = published_audits(place)
    if page is None:
        raise Http404
    return render(request, "audits/published.html", {"page": page})


@require_safe
def published_one(request, place: str, pk: int):
    """One published audit: what it says first, and its files."""
    out = edition_out(place, pk)
    if out is None:
        raise Http404
    return render(request, "audits/published_audit.html", {"page": published_audit(*out)})


@require_safe
@csp_replace(POLICY)
def published_file(request, place: str, pk: int, name: str):
    """A file of the frozen public edition, if it is on its list and as listed."""
    out = edition_out(place, pk)
    found = public_file(out[1], name) if out else None
    if found is None:
        raise Http404
    answer = FileResponse(
        found.path.open("rb"), content_type=found.content_type,
        as_attachment=found.is_taken_away, filename=found.path.name,
    )  # fmt: skip
    answer["Cache-Control"] = "public, max-age=3600"
    return answer

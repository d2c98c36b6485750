"""The package of a signed-off audit: for a body that it is submitted to, and for everybody."""

from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from wardmote.partnership.agencies.rules import Refused, allowed
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.pages.submission import BODY, EVERYBODY, file_name, submission
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.publishing import edition_out
from wardmote.partnership.audits.views.found import audit_of


def _answer(audit: Audit, path: Path) -> FileResponse:
    return FileResponse(
        path.open("rb"), content_type="application/zip", as_attachment=True,
        filename=file_name(audit),
    )  # fmt: skip


@allowed(get="submit an audit", table=MAY)
def submit(request, pk: int):
    """With terms of reference and every protocol: for whom it is submitted to."""
    audit = audit_of(request, pk)
    try:
        return _answer(audit, submission(audit, BODY))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(audit.get_absolute_url())


@require_safe
def published_submission(request, place: str, pk: int):
    """What everybody may have of it, once it is published."""
    out = edition_out(place, pk)
    if out is None:
        raise Http404
    try:
        return _answer(out[0], submission(out[0], EVERYBODY))
    except Refused as refused:
        raise Http404 from refused

"""What everybody may read, without signing in: the register of protocols."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wardmote.partnership.sharing.pages.document import version_document
from wardmote.partnership.sharing.pages.published import public_protocol, public_register
from wardmote.partnership.sharing.rules import public_versions
from wardmote.partnership.website.tables import asked


@require_safe
def register(request, place: str):
    """The protocols in force that a partnership shows."""
    page = public_register(place, on=request.today)
    if page is None:
        raise Http404
    return asked(request, [page.table]) or render(request, "sharing/published.html", {"page": page})


@require_safe
def protocol(request, place: str, pk: int):
    """One of them."""
    page = public_protocol(_out(place, pk), on=request.today)
    return render(request, "sharing/published_protocol.html", {"page": page})


@require_safe
def document(request, place: str, pk: int):
    """One of them, to take away; no person is named in it."""
    version = _out(place, pk)
    return version_document(version, is_public=True).answer(f"protocol-{place}-{pk}")


def _out(place: str, pk: int):
    for version in public_versions(place):
        if version.protocol_id == pk:
            return version
    raise Http404

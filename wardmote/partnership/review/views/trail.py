"""Who did what, and its signed heads."""

from django.http import HttpResponse
from django.shortcuts import render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.review.changes.checkpoints import hold_checkpoint
from wardmote.partnership.review.forms.trail import TrailFilter
from wardmote.partnership.review.pages import trail as pages
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.tables import asked


@allowed("see the trail", MAY)
def trail(request):
    """All that was done in the partnership's workspace, filtered by the address."""
    form = TrailFilter(request.GET or None, partnership=request.partnership)
    told = form.cleaned_data if form.is_valid() else {}
    page = pages.trail(
        request.partnership, asked=told, number=_number(request),
        whole=request.GET.get("as") == "csv",
    )  # fmt: skip
    return asked(request, [page.table]) or render(
        request, "review/trail.html", {"page": page, "form": form, **_kept(request, page)}
    )


@allowed("see the trail", MAY)
def history(request, thing: str):
    """All that was done to one thing."""
    page = pages.history(request.partnership, thing)
    return asked(request, [page.table]) or render(request, "review/history.html", {"page": page})


@allowed(get="see the trail", post="hold a checkpoint", table=MAY)
def checkpoint(request):
    """What a checkpoint is; and, when asked for, one as a file."""
    if request.method == "POST":
        name, text = hold_checkpoint(
            partnership=request.partnership, by=request.membership, at=request.at
        )
        response = HttpResponse(text, content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    page = pages.checkpoints(request.partnership)
    return asked(request, [page.table]) or render(request, "review/checkpoint.html", {"page": page})


def _number(request) -> int:
    """Which page the address asks for."""
    number = request.GET.get("page", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def _kept(request, page: pages.TrailPage) -> dict[str, str]:
    """The filter as it goes on in other addresses of the page."""
    query = request.GET.copy()
    for key in ("page", "as", "table"):
        query.pop(key, None)
    rest = f"&{query.urlencode()}" if query else ""
    ways = {"table_asks": rest}
    if page.number > 1:
        ways["newer"] = f"?page={page.number - 1}{rest}"
    if page.number < page.last:
        ways["older"] = f"?page={page.number + 1}{rest}"
    return ways

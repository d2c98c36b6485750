"""Pages of one edition of an audit: findings, map, charts, tables, quality, method."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from wardmote import rulebook
from wardmote.partnership.agencies.rules import allowed, check_may, may
from wardmote.partnership.audits.changes.looking import write_down_looks
from wardmote.partnership.audits.pages.viewing import (
    about,
    chapters,
    findings,
    map_page,
    neighbours,
    overview,
    quality,
    sources,
)
from wardmote.partnership.audits.pages.viewing.edition import Viewed, beside, viewed
from wardmote.partnership.audits.pages.viewing.ways import FILES, Frame, Ways, frame, ways_of
from wardmote.partnership.audits.rules import MAY, audience_for
from wardmote.partnership.audits.rules.editions import ANALYST, AUDIENCES
from wardmote.partnership.website.tables import asked

SEE, EXACT = "see the audits", "see small areas"
SVG, CSV, JSON = "image/svg+xml", "text/csv; charset=utf-8", "application/json"


def _of_an_edition(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a view the edition that the address names, if the reader may see it.

    Before there is one, the reader is led to the audit, which says how far it is.
    """

    @wraps(view)
    def looking(request, pk: int, audience: str, **named: str):
        if audience not in AUDIENCES:
            raise Http404
        if audience == ANALYST:
            check_may(request.membership, EXACT, MAY)
        audit = get_object_or_404(request.partnership.audits.select_related("partnership"), pk=pk)
        of = viewed(audit.edition, audience)
        return view(request, of, **named) if of else redirect(audit)

    return looking


def _frame(request, of: Viewed, here: str) -> Frame:
    """What every page shows around its content; a list asked in one edition is so in the other."""
    query = request.GET.urlencode() if request.path == ways_of(of).to(here) else ""
    sees_exact = may(request.membership, EXACT, MAY)
    return frame(of, here, sees_exact=sees_exact, query=query)


def _shown(request, name: str, page: Any):
    return render(request, f"audits/viewing/{name}.html", {"page": page})


@allowed(SEE, MAY)
def look_for(request, pk: int):
    """The edition that is for this reader."""
    get_object_or_404(request.partnership.audits, pk=pk)
    ways = Ways(request.partnership.slug, pk, audience_for(request.membership))
    return redirect(ways.to())


@allowed(SEE, MAY)
@_of_an_edition
def look(request, of: Viewed):
    """The first page of an edition."""
    return _shown(request, "overview", overview.overview(of, _frame(request, of, "")))


@allowed(SEE, MAY)
@_of_an_edition
def look_findings(request, of: Viewed):
    """All findings, or those that are asked for."""
    page = findings.findings(of, _frame(request, of, "findings"), request.GET.dict())
    return _shown(request, "findings", page)


@allowed(SEE, MAY)
@_of_an_edition
def look_finding(request, of: Viewed, key: str):
    """One finding with all that it stands on."""
    if key not in of.edition.findings:
        raise Http404
    page = findings.finding_page(of, _frame(request, of, "findings"), key)
    return _shown(request, "finding", page)


@allowed(SEE, MAY)
@_of_an_edition
def look_chapter(request, of: Viewed, section: str):
    """One question of the audit."""
    page = chapters.chapter(of, _frame(request, of, ""), section)
    if page is None:
        raise Http404
    return _shown(request, "chapter", page)


@allowed(SEE, MAY)
@_of_an_edition
def look_map(request, of: Viewed):
    """The map: as a page, its table as CSV, or its areas for the script that draws them."""
    editions, told = [of, *beside(of)], request.GET.dict()
    around: tuple[neighbours.Neighbour, ...] = ()
    if told.get("neighbours") == neighbours.YES:
        by, on = request.membership, request.today
        editions, around = neighbours.joined(editions, told, by, on)
        exactly = [(each.audit, each.basis) for each in around if each.basis]
        write_down_looks(own=of.audit, seen=exactly, by=by, at=request.at)
    few = rulebook.on(request.today, request.partnership.nation).audit.uncertain_below
    if told.get("as") == "areas":
        areas = map_page.areas_json(editions, told, uncertain_below=few)
        return JsonResponse(areas or {}, json_dumps_params={"separators": (",", ":")})
    made = _frame(request, of, "map")
    page = map_page.map_page(editions, made, told, uncertain_below=few, neighbours=around)
    taken = asked(request, [page.table]) if page else None
    return taken or render(request, "audits/viewing/map.html", {"page": page, "frame": made})


@allowed(SEE, MAY)
@_of_an_edition
def look_quality(request, of: Viewed):
    """How good the data are."""
    return _shown(request, "quality", quality.quality(of, _frame(request, of, "quality")))


@allowed(SEE, MAY)
@_of_an_edition
def look_method(request, of: Viewed):
    """How the audit was made, and what its words mean."""
    return _shown(request, "method", about.method(of, _frame(request, of, "method")))


@allowed(SEE, MAY)
@_of_an_edition
def look_sources(request, of: Viewed):
    """Every dataset that the audit rests on."""
    return _shown(request, "sources", sources.sources(of, _frame(request, of, "sources")))


@allowed(SEE, MAY)
@_of_an_edition
def look_tables(request, of: Viewed):
    """Every table, to take away."""
    return _shown(request, "tables", about.tables(of, _frame(request, of, "tables")))


# ── files ──


def _file(path: Path, content_type: str, *, as_: str = "") -> HttpResponse:
    """A file of the edition's folder; `as_` is the name under which it is saved."""
    if not path.is_file():
        raise Http404
    answer = HttpResponse(path.read_bytes(), content_type=content_type)
    if as_:
        answer["Content-Disposition"] = content_disposition_header(True, as_)
    return answer


def _check_shows(of: Viewed, name: str) -> None:
    """Names of exhibits that are not in the edition reach no file."""
    if name not in of.edition.exhibits:
        raise Http404


def _named(of: Viewed, name: str) -> str:
    """A name that tells a restricted file from the public one once it is saved."""
    return f"restricted-{name}" if of.is_restricted else name


@allowed(SEE, MAY)
@_of_an_edition
def look_picture(request, of: Viewed, name: str):
    """The engine's drawing of an exhibit."""
    _check_shows(of, name)
    return _file(of.picture(name), SVG)


@allowed(SEE, MAY)
@_of_an_edition
def look_narrow_picture(request, of: Viewed, name: str):
    """The same for a phone."""
    _check_shows(of, name)
    return _file(of.picture(name, is_narrow=True), SVG)


@allowed(SEE, MAY)
@_of_an_edition
def look_table(request, of: Viewed, name: str):
    """The table of an exhibit as CSV."""
    _check_shows(of, name)
    return _file(of.folder / "tables" / f"{name}.csv", CSV, as_=_named(of, f"{name}.csv"))


@allowed(SEE, MAY)
@_of_an_edition
def look_columns(request, of: Viewed, name: str):
    """What the columns of that table mean (CSV on the Web)."""
    _check_shows(of, name)
    file = f"{name}.csv-metadata.json"
    return _file(of.folder / "tables" / file, JSON, as_=_named(of, file))


@allowed(SEE, MAY)
@_of_an_edition
def look_file(request, of: Viewed, name: str):
    """The workbook, the document, or the whole edition as data."""
    if name not in FILES:
        raise Http404
    return _file(of.folder / name, FILES[name], as_=_named(of, name))

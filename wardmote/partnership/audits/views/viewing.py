"""Pages of one edition of an audit: findings, map, charts, tables, quality, method."""

from collections.abc import Callable
from typing import Any

from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from wardmote import rulebook
from wardmote.partnership.agencies.rules import allowed, check_may, may
from wardmote.partnership.audits.pages.viewing import (
    about,
    chapters,
    findings,
    map_page,
    overview,
    quality,
    sources,
)
from wardmote.partnership.audits.pages.viewing.edition import Viewed, beside, viewed
from wardmote.partnership.audits.pages.viewing.ways import FILES, Frame, Ways, frame, ways_of
from wardmote.partnership.audits.rules import MAY, audience_for
from wardmote.partnership.audits.rules.editions import ANALYST, AUDIENCES
from wardmote.partnership.website.tables import asked

EXACT = "see small areas"
SVG, CSV, JSON = "image/svg+xml", "text/csv; charset=utf-8", "application/json"


def _edition(request, pk: int, audience: str) -> Viewed:
    """The edition that the address names, for who may see it."""
    if audience not in AUDIENCES:
        raise Http404
    if audience == ANALYST:
        check_may(request.membership, EXACT, MAY)
    audit = get_object_or_404(request.partnership.audits.select_related("partnership"), pk=pk)
    found = viewed(audit.edition, audience)
    if found is None:
        raise Http404
    return found


def _frame(request, of: Viewed, here: str) -> Frame:
    """What every page shows around its content; a list asked in one edition is so in the other."""
    query = request.GET.urlencode() if request.path == ways_of(of).to(here) else ""
    sees_exact = may(request.membership, EXACT, MAY)
    return frame(of, here, sees_exact=sees_exact, query=query)


def _shown(request, pk: int, audience: str, here: str, page: Callable[[Viewed, Frame], Any]):
    of = _edition(request, pk, audience)
    found = page(of, _frame(request, of, here))
    if found is None:
        raise Http404
    return render(request, f"audits/viewing/{here or 'overview'}.html", {"page": found})


@allowed("see the audits", MAY)
def look_for(request, pk: int):
    """The edition that is for this reader."""
    ways = Ways(request.partnership.slug, pk, audience_for(request.membership))
    return redirect(ways.to())


@allowed("see the audits", MAY)
def look(request, pk: int, audience: str):
    """The first page of an edition."""
    return _shown(request, pk, audience, "", overview.overview)


@allowed("see the audits", MAY)
def look_findings(request, pk: int, audience: str):
    """All findings, or those that are asked for."""
    told = request.GET.dict()
    return _shown(
        request, pk, audience, "findings", lambda of, frame: findings.findings(of, frame, told)
    )


@allowed("see the audits", MAY)
def look_finding(request, pk: int, audience: str, key: str):
    """One finding with all that it stands on."""
    of = _edition(request, pk, audience)
    if key not in of.edition.findings:
        raise Http404
    page = findings.finding_page(of, _frame(request, of, "findings"), key)
    return render(request, "audits/viewing/finding.html", {"page": page})


@allowed("see the audits", MAY)
def look_chapter(request, pk: int, audience: str, section: str):
    """One question of the audit."""
    of = _edition(request, pk, audience)
    page = chapters.chapter(of, _frame(request, of, ""), section)
    if page is None:
        raise Http404
    return render(request, "audits/viewing/chapter.html", {"page": page})


@allowed("see the audits", MAY)
def look_map(request, pk: int, audience: str):
    """The map: as a page, its table as CSV, or its areas for the script that draws them."""
    of = _edition(request, pk, audience)
    editions, told = [of, *beside(of)], request.GET.dict()
    few = rulebook.on(request.today, request.partnership.nation).audit.uncertain_below
    if told.get("as") == "areas":
        areas = map_page.areas_json(editions, told, uncertain_below=few)
        return JsonResponse(areas or {}, json_dumps_params={"separators": (",", ":")})
    made = _frame(request, of, "map")
    page = map_page.map_page(editions, made, told, uncertain_below=few)
    taken = asked(request, [page.table]) if page else None
    return taken or render(request, "audits/viewing/map.html", {"page": page, "frame": made})


@allowed("see the audits", MAY)
def look_quality(request, pk: int, audience: str):
    """How good the data are."""
    return _shown(request, pk, audience, "quality", quality.quality)


@allowed("see the audits", MAY)
def look_method(request, pk: int, audience: str):
    """How the audit was made, and what its words mean."""
    return _shown(request, pk, audience, "method", about.method)


@allowed("see the audits", MAY)
def look_sources(request, pk: int, audience: str):
    """Every dataset that the audit rests on."""
    return _shown(request, pk, audience, "sources", sources.sources)


@allowed("see the audits", MAY)
def look_tables(request, pk: int, audience: str):
    """Every table, to take away."""
    return _shown(request, pk, audience, "tables", about.tables)


# ── files ──


def _file(path, content_type: str, *, as_: str = "") -> FileResponse:
    """A file of the edition's folder; `as_` is the name under which it is saved."""
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"), content_type=content_type, filename=as_, as_attachment=bool(as_)
    )


def _exhibit(request, pk: int, audience: str, name: str) -> Viewed:
    """An edition that has the exhibit: names that are not in it reach no file."""
    of = _edition(request, pk, audience)
    if name not in of.edition.exhibits:
        raise Http404
    return of


@allowed("see the audits", MAY)
def look_picture(request, pk: int, audience: str, name: str):
    """The engine's drawing of an exhibit."""
    return _file(_exhibit(request, pk, audience, name).picture(name), SVG)


@allowed("see the audits", MAY)
def look_narrow_picture(request, pk: int, audience: str, name: str):
    """The same for a phone."""
    return _file(_exhibit(request, pk, audience, name).picture(name, is_narrow=True), SVG)


@allowed("see the audits", MAY)
def look_table(request, pk: int, audience: str, name: str):
    """The table of an exhibit as CSV."""
    of = _exhibit(request, pk, audience, name)
    return _file(of.folder / "tables" / f"{name}.csv", CSV, as_=_named(of, f"{name}.csv"))


@allowed("see the audits", MAY)
def look_columns(request, pk: int, audience: str, name: str):
    """What the columns of that table mean (CSV on the Web)."""
    of, file = _exhibit(request, pk, audience, name), f"{name}.csv-metadata.json"
    return _file(of.folder / "tables" / file, JSON, as_=_named(of, file))


@allowed("see the audits", MAY)
def look_file(request, pk: int, audience: str, name: str):
    """The workbook, the document, or the whole edition as data."""
    of = _edition(request, pk, audience)
    if name not in FILES:
        raise Http404
    return _file(of.folder / name, FILES[name], as_=_named(of, name))


def _named(of: Viewed, name: str) -> str:
    """A name that tells a restricted file from the public one once it is saved."""
    return f"restricted-{name}" if of.is_restricted else name

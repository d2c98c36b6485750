"""Templates: an empty table for each dataset, and what to do where there is no table at all."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404, HttpResponse
from django.shortcuts import render

from wardmote.evidence import template
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.exchange.pages.templates import templates_page
from wardmote.partnership.exchange.rules import MAY
from wardmote.partnership.exchange.rules.periods import dataset_of
from wardmote.partnership.website.tables import asked

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@allowed("see the data plan", MAY)
def templates(request):
    """All templates."""
    table = templates_page(request.partnership, on=request.today)
    return asked(request, (table,)) or render(request, "exchange/templates.html", {"table": table})


@allowed("see the data plan", MAY)
def empty_table(request, dataset: str, ending: str):
    """One template, as a spreadsheet or as CSV."""
    if dataset_of(dataset) is None or ending not in TYPES:
        raise Http404
    with TemporaryDirectory() as folder:
        content = template(dataset, Path(folder) / f"{dataset}.{ending}").read_bytes()
    response = HttpResponse(content, content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{dataset}.{ending}"'
    return response

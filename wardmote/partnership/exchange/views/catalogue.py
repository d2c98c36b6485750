"""What data there are, and what one must know of each."""

from django.http import Http404
from django.shortcuts import render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.exchange.pages.catalogue import catalogue_page, dataset_page
from wardmote.partnership.exchange.rules import MAY
from wardmote.partnership.website.tables import asked


@allowed("see the data plan", MAY)
def catalogue(request):
    """All datasets, and which of them are used here."""
    page = catalogue_page(request.partnership, on=request.today)
    told = {"page": page}
    return asked(request, [page.table]) or render(request, "exchange/catalogue.html", told)


@allowed("see the data plan", MAY)
def dataset(request, dataset: str):
    """The guidance note of one."""
    page = dataset_page(request.partnership, dataset, on=request.today)
    if page is None:
        raise Http404
    told = {"page": page}
    return asked(request, [page.fields]) or render(request, "exchange/dataset.html", told)

"""The compliance evidence pack, as a page and as a document."""

from django.http import HttpResponse
from django.shortcuts import render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.duties.pages.calendar import year_asked
from wardmote.partnership.duties.pages.document import document
from wardmote.partnership.duties.pages.pack import pack
from wardmote.partnership.duties.rules import MAY

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _pack(request):
    return pack(
        request.partnership, year_asked(request.GET, request.today), on=request.today,
        at=request.at, by=request.membership,
    )  # fmt: skip


@allowed("see the duties", MAY)
def evidence_pack(request):
    """As a page that prints well."""
    return render(request, "duties/pack.html", {"pack": _pack(request)})


@allowed("see the duties", MAY)
def pack_document(request):
    """As a Word document."""
    made = _pack(request)
    name = f"{request.partnership.slug}-evidence-pack-{made.year}-{made.year + 1}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(document(made), content_type=WORD, headers=headers)

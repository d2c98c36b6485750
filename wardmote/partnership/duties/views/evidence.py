"""Evidence: give it, read it, remove it."""

from functools import partial

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.forms.duty import EvidenceForm, WhyForm
from wardmote.partnership.duties.models import Evidence
from wardmote.partnership.duties.rules import MAY, check_can_remove, content_type
from wardmote.partnership.duties.views.duty import about, own


@allowed("do a duty", MAY)
def give_evidence(request, pk: int):
    """A file, a link or a statement."""
    duty = own(request, pk)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    return about(request, duty, form, partial(changes.give_evidence, duty=duty),
                 _("Add evidence"), _("The evidence is kept."))  # fmt: skip


def _evidence(request, pk: int) -> Evidence:
    held = Evidence._default_manager.filter(duty__partnership=request.partnership)
    return get_object_or_404(held.select_related("duty__partnership", "duty__occasion"), pk=pk)


@allowed(get="read the evidence", table=MAY)
def evidence_file(request, pk: int):
    """The file: always saved, never shown, so that nothing in it can act in our name."""
    evidence = _evidence(request, pk)
    if not evidence.file or not evidence.file.storage.exists(evidence.file.name):
        raise Http404
    return FileResponse(
        evidence.file.open("rb"), as_attachment=True, filename=evidence.file_name,
        content_type=content_type(evidence.file_name),
    )  # fmt: skip


@allowed("do a duty", MAY)
def remove_evidence(request, pk: int):
    """What was given by mistake."""
    evidence = _evidence(request, pk)
    check_can_remove(request.membership, evidence)
    form = WhyForm(request.POST or None)
    change = partial(changes.remove_evidence, evidence=evidence)
    return about(request, evidence.duty, form, change, _("Remove evidence"),
                 _("The evidence is removed. What it was stays in the trail."),
                 about=evidence.title, button=_("Remove"), warns=True)  # fmt: skip

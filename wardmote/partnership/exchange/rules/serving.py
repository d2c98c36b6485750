"""By which lines of which plans an agency sends a dataset."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange.models import Flow


def flow_of(partnership: Partnership, agency: Agency, dataset: str, on: date) -> Flow:
    """The line of the data plan by which an agency sends a dataset.

    Raises:
        Refused: there is none.
    """
    found = partnership.flows.on(on).filter(agency=agency, dataset=dataset)
    if flow := found.select_related("partnership", "agency").first():
        return flow
    raise Refused(
        _("%(agency)s sends no “%(dataset)s” by the data plan of %(partnership)s.")
        % {"agency": agency, "dataset": dataset, "partnership": partnership}
    )


def flows_for(flow: Flow, on: date) -> list[Flow]:
    """The same dataset of the same agency, in each partnership's plan; the given one first."""
    same = Flow.objects.on(on).filter(agency=flow.agency_id, dataset=flow.dataset)
    others = same.exclude(pk=flow.pk).select_related("partnership", "agency")
    return [flow, *others]


def serves_others(flows: Sequence[Flow], on: date) -> bool:
    """Whether another partnership's plan asks the same agencies for one of these datasets."""
    return any(len(flows_for(flow, on)) > 1 for flow in flows)

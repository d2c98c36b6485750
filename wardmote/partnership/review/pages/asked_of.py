"""The protocols that name an agency, and the data that are asked of it."""

from datetime import date

from django.db.models import Min, Q
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.exchange.models import DataRequest
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.sharing.models import Party
from wardmote.partnership.sharing.pages.words import standing
from wardmote.partnership.sharing.rules import IN_FORCE
from wardmote.partnership.website.tables import Link, Table, Tag


def protocols_table(partner: Partner, on: date) -> Table:
    """Protocols in force to which an agency is party."""
    parts = Party.objects.filter(
        partner=partner, version__state__in=IN_FORCE, version__starts__lte=on,
        version__ends__gt=on,
    ).select_related("version__protocol__partnership")  # fmt: skip
    heads = (_("Protocol"), _("What it is for"), _("Its part"), _("State"), _("Review by"))
    rows = tuple(
        (
            Link(str(part.version), part.version.get_absolute_url()), part.version.aim,
            str(part.get_kind_display()), standing(part.version, on), part.version.review_by,
        )
        for part in parts.order_by("version__protocol__title")
    )  # fmt: skip
    caption = _("Protocols in force that name it")
    return Table("protocols", caption, heads, rows, _("No protocol in force names it."))


def data_table(partner: Partner, on: date) -> Table:
    """Each dataset that an agency is to send, how often, and when it is due next."""
    waiting = Min("requests__due_on", filter=Q(requests__state=DataRequest.State.ASKED))
    flows = partner.partnership.flows.on(on).filter(agency=partner.agency_id)
    heads = (_("Dataset"), _("How often"), _("Next due"), _("What it gets from it"))
    rows = tuple(
        (
            Link(title_of(flow.dataset), flow.get_absolute_url()),
            str(flow.get_frequency_display()), flow.next_due or Tag(_("Nothing asked"), "grey"),
            flow.used_for,
        )
        for flow in flows.select_related("partnership").annotate(next_due=waiting)
    )  # fmt: skip
    caption = _("Data asked of it")
    return Table("data", caption, heads, rows, _("No data are asked of it."))

"""How the work is shared out: who leads, who facilitates."""

from collections import Counter
from collections.abc import Iterator

from wardmote.partnership.duties.concerns.case import Case, finds
from wardmote.partnership.website.concern import Concern


@finds
def lead_share(case: Case) -> Iterator[Concern]:
    """Of the duties of this legal year that have a lead, unless they are too few to tell."""
    leads = Counter(duty.lead for duty in case.duties if duty.year == case.year and duty.lead)
    count = sum(leads.values())
    if count < case.bound("lead_share", "duties"):
        return
    partner, most = leads.most_common(1)[0]
    share = round(100 * most / count)
    if share > case.bound("lead_share", "share_at_most"):
        facts = {"agency": str(partner), "share": share, "count": count}
        yield Concern(
            "lead_share", str(partner), f"partner.{partner.pk}", facts, case.to("calendar")
        )


@finds
def sharing_facilitator_missing(case: Case) -> Iterator[Concern]:
    for partner in case.authorities:
        if partner.pk not in case.facilitated:
            yield Concern(
                "sharing_facilitator_missing", str(partner), f"partner.{partner.pk}",
                {"agency": str(partner)}, case.to("name_facilitator", partner.pk),
            )  # fmt: skip

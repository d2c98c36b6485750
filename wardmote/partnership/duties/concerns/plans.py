"""Plans of agencies and of the partnership: does one go on where another ended?"""

from collections.abc import Iterator

from wardmote.partnership.duties.concerns.case import Case, finds
from wardmote.partnership.duties.rules import without_successor
from wardmote.partnership.website.concern import Concern


@finds
def plan_past_end(case: Case) -> Iterator[Concern]:
    plans = list(case.partnership.plans.select_related("partnership", "partner__agency"))
    for plan in without_successor(plans, case.day):
        facts = {
            "plan": plan.title, "whose": str(plan.partner or plan.partnership),
            "ended_on": plan.last_on,
        }  # fmt: skip
        page = case.to("kept_plan", plan.pk)
        yield Concern("plan_past_end", plan.title, f"plan.{plan.pk}", facts, page)

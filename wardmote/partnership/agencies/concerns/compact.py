"""What was promised and did not come."""

from collections.abc import Iterator
from datetime import timedelta

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Promise
from wardmote.partnership.agencies.rules import amount_told, is_kept
from wardmote.partnership.website.concern import Concern


@finds
def promise_not_kept(case: Case) -> Iterator[Concern]:
    """Of promises that were agreed; whoever records what came has some days for it."""
    by = case.day - timedelta(days=case.bound("promise_not_kept", "days"))
    since = case.months_ago(case.bound("promise_not_kept", "months"))
    for promise in case.promises:
        stood = promise.agreed_on is not None and promise.given_up_on is None
        if stood and since <= promise.ends_on < by and not is_kept(promise):
            agency = str(promise.partner)
            facts = {
                "agency": agency, "what": promise.what, "ends_on": promise.ends_on,
                "recorded": _recorded(promise),
            }  # fmt: skip
            yield Concern(
                "promise_not_kept", agency, f"promise.{promise.pk}", facts,
                case.to("promise", promise.pk),
            )  # fmt: skip


def _recorded(promise: Promise) -> str:
    if not promise.brought:
        return "nothing"
    brought, said = (amount_told(each, promise.unit) for each in (promise.brought, promise.amount))
    return f"{brought} of {said}"

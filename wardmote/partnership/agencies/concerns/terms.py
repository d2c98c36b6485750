"""Terms of reference of groups."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.concerns.groups import about
from wardmote.partnership.agencies.models import Group
from wardmote.partnership.website.concern import Concern


@finds
def terms_missing(case: Case) -> Iterator[Concern]:
    for group in case.groups:
        missing = [words for words, said in _terms(group).items() if not said]
        if missing:
            listed = ", ".join(missing)
            yield about(case, "terms_missing", group, "terms", missing=listed)


def _terms(group: Group) -> dict[str, bool]:
    return {
        _("purpose"): bool(group.purpose.strip()),
        _("what is expected of members"): bool(group.expectations.strip()),
        _("how it answers to the public"): bool(group.accountability.strip()),
        _("when they were agreed"): group.terms_agreed_on is not None,
    }


@finds
def terms_lapsed(case: Case) -> Iterator[Concern]:
    for group in case.groups:
        if group.review_on and group.review_on < case.day:
            yield about(case, "terms_lapsed", group, "terms", review_on=group.review_on)


@finds
def terms_review_due(case: Case) -> Iterator[Concern]:
    ahead = case.bound("terms_review_due", "days")
    for group in case.groups:
        left = (group.review_on - case.day).days if group.review_on else ahead + 1
        if 0 <= left <= ahead:
            facts = {"review_on": group.review_on, "days_left": left}
            yield about(case, "terms_review_due", group, "terms", **facts)

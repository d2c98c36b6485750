"""Groups: their size, their end, and those that are alike."""

from collections.abc import Iterator
from itertools import combinations

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Group, Partner
from wardmote.partnership.website.concern import Concern


def about(case: Case, rule: str, group: Group, page: str, **facts: object) -> Concern:
    """A concern about one group, mended on one of its pages."""
    said = {"group": group.name, **facts}
    return Concern(rule, group.name, f"group.{group.pk}", said, case.to(page, group.pk), group.name)


@finds
def group_over_eight(case: Case) -> Iterator[Concern]:
    """Core seats count, vacant ones too; a group that says why it is larger is left in peace."""
    for group in case.groups:
        core = [seat for seat in case.seats_in(group) if seat.mode == Partner.Mode.CORE]
        too_many = len(core) > case.bound("group_over_eight", "most")
        if too_many and not group.size_reason.strip():
            yield about(case, "group_over_eight", group, "change_group", size=len(core))


@finds
def task_group_past_sunset(case: Case) -> Iterator[Concern]:
    for group in _task_groups(case):
        if group.sunset_on and group.sunset_on < case.day:
            on = group.sunset_on
            yield about(case, "task_group_past_sunset", group, "close_group", sunset_on=on)


@finds
def task_group_without_sunset(case: Case) -> Iterator[Concern]:
    for group in _task_groups(case):
        if group.sunset_on is None:
            yield about(case, "task_group_without_sunset", group, "change_group")


def _task_groups(case: Case) -> list[Group]:
    return [group for group in case.groups if group.function == Group.Function.TASK]


@finds
def closure_report_missing(case: Case) -> Iterator[Concern]:
    for group in case.every_group:
        has_ended = group.ended_on is not None and group.ended_on <= case.day
        is_task = group.function == Group.Function.TASK
        if has_ended and is_task and not group.closure_report.strip():
            on = group.ended_on
            yield about(case, "closure_report_missing", group, "group", ended_on=on)


def _pair(case: Case, rule: str, one: Group, other: Group, **facts: object) -> Concern:
    first, second = sorted((one, other), key=lambda group: group.pk)
    said = {"group": first.name, "other": second.name, **facts}
    key = f"groups.{first.pk}.{second.pk}"
    page = case.to("change_group", second.pk)
    return Concern(rule, first.name, key, said, page, first.name)


@finds
def groups_with_same_members(case: Case) -> Iterator[Concern]:
    """The same people: the share that both have of all that either has."""
    least = case.bound("groups_with_same_members", "share_at_least")
    people = {
        group: {seat.person_id for seat in case.seats_in(group) if seat.person_id}
        for group in case.groups
    }
    for one, other in combinations(case.groups, 2):
        either, both = people[one] | people[other], people[one] & people[other]
        share = round(100 * len(both) / len(either)) if either else 0
        if share >= least:
            yield _pair(case, "groups_with_same_members", one, other, share=share)


@finds
def groups_with_same_remit(case: Case) -> Iterator[Concern]:
    """Of one function: a board and the task group below it may well have one theme."""
    for one, other in combinations(case.groups, 2):
        remit = one.remit.strip()
        same = remit and remit.casefold() == other.remit.strip().casefold()
        if same and one.function == other.function:
            yield _pair(case, "groups_with_same_remit", one, other, remit=remit)


DONE_BY = {
    "scrutiny": {Group.Function.SCRUTINY},
    "strategic": {Group.Function.STRATEGIC},
    "delivery": {Group.Function.COORDINATION, Group.Function.TASK},
}
"""Function of a partnership → functions of the groups that see to it."""


@finds
def function_without_group(case: Case) -> Iterator[Concern]:
    there = {group.function for group in case.groups}
    named = {
        "scrutiny": _("joint scrutiny"), "strategic": _("joint strategic planning"),
        "delivery": _("operational delivery"),
    }  # fmt: skip
    for function, groups in DONE_BY.items():
        if there.isdisjoint(groups):
            said = {"function": named[function]}
            yield Concern(
                "function_without_group", named[function], f"function.{function}", said,
                case.to("start_group"),
            )  # fmt: skip

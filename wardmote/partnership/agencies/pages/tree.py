"""The groups of a partnership as they stood on a day, as a tree."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Group, Partnership, Seat
from wardmote.partnership.agencies.pages.picture import Node, Picture, drawn


@dataclass(frozen=True)
class Branch:
    """A group in the tree, with the groups below it.

    Attributes:
        group: the record, for links.
        name: as it was called on that day.
        function: what it was for, a word of `Group.Function`.
        parent: the pk of the group that it reported to.
        seats: those held or vacant on that day.
    """

    group: Group
    name: str
    function: str
    say: str
    parent: int | None
    seats: tuple[Seat, ...]
    below: tuple["Branch", ...] = ()

    @property
    def function_label(self) -> str:
        """What it is for, in words."""
        return str(Group.Function(self.function).label)

    @property
    def say_label(self) -> str:
        """What its word counts for, in words."""
        return str(Group.Say(self.say).label)

    @property
    def size(self) -> str:
        """How many seats, in words."""
        count = len(self.seats)
        return ngettext("%(count)d seat", "%(count)d seats", count) % {"count": count}


def tree(partnership: Partnership, on: date) -> tuple[Branch, ...]:
    """The groups that existed on a day, those at the top first."""
    seats = Seat.objects.on(on).select_related("person", "partner__agency")
    groups = partnership.groups.on(on).prefetch_related(
        "standings", Prefetch("seats", queryset=seats, to_attr="seats_then")
    )
    branches = [_as_it_stood(group, on) for group in groups]
    there = {branch.group.pk for branch in branches}
    below: dict[int | None, list[Branch]] = defaultdict(list)
    for branch in branches:
        below[branch.parent if branch.parent in there else None].append(branch)
    return _grown(None, below)


def _as_it_stood(group: Group, on: date) -> Branch:
    then = next((s for s in group.standings.all() if s.holds_on(on)), group)
    return Branch(
        group=group, name=then.name, function=then.function, say=then.say,
        parent=then.parent_id, seats=tuple(group.seats_then),
    )  # fmt: skip


def _grown(parent: int | None, below: dict[int | None, list[Branch]]) -> tuple[Branch, ...]:
    return tuple(
        replace(branch, below=_grown(branch.group.pk, below)) for branch in below.get(parent, ())
    )


def flat(branches: tuple[Branch, ...]) -> list[Branch]:
    """Every group of the tree, each after the one that it reports to."""
    return [one for branch in branches for one in (branch, *flat(branch.below))]


def picture(branches: tuple[Branch, ...]) -> Picture | None:
    """The tree drawn."""
    return drawn(tuple(_node(branch) for branch in branches))


def _node(branch: Branch) -> Node:
    about = _("%(function)s, %(size)s") % {"function": branch.function_label, "size": branch.size}
    return Node(branch.name, about, branch.function, tuple(_node(one) for one in branch.below))

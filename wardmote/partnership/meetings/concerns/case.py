"""What the functions look at: a partnership's meetings up to a day, asked of the database once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateutil.relativedelta import relativedelta
from django.db.models import Max, Prefetch
from django.urls import reverse

from wardmote.partnership.agencies.concerns.on_a_day import OnADay
from wardmote.partnership.agencies.models import Group, Partner
from wardmote.partnership.meetings.models import Attendance, FollowUp, Item, Meeting
from wardmote.partnership.website.concern import Concern, Finders

finds = Finders()

YEARS = 2
"""How far back meetings are looked at: six of a board that meets each quarter, and some room."""
HELD = (Meeting.State.HELD, Meeting.State.AGREED)


@dataclass(frozen=True)
class Case(OnADay):
    """A partnership's meetings up to a day."""

    @cached_property
    def groups(self) -> list[Group]:
        """Groups that stand."""
        return list(self.partnership.groups.on(self.day))

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Planned and held ones, the newest first, with all that hangs on them."""
        since = self.day - relativedelta(years=YEARS)
        meetings = self.partnership.meetings.filter(held_on__gt=since)
        came = Attendance.objects.prefetch_related("seat__partner__agency")  # each seat once
        items = Item.objects.select_related("raised_by__agency").prefetch_related("decisions")
        return list(
            meetings.exclude(state=Meeting.State.CANCELLED).prefetch_related(
                "groups", Prefetch("attendances", came), Prefetch("items", items)
            )
        )

    @cached_property
    def held(self) -> list[Meeting]:
        """Those that were held by that day, the newest first."""
        return [one for one in self.meetings if one.state in HELD and one.held_on <= self.day]

    @cached_property
    def together(self) -> list[Meeting]:
        """Held ones at which people met: not in writing."""
        return [meeting for meeting in self.held if not meeting.is_in_writing]

    @cached_property
    def _of_groups(self) -> dict[int, list[Meeting]]:
        meetings: dict[int, list[Meeting]] = defaultdict(list)
        for meeting in self.together:
            for group in meeting.groups.all():
                meetings[group.pk].append(meeting)
        return meetings

    def of(self, group: Group) -> list[Meeting]:
        """A group's meetings at which people met, the joint ones too, the newest first."""
        return self._of_groups.get(group.pk, [])

    def last(self, group: Group, rule: str) -> list[Meeting]:
        """A group's last meetings, as many as a rule looks at; none where there were fewer."""
        many = self.bound(rule, "meetings")
        last = self.of(group)[:many]
        return last if len(last) == many else []

    @cached_property
    def _came(self) -> dict[tuple[int, int], list[Attendance]]:
        came: dict[tuple[int, int], list[Attendance]] = defaultdict(list)
        for meeting in self.together:
            for one in meeting.attendances.all():
                came[one.seat.group_id, meeting.pk].append(one)
        return came

    def came_to(self, group: Group, meeting: Meeting) -> list[Attendance]:
        """What became of the group's seats at a meeting."""
        return self._came.get((group.pk, meeting.pk), [])

    def partners_of(self, group: Group) -> list[Partner]:
        """Agencies that had a seat at one of its meetings, by name."""
        seats = {
            one.seat.partner
            for meeting in self.of(group)
            for one in self.came_to(group, meeting)
            if one.seat.holds_on(self.day)
        }
        return sorted(seats, key=str)

    @cached_property
    def last_held(self) -> dict[int, date]:
        """Group → the day of its last meeting, however long ago."""
        held = self.partnership.meetings.filter(state__in=HELD, held_on__lte=self.day)
        return dict(held.order_by().values_list("groups").annotate(last=Max("held_on")))

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """Open ones, whenever undertaken."""
        open_ones = FollowUp.objects.filter(
            item__meeting__partnership=self.partnership, state=FollowUp.State.OPEN
        )
        return list(open_ones.select_related("owner", "partner__agency", "item__meeting"))

    def to(self, page: str, *args: int) -> str:
        """The address of a page of this step."""
        return reverse(f"meetings:{page}", args=[self.partnership.slug, *args])

    def about_group(
        self,
        rule: str,
        group: Group,
        /,
        key: str = "",
        *,
        page: str = "attendance",
        **facts: object,
    ) -> Concern:
        """A concern about a group's meetings.

        Args:
            key: tells it from others of the same rule and group.
            page: where it is looked into, and mended from.
        """
        key = f"group.{group.pk}.{key}".rstrip(".")
        said = {"group": group.name, **facts}
        return Concern(rule, group.name, key, said, self.to(page), group.name)

    def about_meeting(
        self, rule: str, about: Meeting, /, *, key: str = "", **facts: object
    ) -> Concern:  # fmt: skip
        """A concern about one meeting, mended on its page."""
        groups = about.groups.all()
        page = self.to("meeting", about.pk)
        name = groups[0].name if groups else ""
        return Concern(rule, about.title, key or f"meeting.{about.pk}", facts, page, name)

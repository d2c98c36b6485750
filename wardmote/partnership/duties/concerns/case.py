"""What the functions look at: the duties of a partnership on a day, asked of the database once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Max, Q
from django.urls import reverse

from wardmote import rulebook
from wardmote.partnership.agencies.concerns.on_a_day import OnADay
from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.duties.models import Duty, Facilitator
from wardmote.partnership.duties.rules import asked_of, legal_year
from wardmote.partnership.website.concern import Concern, Finders

finds = Finders()


@dataclass(frozen=True)
class Case(OnADay):
    """A partnership's duties on a day."""

    @property
    def year(self) -> int:
        """The legal year that the day lies in."""
        return legal_year(self.day)

    @cached_property
    def duties(self) -> list[Duty]:
        """All that are open, and those of this legal year and the last: older ones are history."""
        of_late = Q(year__gte=self.year - 1)
        still_open = Q(state__in=[Duty.State.WAITING, Duty.State.IN_HAND])
        duties = self.partnership.duties.filter(of_late | still_open)
        duties = duties.select_related("lead__agency", "occasion")
        return list(duties.prefetch_related("parts", "evidence"))

    @cached_property
    def open(self) -> list[Duty]:
        """Those that are neither done nor set aside."""
        return [duty for duty in self.duties if duty.is_open]

    def due_within(self, days: int) -> list[Duty]:
        """Open ones that fall due from today on, so soon."""
        return [duty for duty in self.open if 0 <= self.days_left(duty) <= days]

    @cached_property
    def done(self) -> list[Duty]:
        """Those that were done by that day."""
        return [duty for duty in self.duties if duty.done_on and duty.done_on <= self.day]

    def days_left(self, duty: Duty) -> int:
        """Until it is due; less than 0 once that day is past."""
        return (duty.due_on - self.day).days

    @cached_property
    def _rows(self) -> Mapping[str, list[rulebook.Duty]]:
        rows: dict[str, list[rulebook.Duty]] = {}
        for row in sorted(asked_of(self.partnership), key=lambda row: row.in_force_from):
            rows.setdefault(row.key, []).append(row)
        return rows

    def row(self, duty: Duty) -> rulebook.Duty | None:
        """The row of the rulebook as in force on the duty's day, or the newest before."""
        held = [row for row in self._rows.get(duty.key, []) if row.in_force_from <= duty.due_on]
        return held[-1] if held else None

    def title(self, duty: Duty) -> str:
        """What it is called."""
        row = self.row(duty)
        return row.title if row else duty.key

    def law(self, duty: Duty) -> str:
        """Act and section."""
        row = self.row(duty)
        return f"{row.act}, {row.section}" if row else ""

    @cached_property
    def scrutinised_on(self) -> date | None:
        """When scrutiny was last done."""
        done = self.partnership.duties.filter(key="scrutiny", done_on__lte=self.day)
        return done.aggregate(last=Max("done_on"))["last"]

    @cached_property
    def authorities(self) -> list[Partner]:
        """Partners that are responsible by law."""
        partners = self.partnership.partners.on(self.day).select_related("agency")
        kind = self.partnership.kind
        return [
            partner
            for partner in partners
            if self.rules.statutory_role(partner.agency.kind, kind) == "responsible"
        ]

    @cached_property
    def facilitated(self) -> set[int]:
        """Partners that named somebody to facilitate sharing."""
        named = Facilitator.objects.on(self.day).filter(partner__partnership=self.partnership)
        return set(named.values_list("partner", flat=True))

    def to(self, page: str, *args: int) -> str:
        """The address of a page of this step."""
        return reverse(f"duties:{page}", args=[self.partnership.slug, *args])

    def about(self, rule: str, duty: Duty, page: str = "duty", **facts: object) -> Concern:
        """A concern about one duty, mended on one of its pages."""
        title = self.title(duty)
        said = {"duty": title, "due_on": duty.due_on, **facts}
        return Concern(rule, title, f"duty.{duty.pk}", said, self.to(page, duty.pk))

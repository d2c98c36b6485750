"""What the functions look at: the partnership as it is on a day, asked of the database once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from wardmote import rulebook
from wardmote.partnership.agencies.concerns.on_a_day import OnADay
from wardmote.partnership.agencies.models import (
    Arrangement,
    Briefing,
    Endorsement,
    Group,
    Partner,
    Post,
    Promise,
    Seat,
    Statement,
    Transaction,
)
from wardmote.partnership.website.concern import Finders

finds = Finders()


@dataclass(frozen=True)
class Case(OnADay):
    """A partnership on a day."""

    def bodies(self, kinds: Iterable[str]) -> list[rulebook.Body]:
        """What the rulebook says of kinds of body; one that is gone by that day is left out."""
        return [self.rules.bodies[kind] for kind in kinds if kind in self.rules.bodies]

    def to(self, page: str, *args: int) -> str:
        """The address of a page of this step."""
        return reverse(f"agencies:{page}", args=[self.partnership.slug, *args])

    @cached_property
    def partners(self) -> list[Partner]:
        """Agencies that take part."""
        return list(self.partnership.partners.on(self.day).select_related("agency"))

    @cached_property
    def core(self) -> list[Partner]:
        """Those that take part for good."""
        return [partner for partner in self.partners if partner.mode == Partner.Mode.CORE]

    @cached_property
    def every_group(self) -> list[Group]:
        """Groups, those that have ended too."""
        return list(self.partnership.groups.all())

    @cached_property
    def groups(self) -> list[Group]:
        """Groups that stand."""
        return [group for group in self.every_group if group.holds_on(self.day)]

    @cached_property
    def seats(self) -> list[Seat]:
        """Seats of the groups that stand."""
        seats = self.partnership.seats().on(self.day).select_related("role_card")
        standing = {group.pk for group in self.groups}
        return [
            seat for seat in seats.prefetch_related("also_represents") if seat.group_id in standing
        ]

    def seats_in(self, group: Group) -> list[Seat]:
        """A group's, the vacant too."""
        return [seat for seat in self.seats if seat.group_id == group.pk]

    @cached_property
    def taken(self) -> list[Seat]:
        """Seats that somebody holds."""
        return [seat for seat in self.seats if seat.person_id]

    def seats_for(self, partner: Partner) -> list[Seat]:
        """Seats that speak for an agency, by a person of another agency too."""
        return [seat for seat in self.seats if partner.pk in represented(seat)]

    @cached_property
    def seated_kinds(self) -> set[str]:
        """Kinds of body for which somebody sits."""
        seated = {pk for seat in self.taken for pk in represented(seat)}
        return {partner.agency.kind for partner in self.partners if partner.pk in seated}

    @cached_property
    def kinds(self) -> set[str]:
        """Kinds of body that take part."""
        return {partner.agency.kind for partner in self.partners}

    @cached_property
    def statement(self) -> Statement | None:
        """The newest statement of purpose."""
        return self.partnership.statements.prefetch_related("supports").first()

    @cached_property
    def endorsement(self) -> Endorsement | None:
        """The last one."""
        return self.partnership.endorsements.filter(endorsed_on__lte=self.day).first()

    @cached_property
    def briefing(self) -> Briefing | None:
        """The last one."""
        return self.partnership.briefings.filter(briefed_on__lte=self.day).first()

    @cached_property
    def declared(self) -> set[int]:
        """People who declared their interests, or that they have none."""
        return set(self.partnership.interests.on(self.day).values_list("person", flat=True))

    @cached_property
    def transactions(self) -> list[Transaction]:
        """Those that are not published."""
        open_ones = self.partnership.transactions.filter(is_published=False)
        return list(open_ones.select_related("partner__agency"))

    @cached_property
    def posts(self) -> list[Post]:
        """Posts that exist, filled or not."""
        return list(self.partnership.posts.on(self.day).select_related("holder"))

    @cached_property
    def promises(self) -> list[Promise]:
        """What agencies promised, with what they brought in."""
        return list(self.partnership.promises())

    @cached_property
    def arrangements(self) -> list[Arrangement]:
        """Arrangements that hold."""
        return list(self.partnership.arrangements.on(self.day))


def represented(seat: Seat) -> Iterable[int]:
    """The partners that a seat speaks for."""
    return [seat.partner_id, *(partner.pk for partner in seat.also_represents.all())]

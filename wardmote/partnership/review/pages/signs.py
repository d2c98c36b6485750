"""What shows how far a partnership has come: a function for each sign of the rulebook."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Group, Partner, Partnership, Post
from wardmote.partnership.agencies.rules import is_over, statement_in_force
from wardmote.partnership.audits.models import SignOff
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.meetings.models import Decision, FollowUp, Meeting
from wardmote.partnership.sharing.models import Version
from wardmote.partnership.website.tables import Link
from wardmote.rulebook import MaturitySign

HUNDRED = 100


@dataclass(frozen=True)
class Seen:
    """Whether a sign is there, and where that was seen."""

    holds: bool
    where: Link


@dataclass(frozen=True)
class Facts:
    """A partnership on a day."""

    partnership: Partnership
    on: date

    @cached_property
    def groups(self) -> list[Group]:
        """Groups that stand."""
        return list(self.partnership.groups.on(self.on))

    @cached_property
    def core(self) -> set[int]:
        """Core members."""
        core = self.partnership.partners.on(self.on).filter(mode=Partner.Mode.CORE)
        return set(core.values_list("pk", flat=True))

    def since(self, sign: MaturitySign) -> date:
        """So many months before."""
        return self.on - relativedelta(months=sign.thresholds["months"])

    def seen(self, holds: bool, words: str, page: str) -> Seen:
        """What was found, and the page that shows it."""
        return Seen(holds, Link(words, reverse(page, args=[self.partnership.slug])))


SIGNS: dict[str, Callable[[Facts, MaturitySign], Seen]] = {}


def _sign(look: Callable[[Facts, MaturitySign], Seen]) -> Callable[[Facts, MaturitySign], Seen]:
    SIGNS[look.__name__] = look
    return look


@_sign
def purpose(facts: Facts, sign: MaturitySign) -> Seen:
    statement = statement_in_force(facts.partnership, facts.on)
    signed = {one.partner_id for one in statement.supports.all()} if statement else set()
    by, core = len(facts.core & signed), len(facts.core)
    words = _("%(signed)d of %(all)d core members have signed") % {"signed": by, "all": core}
    is_enough = core > 0 and HUNDRED * by >= sign.thresholds["share"] * core
    return facts.seen(is_enough, words, "agencies:purpose")


@_sign
def chaired(facts: Facts, sign: MaturitySign) -> Seen:
    strategic = {g.pk for g in facts.groups if g.function == Group.Function.STRATEGIC}
    seats = facts.partnership.seats().on(facts.on).filter(group__in=strategic)
    taken = [seat for seat in seats if seat.person_id]
    agencies = {pk: {s.partner_id for s in taken if s.group_id == pk} for pk in strategic}
    chairs = {seat.group_id for seat in taken if seat.is_chair}
    most = max((len(agencies[pk]) for pk in chairs), default=0)
    words = _("Agencies at a strategic group that has a chair: %d") % most
    return facts.seen(most >= sign.thresholds["least"], words, "agencies:groups")


@_sign
def terms(facts: Facts, sign: MaturitySign) -> Seen:
    agreed = sum(group.terms_agreed_on is not None for group in facts.groups)
    words = _("%(agreed)d of %(all)d groups") % {"agreed": agreed, "all": len(facts.groups)}
    return facts.seen(0 < agreed == len(facts.groups), words, "agencies:groups")


@_sign
def meets(facts: Facts, sign: MaturitySign) -> Seen:
    held = facts.partnership.meetings.filter(
        groups__function=Group.Function.STRATEGIC, held_on__range=(facts.since(sign), facts.on),
        state__in=[Meeting.State.HELD, Meeting.State.AGREED],
    ).distinct().count()  # fmt: skip
    words = _("Meetings held: %d") % held
    return facts.seen(held >= sign.thresholds["least"], words, "meetings:meetings")


@_sign
def staffed(facts: Facts, sign: MaturitySign) -> Seen:
    kinds = [Post.Kind.MANAGER, Post.Kind.OFFICER]
    posts = facts.partnership.posts.on(facts.on).filter(kind__in=kinds, holder__isnull=False)
    titles = sorted(posts.values_list("title", flat=True))
    words = ", ".join(titles) or _("Nobody is in such a post")
    return facts.seen(bool(titles), words, "agencies:posts")


@_sign
def decides(facts: Facts, sign: MaturitySign) -> Seen:
    agreed = Decision.objects.filter(
        item__meeting__partnership=facts.partnership, state=Decision.State.AGREED,
        decided_on__range=(facts.since(sign), facts.on),
    ).count()  # fmt: skip
    words = _("Decisions agreed: %d") % agreed
    return facts.seen(agreed > 0, words, "meetings:meetings")


@_sign
def acts(facts: Facts, sign: MaturitySign) -> Seen:
    states = FollowUp.objects.filter(
        item__meeting__partnership=facts.partnership,
        due_on__range=(facts.since(sign), facts.on),
    ).exclude(state=FollowUp.State.DROPPED).values_list("state", flat=True)  # fmt: skip
    done, due = sum(state == FollowUp.State.DONE for state in states), len(states)
    words = _("%(done)d of %(due)d follow-ups are done") % {"done": done, "due": due}
    is_enough = due > 0 and HUNDRED * done >= sign.thresholds["share"] * due
    return facts.seen(is_enough, words, "meetings:follow_ups")


@_sign
def shares(facts: Facts, sign: MaturitySign) -> Seen:
    live = Version.objects.filter(
        protocol__partnership=facts.partnership, state=Version.State.LIVE
    ).count()
    words = _("Protocols in force: %d") % live
    return facts.seen(live > 0, words, "sharing:protocols")


@_sign
def data(facts: Facts, sign: MaturitySign) -> Seen:
    accepted = facts.partnership.deliveries.filter(
        state=Delivery.State.ACCEPTED, decided_at__date__range=(facts.since(sign), facts.on)
    )
    agencies = accepted.values("agency").distinct().count()
    words = _("Agencies whose data was accepted: %d") % agencies
    return facts.seen(agencies >= sign.thresholds["least"], words, "exchange:plan")


@_sign
def audited(facts: Facts, sign: MaturitySign) -> Seen:
    signed = SignOff.objects.filter(
        run__audit__partnership=facts.partnership, kind=SignOff.Kind.SIGN,
        run__audit__state__in=["signed", "published"],
        signed_at__date__range=(facts.since(sign), facts.on),
    )  # fmt: skip
    audits = signed.values("run__audit").distinct().count()
    return facts.seen(audits > 0, _("Audits signed off: %d") % audits, "audits:audits")


@_sign
def resourced(facts: Facts, sign: MaturitySign) -> Seen:
    standing = {
        each.partner_id
        for each in facts.partnership.promises()
        if each.agreed_on and each.starts_on <= facts.on and not is_over(each, facts.on)
    }
    words = _("Agencies with a promise that runs: %d") % len(standing)
    return facts.seen(len(standing) >= sign.thresholds["least"], words, "agencies:compact")

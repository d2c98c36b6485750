"""Support, dealings, posts and arrangements that are not as they should be."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from wardmote.partnership.agencies.changes import posts
from wardmote.partnership.agencies.models import Arrangement, Post, Promise
from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World


@plants
def never_endorsed(world: World) -> None:
    world.partnership.endorsements.all().delete()


@plants
def endorsement_before_election(world: World) -> None:
    before = world.partnership.last_election_on - timedelta(days=90)
    world.alter(world.partnership.endorsements.first(), endorsed_on=before)


@plants
def briefing_overdue(world: World) -> None:
    world.alter(world.partnership.briefings.first(), briefed_on=world.ago(500))


@plants
def transaction_unpublished(world: World) -> None:
    world.alter(world.partnership.transactions.first(), is_published=False)


def _post(world: World, kind: str) -> Post:
    return world.partnership.posts.get(kind=kind)


@plants
def post_vacant(world: World) -> None:
    post = _post(world, Post.Kind.ANALYST)
    posts.vacate_post(post=post, vacant_since=world.ago(75), **world.writes())


@plants
def post_past_tenure(world: World) -> None:
    since = world.day - relativedelta(years=3, months=8)
    world.alter(_post(world, Post.Kind.LIAISON), held_since=since)


@plants
def no_safety_manager(world: World) -> None:
    for kind in (Post.Kind.MANAGER, Post.Kind.OFFICER):
        world.alter(_post(world, kind), ended_on=world.ago(20))


@plants
def no_liaison_officer(world: World) -> None:
    world.alter(_post(world, Post.Kind.LIAISON), ended_on=world.ago(20))


def _arrangement(world: World, status: str) -> Arrangement:
    return world.partnership.arrangements.get(status=status)


@plants
def arrangement_past_review(world: World) -> None:
    agreed = _arrangement(world, Arrangement.Status.AGREEMENT)
    world.alter(agreed, review_on=world.ago(35))


@plants
def informal_without_records(world: World) -> None:
    world.alter(_arrangement(world, Arrangement.Status.INFORMAL), records_kept="")


@plants
def high_risk_without_exit(world: World) -> None:
    world.alter(_arrangement(world, Arrangement.Status.AGREEMENT), risk="high", exit_plan="")


@plants
def promise_not_kept(world: World) -> None:
    world.make(
        Promise(
            partner=world.partners["probation"], kind=Promise.Kind.STAFF, amount=120, unit="hours",
            what="An officer for the tasking group", promised_by="Head of the probation unit",
            starts_on=world.ago(430), ends_on=world.ago(66), agreed_on=world.ago(440),
        )
    )  # fmt: skip

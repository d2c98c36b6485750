"""Posts: people paid to do the partnership's work."""

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Post
from wardmote.partnership.website.concern import Concern


@finds
def post_vacant(case: Case) -> Iterator[Concern]:
    for post in case.posts:
        if post.holder_id is None:
            since = post.vacant_since or post.started_on
            yield Concern(
                "post_vacant", post.title, f"post.{post.pk}",
                {"post": post.title, "vacant_since": since}, case.to("fill_post", post.pk),
            )  # fmt: skip


@finds
def post_past_tenure(case: Case) -> Iterator[Concern]:
    """A liaison officer's tenure has a length in the rulebook; that of others is agreed."""
    for post in case.posts:
        tenure = _tenure(case, post)
        held = relativedelta(case.day, post.held_since).years if post.held_since else 0
        if post.holder_id and tenure and post.held_since and _is_over(case, post, tenure):
            facts = {"person": str(post.holder), "post": post.title}
            yield Concern(
                "post_past_tenure", post.title, f"post.{post.pk}.{post.holder_id}",
                {**facts, "years": held, "tenure": tenure}, case.to("post", post.pk),
            )  # fmt: skip


def _tenure(case: Case, post: Post) -> int:
    if post.tenure_years:
        return post.tenure_years
    is_liaison = post.kind == Post.Kind.LIAISON
    return case.bound("post_past_tenure", "liaison_years") if is_liaison else 0


def _is_over(case: Case, post: Post, tenure: int) -> bool:
    return post.held_since + relativedelta(years=tenure) <= case.day


def _nobody(case: Case, rule: str, *kinds: str) -> Iterator[Concern]:
    if not any(post.kind in kinds and post.holder_id for post in case.posts):
        place = str(case.partnership)
        yield Concern(rule, place, "partnership", {"partnership": place}, case.to("posts"))


@finds
def no_safety_manager(case: Case) -> Iterator[Concern]:
    yield from _nobody(case, "no_safety_manager", Post.Kind.MANAGER, Post.Kind.OFFICER)


@finds
def no_liaison_officer(case: Case) -> Iterator[Concern]:
    yield from _nobody(case, "no_liaison_officer", Post.Kind.LIAISON)

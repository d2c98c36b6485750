"""Writes to posts: add, change, fill, vacate, end, put back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wardmote.partnership.agencies.changes.seats import know_person
from wardmote.partnership.agencies.changes.writing import altered, ended, made, put_back
from wardmote.partnership.agencies.models import Holding, Membership, Partnership, Post
from wardmote.partnership.agencies.rules import Refused, check_may, liaison_years
from wardmote.partnership.website.models import Person


@transaction.atomic
def add_post(
    *, partnership: Partnership, started_on: date, by: Membership, at: datetime, **says: Any
) -> Post:
    """Set up a post; it is vacant until somebody fills it.

    A police liaison officer is to stay as long as the rulebook says, unless said otherwise.
    """
    check_may(by, "edit the structure")
    if says["kind"] == Post.Kind.LIAISON and not says.get("tenure_years"):
        says["tenure_years"] = liaison_years(partnership, started_on)
    post = Post(partnership=partnership, started_on=started_on, vacant_since=started_on, **says)
    return made(post, by=by, at=at)


@transaction.atomic
def change_post(*, post: Post, by: Membership, at: datetime, why: str = "", **says: Any) -> Post:
    """Change what a post is; who holds it is changed by filling and vacating."""
    check_may(by, "edit the structure")
    return altered(post, says, by=by, at=at, why=why)


@transaction.atomic
def fill_post(
    *, post: Post, holder: Person, held_since: date, by: Membership, at: datetime
) -> Post:
    """Let a person hold a post from a day; who held it before is remembered until then."""
    check_may(by, "edit the structure")
    if not post.holds_on(held_since):
        raise Refused("The post does not exist on that day.")
    if post.vacant_since and held_since < post.vacant_since:
        raise Refused("Somebody else held the post on that day.")
    _remember(post, until=held_since, by=by, at=at)
    filled = {"holder": holder, "held_since": held_since, "vacant_since": None}
    return altered(post, filled, by=by, at=at)


@transaction.atomic
def let_hold(
    *, post: Post, person: Person | None, new_name: str, new_email: str, held_since: date,
    by: Membership, at: datetime,
) -> Post:  # fmt: skip
    """Fill a post, by somebody new where a name is said."""
    check_may(by, "edit the structure")
    if new_name:
        person = know_person(name=new_name, email=new_email, by=by, at=at)
    return fill_post(post=post, holder=person, held_since=held_since, by=by, at=at)


@transaction.atomic
def vacate_post(
    *, post: Post, vacant_since: date, by: Membership, at: datetime, why: str = ""
) -> Post:
    """Note that a post's holder left."""
    check_may(by, "edit the structure")
    if post.holder_id is None:
        raise Refused("The post is vacant already.")
    _remember(post, until=vacant_since, by=by, at=at)
    vacant = {"holder": None, "held_since": None, "vacant_since": vacant_since}
    return altered(post, vacant, by=by, at=at, why=why)


def _remember(post: Post, *, until: date, by: Membership, at: datetime) -> None:
    if post.holder_id is None or post.held_since is None:
        return
    if until < post.held_since:
        raise Refused("That is before its holder of today came.")
    held = {"person": post.holder, "started_on": post.held_since, "ended_on": until}
    made(Holding(post=post, **held), by=by, at=at)


@transaction.atomic
def end_post(*, post: Post, ended_on: date, by: Membership, at: datetime, why: str = "") -> None:
    """End a post."""
    check_may(by, "edit the structure")
    ended(post, on=ended_on, by=by, at=at, why=why)


@transaction.atomic
def put_back_post(*, post: Post, by: Membership, at: datetime) -> None:
    """Undo an ending made by mistake today."""
    check_may(by, "edit the structure")
    put_back(post, by=by, at=at)

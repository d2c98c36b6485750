"""The page of all posts, and the page of one."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Membership, Partnership, Post
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import Link, Table, Tag


@dataclass(frozen=True)
class Tenure:
    """How long a holder has been there, and how long that was to be.

    Attributes:
        until: the day on which the expected years are over.
    """

    until: date
    is_over: bool
    words: str


def tenure(post: Post, on: date) -> Tenure | None:
    """The tenure clock; None while the post is vacant or has no expected years."""
    if post.held_since is None or post.tenure_years is None:
        return None
    until = post.held_since + relativedelta(years=post.tenure_years)
    is_over = until <= on
    away = relativedelta(on, until) if is_over else relativedelta(until, on)
    said = _("%s past what was expected") if is_over else _("%s left of what was expected")
    return Tenure(until, is_over, said % _long(away))


def _long(away: relativedelta) -> str:
    """2 years 3 months."""
    years = ngettext("%d year", "%d years", away.years) % away.years
    months = ngettext("%d month", "%d months", away.months) % away.months
    parts = [words for count, words in ((away.years, years), (away.months, months)) if count]
    return " ".join(parts) or _("less than a month")


@dataclass(frozen=True)
class PostsPage:
    """The posts of the partnership."""

    tables: tuple[Table, ...]
    may_edit: bool


def posts_page(partnership: Partnership, *, on: date, by: Membership) -> PostsPage:
    """Who works for the partnership, and since when."""
    posts = partnership.posts.on(on).select_related("host__agency", "holder")
    past = partnership.posts.filter(ended_on__lte=on).select_related("host__agency")
    tables = (_posts(partnership, posts, on), _past(partnership, past))
    return PostsPage(tables=tables, may_edit=may(by, "edit the structure"))


def _posts(partnership: Partnership, posts, on: date) -> Table:
    heads = (
        _("Post"), _("Kind"), _("Host"), _("Line manager"), _("Hours a week"), _("Holder"),
        _("Since"), _("Tenure"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(post.title, reverse("agencies:post", args=[partnership.slug, post.pk])),
            str(post.get_kind_display()), str(post.host), post.line_manager, post.hours_a_week,
            str(post.holder) if post.holder else Tag(_("Vacant"), "yellow"),
            post.held_since or post.vacant_since, _clock(post, on),
        )
        for post in posts
    )  # fmt: skip
    return Table("posts", _("Posts"), heads, rows, _("There are no posts yet."))


def _clock(post: Post, on: date) -> str | Tag:
    left = tenure(post, on)
    if left is None:
        return ""
    return Tag(left.words, "yellow") if left.is_over else left.words


def _past(partnership: Partnership, past) -> Table:
    heads = (_("Post"), _("Host"), _("From"), _("Until"))
    rows = tuple(
        (
            Link(post.title, reverse("agencies:post", args=[partnership.slug, post.pk])),
            str(post.host), post.started_on, post.ended_on,
        )
        for post in past
    )  # fmt: skip
    return Table("past_posts", _("Posts that have ended"), heads, rows, _("None has ended."))


@dataclass(frozen=True)
class PostPage:
    """One post."""

    post: Post
    tenure: Tenure | None
    vacant: str
    tables: tuple[Table, ...]
    is_open: bool
    may_edit: bool


def post_page(post: Post, *, on: date, by: Membership) -> PostPage:
    """A post, its holder and those before."""
    vacant = _long(relativedelta(on, post.vacant_since)) if post.vacant_since else ""
    rows = tuple(
        (str(one.person), one.started_on, one.ended_on)
        for one in post.holdings.select_related("person")
    )
    heads = (_("Person"), _("From"), _("Until"))
    before = Table("holders", _("Who held it before"), heads, rows, _("Nobody held it before."))
    return PostPage(
        post=post, tenure=tenure(post, on), vacant=vacant, tables=(before,),
        is_open=post.holds_on(on), may_edit=may(by, "edit the structure"),
    )  # fmt: skip

"""What every page shows around its content."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.website.open_pages import also_open

NAVIGATION = (
    (_("Overview"), "agencies:overview"),
    (_("Structure"), "agencies:groups"),
    (_("People"), "agencies:people"),
    (_("Duties"), "duties:calendar"),
    (_("Meetings"), "meetings:meetings"),
    (_("Sharing"), "sharing:protocols"),
    (_("Data"), "exchange:plan"),
    (_("Audits"), "audits:audits"),
    (_("Concerns"), "review:concerns"),
    (_("Registers"), "agencies:registers"),
    (_("Trail"), "review:trail"),
)
"""Words → address. What it takes to see one is written on its view, by `@allowed`."""
FIRST_PAGE = NAVIGATION[0][1]


@dataclass(frozen=True)
class Link:
    """A way to a page."""

    text: str
    href: str
    role: str = ""
    active: bool = False
    current: bool = False


def furniture(request) -> dict[str, Any]:
    """The partnership that the page is about, the reader's part in it, and the ways on."""
    membership = getattr(request, "membership", None)
    return {
        "partnership": getattr(request, "partnership", None),
        "membership": membership,
        "navigation": list(_navigation(request, membership)) if membership else [],
        "workspaces": SimpleLazyObject(lambda: workspaces(request)),
        "also_open": SimpleLazyObject(lambda: also_open(request)),
        "languages": settings.LANGUAGES,
        "language": get_language(),
        "own_colour": settings.COLOUR,
    }


def workspaces(request) -> list[Link]:
    """The partnerships that the reader is a member of today."""
    if not request.user.is_authenticated:
        return []
    held = request.user.memberships.on(request.today).select_related("partnership")
    return [
        Link(each.partnership.name, _address(FIRST_PAGE, each.partnership.slug) or "",
             role=each.get_role_display())
        for each in held.order_by("partnership__name")
    ]  # fmt: skip


def _navigation(request, membership) -> Iterator[Link]:
    """What is built and the reader may see; the page or its part of the service is marked."""
    slug = request.partnership.slug
    matched = request.resolver_match
    for text, name in NAVIGATION:
        href = _address(name, slug)
        if href and _may_see(name, slug, membership):
            here = request.path == href
            within = (
                bool(matched)
                and matched.app_name == name.partition(":")[0]
                and (request.path.startswith(href) and name != FIRST_PAGE)
            )
            yield Link(str(text), href, active=within, current=here)


def _address(name: str, slug: str) -> str | None:
    """Where a page of a partnership is, if it is built."""
    try:
        return reverse(name, kwargs={"partnership": slug})
    except NoReverseMatch:
        return None


def _may_see(name: str, slug: str, membership) -> bool:
    """Whether the view lets the reader's role in."""
    allowed = _asked(name, slug)
    return not allowed or membership.role in allowed["table"][allowed["GET"]]


@cache
def _asked(name: str, slug: str) -> dict[str, Any] | None:
    return getattr(resolve(_address(name, slug)).func, "allowed", None)

"""Every address of the service, found by walking the resolver."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
HOLE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Address:
    """One pattern that leads to a view."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def is_within(self) -> bool:
        """Whether it hangs on a partnership."""
        return self.route.startswith("<slug:partnership>/")

    @property
    def holes(self) -> list[str]:
        """What has to be filled in, as its route up to there: "groups/<int:pk>"."""
        within = self.route.removeprefix("<slug:partnership>/")
        return [within[: hole.end()] for hole in HOLE.finditer(within)]

    def path(self, partnership: str, fill: Callable[[str], object]) -> str:
        """The path of it in one partnership, holes filled in."""
        within = self.route.removeprefix("<slug:partnership>/")
        for hole in self.holes:
            place = HOLE.search(within)
            within = within[: place.start()] + str(fill(hole)) + within[place.end() :]
        return f"/{partnership}/{within}" if self.is_within else f"/{within}"


@cache
def addresses() -> tuple[Address, ...]:
    """All of them, but for those that are closed by an earlier pattern."""
    return tuple(_walk(get_resolver().url_patterns, "", ""))


def within() -> tuple[Address, ...]:
    """Those that hang on a partnership."""
    return tuple(address for address in addresses() if address.is_within)


def _walk(patterns: list[Any], route: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + _readable(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, inside)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name or here}", here, pattern.callback)


def _readable(pattern: str) -> str:
    """A regular expression as a route: "(?P<key>.+)" becomes "<key>"."""
    route = re.sub(r"\(\?P<(\w+)>[^()]*(?:\[[^\]]*\])?[^()]*\)", r"<\1>", pattern)
    return route.removeprefix("^").removesuffix("$").replace("\\Z", "")

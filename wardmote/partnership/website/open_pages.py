"""What a place holds open to everybody, as each step tells it: its public pages lead to each other.

A step's `pages` may have `open_to_all(place, on)`: the links of a partnership's address on a day.
"""

from wardmote.partnership.website.steps import found_in_each_step
from wardmote.partnership.website.tables import Link


def also_open(request) -> list[Link]:
    """The other public pages of the place that a public page is about; none on other pages."""
    matched = request.resolver_match
    place = matched.kwargs.get("place") if matched else None
    if not place:
        return []
    found = [
        link
        for pages in found_in_each_step("pages")
        if hasattr(pages, "open_to_all")
        for link in pages.open_to_all(place, request.today)
    ]
    return [link for link in found if link.href != request.path]

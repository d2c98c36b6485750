"""Meetings of the made-up Riverton."""

from datetime import date, time

import pytest

from wardmote.partnership.meetings.changes.agenda import add_item
from wardmote.partnership.meetings.changes.planning import plan
from wardmote.partnership.meetings.models import Meeting


@pytest.fixture
def officer(riverton, member):
    """Who runs the meetings."""
    return member("officer", partnership=riverton)


@pytest.fixture
def group(riverton):
    """A group of four seats."""
    return riverton.groups.get(name="Tasking Group")


@pytest.fixture
def board(riverton):
    """The board, of six seats."""
    return riverton.groups.get(function="strategic")


@pytest.fixture
def make_meeting(riverton, officer, group, at):
    """`make_meeting(day, title=…)`: plans one."""

    def make(day: date, *, groups=None, **says) -> Meeting:
        told = {
            "title": "Tasking", "form": "room", "starts_at": time(14), "ends_at": time(16),
            "place": "Town hall",
        }  # fmt: skip
        (meeting,) = plan(
            partnership=riverton, days=(day,), groups=groups or [group], by=officer.membership,
            at=at, **{**told, **says},
        )  # fmt: skip
        return meeting

    return make


@pytest.fixture
def meeting(make_meeting, today):
    """A meeting of today, without an agenda."""
    return make_meeting(today)


@pytest.fixture
def item(meeting, officer, at):
    """An item to decide that takes no authority."""
    return add_item(meeting=meeting, title="Lights", kind="decide", by=officer.membership, at=at)

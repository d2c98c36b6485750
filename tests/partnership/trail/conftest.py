"""A log to read, and to tamper with."""

from datetime import timedelta

import hypothesis
import pytest

from wardmote.partnership.agencies.models import Briefing
from wardmote.partnership.trail import changes
from wardmote.partnership.trail.models import Log

CHECKPOINT_EVERY = 8
hypothesis.settings.register_profile("with a database", deadline=None)
hypothesis.settings.load_profile("with a database")


@pytest.fixture
def told(settings, riverton, member, at):
    """`told(20)`: a log of so many entries, a checkpoint after every eight."""
    settings.TRAIL_CHECKPOINT_EVERY = CHECKPOINT_EVERY
    officer = member("officer", partnership=riverton).membership

    def tell(entries: int) -> Log:
        for number in range(entries):
            moment = at + timedelta(minutes=number, microseconds=number)
            briefing = Briefing(
                pk=number + 1, partnership=riverton, briefed_on=moment.date(),
                audience="Riverton Council", subject=f"The year’s plan, part {number}",
            )  # fmt: skip
            if number % 3:
                before = {**changes.picture(briefing), "subject": "The year’s plan"}
                changes.changed(briefing, before, by=officer, at=moment, why=f"Part {number}")
            else:
                changes.added(briefing, by=officer if number % 2 else None, at=moment)
        return Log.objects.get(name="riverton")

    return tell

"""A partnership whose legal year is open."""

from datetime import date

import pytest

from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Duty


@pytest.fixture
def officer(riverton, member):
    return member("officer", partnership=riverton)


@pytest.fixture
def opened(riverton, officer, at):
    """Riverton with the duties of 2026/27."""
    changes.open_year(partnership=riverton, year=2026, by=officer.membership, at=at)
    return riverton


@pytest.fixture
def assessment(opened) -> Duty:
    """The strategic assessment of the year: it has contents and steps."""
    return opened.duties.select_related("partnership").get(
        key="strategic_assessment", due_on=date(2027, 3, 31)
    )

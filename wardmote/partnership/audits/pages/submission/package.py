"""The package itself: made when it is asked for, kept until something in it changes."""

from pathlib import Path

from wardmote.partnership.agencies.models import Partnership, people_of
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.pages.submission.papers import papers
from wardmote.partnership.audits.rules.packing import check_can_submit, package


def submission(audit: Audit, audience: str) -> Path:
    """The zip of a signed-off audit for a body that it is submitted to, or for everybody.

    Raises:
        Refused: it is not signed off, was altered since, or holds what is not shown.
    """
    run = audit.edition
    check_can_submit(audit, run)
    return package(run, audience, papers(audit, run, audience), _names(audit.partnership))


def file_name(audit: Audit) -> str:
    """What the package is saved as."""
    return f"{audit.partnership.slug}-audit-{audit.period.replace('/', '-')}.zip"


def _names(partnership: Partnership) -> list[str]:
    """Names and addresses of its people; a name of one word would be found in any text."""
    told = people_of(partnership).values_list("name", "email")
    return sorted({word for pair in told for word in pair if "@" in word or " " in word.strip()})

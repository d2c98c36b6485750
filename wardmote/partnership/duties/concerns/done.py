"""Duties that are recorded as done: is it shown, is it whole?"""

from collections.abc import Iterator

from wardmote.partnership.duties.concerns.case import Case, finds
from wardmote.partnership.duties.models import Part
from wardmote.partnership.website.concern import Concern


@finds
def duty_without_evidence(case: Case) -> Iterator[Concern]:
    for duty in case.done:
        if not duty.evidence.all():
            yield case.about("duty_without_evidence", duty, "give_evidence")


@finds
def duty_contents_missing(case: Case) -> Iterator[Concern]:
    for duty in case.done:
        contents = [part for part in duty.parts.all() if part.kind == Part.Kind.CONTENT]
        missing = [part for part in contents if part.done_on is None]
        if missing:
            facts = {"missing": len(missing), "of": len(contents)}
            yield case.about("duty_contents_missing", duty, "contents", **facts)

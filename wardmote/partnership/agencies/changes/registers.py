"""Writes to the registers: endorsements, briefings, interests, transactions, arrangements."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wardmote.partnership.agencies.changes.pre_election import publishes
from wardmote.partnership.agencies.changes.writing import altered, ended, made, put_back
from wardmote.partnership.agencies.models import (
    Arrangement,
    Briefing,
    Endorsement,
    Interest,
    Membership,
    Partnership,
    Transaction,
)
from wardmote.partnership.agencies.rules import check_may, check_may_declare
from wardmote.partnership.website.models import Person


@transaction.atomic
def note_endorsement(
    *, partnership: Partnership, by: Membership, at: datetime, **says: Any
) -> Endorsement:
    """Note that elected members stand behind the partnership, and where that is written."""
    check_may(by, "keep the registers")
    return made(Endorsement(partnership=partnership, **says), by=by, at=at)


@transaction.atomic
def note_briefing(
    *, partnership: Partnership, by: Membership, at: datetime, **says: Any
) -> Briefing:
    """Note a briefing given to elected members."""
    check_may(by, "keep the registers")
    return made(Briefing(partnership=partnership, **says), by=by, at=at)


@transaction.atomic
def declare_interest(
    *, partnership: Partnership, person: Person, interest: str, started_on: date,
    by: Membership, at: datetime,
) -> Interest:  # fmt: skip
    """Declare an interest; it is published once the officer has looked at it."""
    check_may_declare(by, person)
    declared = Interest(
        partnership=partnership, person=person, interest=interest, started_on=started_on
    )
    return made(declared, by=by, at=at)


@transaction.atomic
def end_interest(
    *, interest: Interest, ended_on: date, by: Membership, at: datetime, why: str = ""
) -> None:
    """An interest that somebody no longer has."""
    check_may_declare(by, interest.person)
    ended(interest, on=ended_on, by=by, at=at, why=why)


@transaction.atomic
def put_back_interest(*, interest: Interest, by: Membership, at: datetime) -> None:
    """Undo an ending made by mistake today."""
    check_may(by, "keep the registers")
    put_back(interest, by=by, at=at)


@transaction.atomic
def note_transaction(
    *, partnership: Partnership, by: Membership, at: datetime, **says: Any
) -> Transaction:
    """Note what passed between the partnership and a body that is not public."""
    check_may(by, "keep the registers")
    return made(Transaction(partnership=partnership, **says), by=by, at=at)


@publishes(lambda told: not told["thing"].is_published)
@transaction.atomic
def publish(
    *, thing: Interest | Transaction, by: Membership, at: datetime
) -> Interest | Transaction:
    """Show an entry to the public, or no longer."""
    check_may(by, "keep the registers")
    return altered(thing, {"is_published": not thing.is_published}, by=by, at=at)


@transaction.atomic
def note_arrangement(
    *, partnership: Partnership, started_on: date, by: Membership, at: datetime,
    parties: Any = (), **says: Any,
) -> Arrangement:  # fmt: skip
    """Note an arrangement to work together, informal ones too."""
    check_may(by, "keep the registers")
    arrangement = Arrangement(partnership=partnership, started_on=started_on, **says)
    return made(arrangement, by=by, at=at, parties=parties)


@transaction.atomic
def change_arrangement(
    *, arrangement: Arrangement, by: Membership, at: datetime, **says: Any
) -> Arrangement:
    """Change what is noted of an arrangement."""
    check_may(by, "keep the registers")
    return altered(arrangement, says, by=by, at=at)


@transaction.atomic
def keep_papers(
    *, arrangement: Arrangement, papers: dict[str, str], by: Membership, at: datetime
) -> Arrangement:
    """Note where each of the documents that are asked of an arrangement is kept.

    Args:
        papers: name of a paper of the rulebook → where it is kept; of what is not named, what was
            noted before stays.
    """
    check_may(by, "keep the registers")
    before = Arrangement.objects.select_for_update().get(pk=arrangement.pk).papers
    told = {**before, **{name: where.strip() for name, where in papers.items()}}
    kept = {name: where for name, where in told.items() if where}
    return altered(arrangement, {"papers": kept}, by=by, at=at)


@transaction.atomic
def end_arrangement(
    *, arrangement: Arrangement, ended_on: date, by: Membership, at: datetime, why: str = ""
) -> None:
    """End an arrangement."""
    check_may(by, "keep the registers")
    ended(arrangement, on=ended_on, by=by, at=at, why=why)


@transaction.atomic
def put_back_arrangement(*, arrangement: Arrangement, by: Membership, at: datetime) -> None:
    """Undo an ending made by mistake today."""
    check_may(by, "keep the registers")
    put_back(arrangement, by=by, at=at)

"""What everybody may read of how a partnership is governed, and nobody's name."""

from datetime import date

import pytest
from django.test import Client

from wardmote.partnership.agencies.changes import governance as changes
from wardmote.partnership.agencies.changes import purpose
from wardmote.partnership.agencies.models import Interest, Statement, Support
from wardmote.partnership.agencies.rules import NotAllowed, Refused, statement_in_force
from wardmote.partnership.duties.models import Duty

pytestmark = pytest.mark.django_db
WORDS = {
    "status": "statutory", "rests_on": "Crime and Disorder Act 1998, section 5",
    "decides": "By consent; four agencies must be there.",
    "answers": "Each agency's board gets a report a year.", "contact": "Community safety office",
}  # fmt: skip
PATH = "/published/riverton/governance/"


@pytest.fixture
def officer(riverton, member):
    return member("officer", partnership=riverton)


@pytest.fixture
def public(riverton, officer, at):
    """The partnership has published how it is governed."""
    told = {"partnership": riverton, "by": officer.membership, "at": at}
    changes.write_governance(**WORDS, **told)
    changes.publish_governance(**told)
    return riverton


def read(path: str = PATH) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_resident_reads_how_it_is_governed_without_signing_in(public):
    page = read()
    for told in (
        "Crime and Disorder Act 1998, section 5", "four agencies must be there", "Tasking Group",
        "Riverton Police", "Responsible authority", "Burglary Task Group", "Reports to",
    ):  # fmt: skip
        assert told in page


def test_it_names_posts_and_agencies_and_no_person(public):
    page = read()
    assert "Chief executive, Riverton Council" in page
    for seat in public.seats():
        assert seat.person.name not in page


def test_a_declared_interest_is_there_only_once_it_is_published(public, officer):
    one = Interest.objects.create(
        partnership=public, person=officer.person, interest="Owns a lamp factory",
        started_on=date(2026, 1, 1),
    )  # fmt: skip
    assert "lamp factory" not in read()
    one.is_published = True
    one.save()
    assert "lamp factory" in read()


def test_what_is_not_published_is_not_there(riverton, officer, at):
    told = {"partnership": riverton, "by": officer.membership, "at": at}
    assert Client().get(PATH).status_code == 404
    changes.write_governance(**WORDS, **told)
    assert Client().get(PATH).status_code == 404
    changes.publish_governance(**told)
    assert Client().get(PATH).status_code == 200
    changes.publish_governance(**told)
    assert Client().get(PATH).status_code == 404


def test_nothing_is_published_before_it_is_written(riverton, officer, at):
    with pytest.raises(Refused):
        changes.publish_governance(partnership=riverton, by=officer.membership, at=at)


def test_only_the_officer_publishes(public, member, at):
    by = member("board", partnership=public).membership
    with pytest.raises(NotAllowed):
        changes.publish_governance(partnership=public, by=by, at=at)


def test_the_next_scrutiny_is_told(public):
    assert "No day is set" in read()
    Duty.objects.create(
        partnership=public, key="scrutiny", year=2026, due_on=date(2026, 11, 3),
        first_due_on=date(2026, 11, 3),
    )  # fmt: skip
    assert "scrutinised next by 3 November 2026" in read()


def test_the_statement_in_force_is_the_newest_that_all_core_members_signed(
    riverton, officer, at, today
):
    told = {"by": officer.membership, "at": at}
    first, second = (
        purpose.propose_statement(
            partnership=riverton, purpose=f"Version {number}", in_scope="", out_of_scope="",
            review_on=date(2027, 1, 1), **told,
        )
        for number in (1, 2)
    )  # fmt: skip
    assert statement_in_force(riverton, today) is None
    for partner in riverton.partners.all():
        Support.objects.create(statement=first, partner=partner, by=officer.person, signed_on=today)
    Support.objects.create(
        statement=second, partner=riverton.partners.first(), by=officer.person, signed_on=today
    )
    assert statement_in_force(riverton, today) == first
    assert Statement.objects.count() == 2


def test_the_officer_writes_and_publishes_on_the_pages(riverton, officer):
    send = officer.client.post
    assert "Put it in words" in officer.client.get("/riverton/governance/").content.decode()
    send("/riverton/governance/write/", WORDS)
    send("/riverton/governance/publish/")
    page = officer.client.get("/riverton/governance/").content.decode()
    assert PATH in page
    assert "By consent" in read()


def test_a_table_of_the_page_is_there_as_csv(public):
    file = Client().get(f"{PATH}?as=csv&table=agencies")
    assert "Riverton Police" in file.content.decode()

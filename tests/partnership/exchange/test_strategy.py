"""The data strategy: what was agreed and did not come, and which sources repay the work."""

from datetime import date, timedelta

import pytest

from tests.partnership.exchange.conftest import street
from tests.partnership.exchange.test_pages import page
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import DataRequest
from wardmote.partnership.exchange.pages import awaiting
from wardmote.partnership.exchange.pages.strategy import strategy_page
from wardmote.rulebook import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings, tmp_path):
    settings.HOME = tmp_path


def table(partnership, name: str, on: date):
    tables = {each.name: each for each in strategy_page(partnership, on=on).tables}
    return tables[name].rows


def without(column: str, content: bytes) -> bytes:
    """A file whose senders left a column out."""
    lines = [line.split(",") for line in content.decode().splitlines()]
    gone = lines[0].index(column)
    kept = [",".join(line[:gone] + line[gone + 1 :]) for line in lines]
    return "\n".join([*kept, ""]).encode()


def test_a_month_that_fell_due_and_never_came_is_told_with_what_the_agency_said(
    riverton, officer, protocol, flow, at, today
):
    (april, _may) = changes.ask(partnership=riverton, at=at, by=officer.membership)
    DataRequest.objects.filter(pk=april.pk).update(state="refused", reason="Nobody can export it")
    ((agency, _dataset, months, since, _columns, said),) = table(
        riverton, "missing", april.due_on + timedelta(1)
    )
    assert agency == str(flow.agency)
    assert months.startswith("1 month: April 2026")
    assert since == date(2026, 4, 1)
    assert said == "Nobody can export it"


def test_a_request_that_is_not_due_yet_is_not_missing(riverton, officer, protocol, flow, at):
    (april, _may) = changes.ask(partnership=riverton, at=at, by=officer.membership)
    assert table(riverton, "missing", april.due_on) == ()


def test_columns_that_were_agreed_and_are_not_told_are_named(riverton, accepted, today):
    accepted(without("Last outcome category", street()))
    ((_agency, _dataset, months, since, columns, _said),) = table(riverton, "missing", today)
    assert columns == "Last outcome category"
    assert (months, since) == ("", None)


def test_what_came_whole_is_not_missing(riverton, accepted, today):
    accepted()
    assert table(riverton, "missing", today) == ()


def test_sources_are_ranked_by_the_indicators_that_need_them(riverton, accepted, today):
    accepted()
    ((_title, _agency, value, complete, files, late),) = table(riverton, "worth", today)
    told = load().indicators
    assert value == sum(each.numerator.dataset == "police_street" for each in told) > 0
    assert (complete, files, late) == ("100%", "1.0", "0 of 0")


def test_the_page_and_its_document_are_there(officer, flow):
    assert "Data strategy" in page(officer, "strategy/")
    answer = officer.client.get("/riverton/data/strategy/document/")
    assert answer["Content-Type"].endswith("wordprocessingml.document")


def test_what_was_accepted_lately_is_told_as_new(riverton, accepted, officer, today):
    def titles(day):
        return [card.title for card in awaiting(riverton, officer.membership, day)]

    accepted()
    assert any(title.startswith("New data:") for title in titles(today))
    later = today + timedelta(load().exchange.new_for_days + 1)
    assert not any(title.startswith("New data:") for title in titles(later))

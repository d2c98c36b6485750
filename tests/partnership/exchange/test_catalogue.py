"""The catalogue of data: what there is, what it means, and what is used here."""

from django.urls import reverse

from tests.partnership.exchange.conftest import DATASET
from wardmote import rulebook
from wardmote.partnership.exchange.pages.catalogue import catalogue_page, dataset_page


def tags(partnership, today) -> dict[str, str]:
    rows = catalogue_page(partnership, on=today).table.rows
    return {row[0].text: row[3].text for row in rows}


def title(today) -> str:
    return rulebook.on(today, "England").datasets[DATASET].title


def test_without_plan_or_protocol_nothing_is_used(riverton, today) -> None:
    page = catalogue_page(riverton, on=today)
    assert page.unused == len(page.table.rows) == len(rulebook.on(today, "England").datasets)
    assert set(tags(riverton, today).values()) == {"Not used here"}


def test_what_a_protocol_covers_could_be_asked_for(riverton, protocol, today) -> None:
    assert tags(riverton, today)[title(today)] == "Could be asked for"


def test_a_line_of_the_plan_asks_for_it(riverton, protocol, flow, today) -> None:
    assert tags(riverton, today)[title(today)] == "Asked for"


def test_what_was_accepted_is_held_with_its_months(riverton, accepted, today) -> None:
    accepted()
    row = catalogue_page(riverton, on=today).table.rows[0]
    assert (row[0].text, row[3].text, row[4]) == (title(today), "Held", "April 2026")


def test_a_guidance_note_tells_the_limits_and_every_column(riverton, today) -> None:
    known = rulebook.on(today, "England").datasets[DATASET]
    page = dataset_page(riverton, DATASET, on=today)
    assert page.limits == known.limits
    assert [row[0] for row in page.fields.rows] == [field.heading for field in known.fields]


def test_a_dataset_that_is_not_in_the_rulebook_has_no_page(riverton, member) -> None:
    officer = member("officer", partnership=riverton)
    address = reverse("exchange:dataset", args=[riverton.slug, "gossip"])
    assert officer.client.get(address).status_code == 404


def test_the_pages_lead_to_each_other(riverton, member) -> None:
    elected = member("elected", partnership=riverton)
    page = elected.client.get(reverse("exchange:catalogue", args=[riverton.slug]))
    note = reverse("exchange:dataset", args=[riverton.slug, DATASET])
    assert note in page.content.decode()
    assert b"What it cannot tell" in elected.client.get(note).content

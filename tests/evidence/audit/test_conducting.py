"""An audit from a store to two editions, on six made-up partnerships."""

from dataclasses import replace
from datetime import date

import ibis
import pandas as pd
import pytest

from tests.evidence import keeping
from wardmote import rulebook
from wardmote.evidence import sources
from wardmote.evidence.audit import Request, conduct
from wardmote.evidence.disclosure import RESTRICTED
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.places import Places
from wardmote.evidence.records import NAMES, SCHEMA, Period
from wardmote.evidence.store import Store

NOW = Period.parse("2024/25")
DAY = date(2025, 6, 1)
NAME = "Partnership 001"
HOUSE = "Made Up House"


def rules(nation="England"):
    return rulebook.on(NOW.months[-1], nation)


REQUEST = Request(
    partnership=NAME, period=NOW, rules=rules(), harm=rules().harm["cambridge_2026"], day=DAY,
    key=b"a key that only the tests know .", released_by=("A. Analyst", "S. Checker"), made_up=True,
)  # fmt: skip


@pytest.fixture(scope="module")
def places(nation):
    return Places.open(nation.places)


@pytest.fixture(scope="module")
def store(nation, places, tmp_path_factory):
    """Three years of police crime, and a council's nuisance calls with the house of each."""
    folder = tmp_path_factory.mktemp("audited")
    with Store.open(folder / "store") as opened:
        crimes = sources.scan(nation.crimes, ibis.duckdb.connect(threads=2))
        police = crimes.select(*NAMES).to_pyarrow().cast(SCHEMA)
        opened.add(keeping.incoming(folder, police, name="police"), day=DAY)
        calls = keeping.records(nuisance(places.ground(NAME, NOW).areas["area"]))
        opened.add(
            keeping.incoming(
                folder, calls, dataset="council_asb", supplier="council", name="calls"
            ),
            day=DAY,
        )
        yield opened


def nuisance(areas):
    """Calls of two years: each house of each area one call a month, one house ten."""
    lines = ["category|month|happened_on|hour|place|area_code|count"]
    for month in (*NOW.before().months, *NOW.months):
        lines += [
            f"council_asb|{month}|{month}|21|{HOUSE} {n}|{area}|{10 if area == areas[0] else 1}"
            for area in areas[:30]
            for n in range(6)
        ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def audit(store, places):
    return conduct(store, places, REQUEST)


@pytest.fixture(scope="module")
def by_hand(nation):
    """Category → crimes of the partnership in the year, from the police's file by pandas alone."""
    rows = pd.read_csv(nation.crimes)
    here = rows["LSOA name"].str.startswith(NAME, na=False)
    now = rows["Month"].between("2024-04", "2025-03")
    return rows[here & now].groupby("Crime type").size().to_dict()


def counts_of(released):
    table = released.edition.exhibits["levels.categories"].table
    return table.set_index("title")["count"].to_dict()


def test_one_edition_is_for_the_public_and_one_is_restricted(audit):
    assert (audit.public.audience, audit.analyst.audience) == ("public", "analyst")
    assert audit.analyst.edition.rounding == audit.analyst.manifest["marking"] == RESTRICTED
    assert "rounded to 5" in audit.public.edition.rounding
    assert audit.public.manifest["released_by"] == ["A. Analyst", "S. Checker"]
    for released in (audit.public, audit.analyst):
        released.check()


def test_both_editions_ask_the_same_questions_in_the_same_order(audit):
    public, analyst = (
        [(section.id, section.question, section.title) for section in released.edition.sections]
        for released in (audit.public, audit.analyst)
    )
    assert public == analyst
    assert {question for _, question, _ in public} == {*"abcdefg", "provision", "options"}


def test_the_analyst_reads_exact_numbers(audit, by_hand):
    assert counts_of(audit.analyst) == by_hand


def test_the_public_reads_multiples_of_five_near_the_truth(audit, by_hand):
    told = counts_of(audit.public)
    for title, count in told.items():
        assert count % 5 == 0
        assert abs(count - by_hand[title]) < 5
    hidden = set(by_hand) - set(told)
    assert all(by_hand[title] < 5 for title in hidden)


def test_a_published_total_is_within_two_of_the_truth(audit, by_hand):
    table = audit.public.edition.exhibits["levels.datasets"].table
    totals = table.set_index("title")["count"]
    truth = {"police_street": sum(by_hand.values()), "council_asb": 2 * 12 * 30 * 6 // 2 + 9 * 72}
    for dataset, count in truth.items():
        assert abs(totals[rules().datasets[dataset].title] - count) <= 2, dataset


@pytest.mark.parametrize("heading", ["Events recorded", "This year", "Year before", "People"])
def test_every_count_that_the_public_reads_is_a_multiple_of_five(audit, heading):
    for exhibit in audit.public.edition.exhibits.values():
        for column, meaning in exhibit.columns.items():
            if meaning == heading:
                counts = exhibit.table[column].dropna()
                assert (counts % 5 == 0).all(), (exhibit.id, column)


def test_the_public_reads_the_name_of_no_place(audit):
    assert not [name for name in audit.public.edition.exhibits if name.endswith(".places")]
    assert HOUSE not in everything(audit.public.edition)


def test_the_analyst_reads_which_places_were_named_most(audit):
    table = audit.analyst.edition.exhibits["again.council_asb.places"].table
    assert table["place"].str.startswith(HOUSE).all()
    assert table["incidents"].is_monotonic_decreasing


def everything(edition):
    """All that an edition shows, as one text."""
    tables = [exhibit.table for exhibit in edition.exhibits.values()]
    tables += [edition.prioritisation, edition.sources, edition.areas]
    told = [table.to_csv() for table in tables]
    told += [repr(part) for part in (edition.findings, edition.sections, edition.summary)]
    return "\n".join([*told, repr(edition.exhibits), repr(edition.quality)])


def test_neither_edition_tells_of_a_missing_number(audit):
    for released in (audit.public, audit.analyst):
        edition = released.edition
        for finding in edition.findings.values():
            assert not set(finding.sentence.split()) & {"nan", "None", "inf"}, finding.id
        assert edition.summary[0].startswith("In April 2024 to March 2025, ")


def test_an_unknown_partnership_is_named_with_those_that_are_known(store, places):
    with pytest.raises(UnknownName, match="Atlantis"):
        conduct(store, places, replace(REQUEST, partnership="Atlantis"))


def test_a_year_of_which_nothing_was_supplied_is_said(store, places):
    with pytest.raises(UnknownName, match="Nothing in the store lies in Partnership 001"):
        conduct(store, places, replace(REQUEST, period=Period.parse("2027/28")))


@pytest.fixture(scope="module")
def scottish(places, tmp_path_factory):
    """A nation of which the rulebook knows few datasets and no harm: one of casualties."""
    folder = tmp_path_factory.mktemp("scottish")
    casualties = "category|month|happened_on|hour|area_code|severity|sex|count\n" + "".join(
        f"road_casualty|2024-{month:02}|2024-{month:02}-03|9|{area}|slight|female|3\n"
        for month in range(4, 13)
        for area in places.ground(NAME, NOW).areas["area"][:20]
    )
    with Store.open(folder / "store") as opened:
        opened.add(keeping.incoming(folder, casualties, dataset="road_casualties"), day=DAY)
        yield opened


def test_a_nation_without_harm_is_audited_by_an_edition_of_ones_own(scottish, places):
    request = replace(REQUEST, rules=rules("Scotland"))
    assert not request.rules.harm
    audit = conduct(scottish, places, request)
    assert audit.analyst.edition.findings["road_casualties.level"].figure.value == 9 * 20 * 3
    again = conduct(scottish, places, request)  # the same asked twice is the same answered twice
    assert again.public.manifest == audit.public.manifest
    assert again.analyst.manifest == audit.analyst.manifest

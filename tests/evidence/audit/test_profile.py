"""A problem profile tells what was planted in its theme or place, and what is not known."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from weasyprint import HTML

from tests.evidence import keeping
from wardmote import rulebook
from wardmote.evidence.analyses.special_days import NoSpecialDays
from wardmote.evidence.audit import Request
from wardmote.evidence.audit.gather import gather
from wardmote.evidence.audit.profile import PLACE, THEME, Subject, direction
from wardmote.evidence.audit.profile.days import Days
from wardmote.evidence.audit.profile.edition import of_gathered
from wardmote.evidence.audit.recent import recent
from wardmote.evidence.disclosure import RESTRICTED, scan
from wardmote.evidence.errors import NotReleasable, UnknownName
from wardmote.evidence.places import Places
from wardmote.evidence.records import NAMES, SCHEMA, Period
from wardmote.evidence.reports.profile import write_profile
from wardmote.evidence.store import Store

NAME, YEAR, DAY = "Partnership 001", Period.parse("2024/25"), date(2025, 4, 10)
RULES = rulebook.on(DAY, "England")
HOT = 3  # the area with ten times as many calls, and twice as many as the year before


@pytest.fixture(scope="module")
def looked(nation, tmp_path_factory):
    places, folder = Places.open(nation.places), tmp_path_factory.mktemp("profiled")
    areas = places.ground(NAME, YEAR).areas["area"].tolist()
    lines = ["category|month|happened_on|place|area_code|easting|northing|count"]
    for month in [*YEAR.before(1).months, *YEAR.months]:
        for place, area in enumerate(areas):
            many = (1 if place != HOT else 10 if month in YEAR else 5) * 2
            lines += [
                f"council_asb|{month:%Y-%m}|{month:%Y-%m}-{n + 1:02d}|House {place} {n}|{area}|||1"
                for n in range(many)
            ]
    with Store.open(folder / "store") as opened:
        told = keeping.records("\n".join(lines)).select(NAMES).cast(SCHEMA)
        opened.add(
            keeping.incoming(folder, told, dataset="council_asb", supplier="council", name="calls"),
            day=DAY,
        )
        found = gather(opened, places, Request(
            partnership=NAME, period=YEAR, rules=RULES, harm=RULES.harm["cambridge_2026"],
            day=DAY, key=b"a key that only the tests know .",
            released_by=("A. Analyst", "S. Checker"), made_up=True,
        ))  # fmt: skip
        yield found, recent(opened, places, found.brief, ["council_asb"], 24)


@pytest.fixture(scope="module")
def gathered(looked):
    return looked[0]


@pytest.fixture(scope="module")
def late(looked):
    return looked[1]


@pytest.fixture(scope="module")
def hot(gathered):
    return str(gathered.brief.ground.areas["area"].iloc[HOT])


@pytest.fixture(scope="module")
def of_place(gathered, late, hot):
    return of_gathered(gathered, late, Subject(PLACE, hot))


@pytest.fixture(scope="module")
def of_theme(gathered, late):
    return of_gathered(gathered, late, Subject(THEME, "council_asb"))


def test_a_place_with_more_than_elsewhere_is_told_with_its_interval(of_place):
    row = of_place.edition.exhibits["place.ratios"].table.iloc[0]
    assert row["here"] == 240
    assert row["verdict"] == "more"
    assert row["low"] < row["ratio"] < row["high"]


def test_a_place_that_differs_as_areas_do_is_not_told(gathered, late):
    some = str(gathered.brief.ground.areas["area"].iloc[HOT + 1])
    table = of_gathered(gathered, late, Subject(PLACE, some)).edition.exhibits["place.ratios"].table
    assert "more" not in set(table["verdict"])


def test_a_place_is_held_against_its_own_last_year(of_place):
    row = of_place.edition.exhibits["place.changes"].table.iloc[0]
    assert (row["then"], row["here"], row["ratio"]) == (120, 240, 2.0)
    assert "place.changes" in of_place.edition.findings["council_asb.council_asb.change"].exhibits


def test_a_theme_counts_all_of_its_kind_and_nothing_else(of_theme, gathered):
    areas = len(gathered.brief.ground.areas)
    table = of_theme.edition.exhibits["amount.kinds"].table
    assert table["count"].tolist() == [24 * (areas - 1) + 240]
    assert all(".council_asb." in f".{name}" for name in of_theme.edition.findings)


@pytest.mark.parametrize(
    ("trend", "steady", "says"),
    [
        ("up", "up", "says the same."),
        ("down", "down", "says the same."),
        ("no clear change", "no clear change", "shows none either."),
        ("no clear change", "constant", "shows none either."),
        ("up", "no clear change", "shows none: a few high or low months may make this one"),
        ("down", "up", "says rising: a few odd months may pull this one the other way"),
        ("no clear change", "down", "says falling: most months move that way"),
    ],
)
def test_a_trend_says_whether_a_few_odd_months_decide_it(trend, steady, says):
    told = direction.beside(trend, steady)
    assert says in told
    assert ("Look at the months" in told) is (":" in says)


def test_a_theme_tells_its_trend_with_what_the_robust_one_says(of_theme):
    told = of_theme.edition.findings["council_asb.council_asb.trend"]
    assert told.sentence.startswith("Anti-social behaviour reported to the council, month by")
    assert "A trend that a few odd months cannot decide" in told.sentence
    assert told.id in next(s for s in of_theme.edition.sections if s.id == "changes").findings


BANK = ["2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26", "2025-01-01",
        "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26"]  # fmt: skip


def with_days(gathered, holiday):
    """The same, with 20 calls a day, and so many on bank holidays."""
    days = pd.date_range("2023-04-01", "2025-03-31")
    count = [float(holiday if f"{day:%Y-%m-%d}" in BANK else 20) for day in days]
    daily = pd.DataFrame({"day": days, "count": count, "category": "council_asb"})
    return replace(gathered, daily=daily.assign(dataset="council_asb"))


def when(released):
    (section,) = [one for one in released.edition.sections if one.id == "when"]
    return section


def listed(kind, *days):
    return pd.DataFrame({"day": pd.to_datetime(list(days)), "kind": kind})


def test_a_theme_with_more_on_bank_holidays_says_so_with_its_interval(gathered, late):
    asked = of_gathered(with_days(gathered, 60), late, Subject(THEME, "council_asb"))
    told = asked.edition.findings["council_asb.council_asb.bank_holiday"]
    assert "more on bank holidays than on other days of the same month and wee" in told.sentence
    assert told.figure.low > 0
    assert told.id in when(asked).findings
    assert "when.special_days.bank_holiday" in when(asked).exhibits


@pytest.fixture(scope="module")
def like_others(gathered, late):
    return of_gathered(with_days(gathered, 21), late, Subject(THEME, "council_asb"))


def test_days_that_are_like_others_are_told_as_no_clear_difference(like_others):
    told = like_others.edition.findings["council_asb.council_asb.bank_holiday"].sentence
    assert "no clear difference between bank holidays and other days" in told


def test_a_kind_with_too_few_days_is_told_as_such(gathered, late):
    matches = listed("match day", "2023-04-06", "2023-07-07", "2024-03-14", "2025-03-31")
    asked = of_gathered(with_days(gathered, 20), late, Subject(THEME, "council_asb"), matches)
    (said,) = when(asked).not_supplied
    assert "on match days: too few to say anything, with 80 events on 4 days. At least 8" in said
    assert not any("match" in name for name in asked.edition.findings)


def test_without_term_dates_it_is_said_that_they_were_not_given(like_others):
    assert any("Term dates were not given" in line for line in when(like_others).not_supplied)


def test_kinds_of_day_that_are_the_same_days_are_not_told_apart(gathered, late):
    some = [f"2024-{month:02d}-04" for month in range(1, 13)]
    twice = pd.concat([listed("match day", *some), listed("market day", *some)])
    asked = of_gathered(with_days(gathered, 20), late, Subject(THEME, "council_asb"), twice)
    assert any("Join the kinds" in line for line in when(asked).not_supplied)


def test_days_of_other_years_are_refused(gathered, late):
    with pytest.raises(NoSpecialDays, match="None of the 1 listed days is of the years compared"):
        of_gathered(
            with_days(gathered, 20), late, Subject(THEME, "council_asb"),
            listed("school holiday", "2031-08-01"),
        )  # fmt: skip


def test_days_are_known_from_the_first_to_the_last_that_is_listed_or_is_a_bank_holiday():
    years = (Period.parse("2011"), Period.parse("2012"))
    assert Days().known(years[:1]) is None
    assert Days().known(years) == years[1]
    some = Days(listed=listed("school holiday", "2012-02-13", "2012-06-08"))
    assert some.known(years) == Period(date(2012, 2, 13), date(2012, 6, 9))


def test_an_audit_gathers_the_days_of_every_year_compared(gathered):
    areas = len(gathered.brief.ground.areas)
    assert gathered.daily["day"].min() == pd.Timestamp("2023-04-01")
    assert gathered.daily["day"].max() == pd.Timestamp("2025-03-20")
    assert gathered.daily["count"].sum() == 24 * 2 * (areas - 1) + 12 * (10 + 20)


def test_every_finding_of_a_theme_has_its_source_period_and_what_would_change_it(of_theme):
    for finding in of_theme.edition.findings.values():
        assert finding.source
        assert finding.period
        assert finding.would_change
        assert finding.caveats


def test_what_is_not_known_is_said_with_who_may_hold_it(of_theme):
    (last,) = [one for one in of_theme.edition.sections if one.id == "unknown"]
    assert any("held, if at all, by council" in line for line in last.not_supplied)


@pytest.mark.parametrize(("kind", "says"), [(THEME, "Use one of: Anti-social"), (PLACE, "Wards: ")])
def test_a_name_that_nothing_has_is_answered_with_those_there_are(gathered, late, kind, says):
    with pytest.raises(UnknownName, match=says):
        of_gathered(gathered, late, Subject(kind, "Atlantis"))


def test_it_is_restricted_and_let_out_by_two(gathered, late, of_place, hot):
    assert of_place.audience == "analyst"
    assert of_place.edition.rounding == RESTRICTED
    request = replace(gathered.brief.request, released_by=("A", "a"))
    alone = replace(gathered, brief=replace(gathered.brief, request=request))
    with pytest.raises(NotReleasable, match="Two people"):
        of_gathered(alone, late, Subject(PLACE, hot))


def test_its_files_are_marked_and_hide_nothing(of_place, tmp_path):
    text = write_profile(of_place, tmp_path).read_text(encoding="utf-8")
    assert "Restricted: not for publication" in text
    assert "<script" not in text
    assert HTML(string=text).render().pages
    assert {path.suffix for path in tmp_path.iterdir()} == {".html", ".pdf", ".docx"}
    assert [leak for path in tmp_path.iterdir() for leak in scan(path)] == []

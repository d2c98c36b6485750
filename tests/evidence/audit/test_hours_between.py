"""A theme's profile shares events over the hours in which they can have happened."""

from types import SimpleNamespace

import ibis
import pytest

from tests.evidence import keeping
from tests.evidence.audit.hand_made import NOW, RULES, brief, counts
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile import hours_between
from wardmote.evidence.audit.profile.days import Days
from wardmote.evidence.audit.spans import no_spans, spans_of

HELD = {"police_crimes": {"burglary": 240}}
CRIMES = RULES.datasets["police_crimes"]
HEAD = "category|month|happened_on|hour|ended_on|ended_hour\n"
MONDAY = "burglary|2023-05|2023-05-01|"


def spans(*moments):
    """Burglaries of Monday 1 May 2023: "hour|last day|last hour"."""
    text = HEAD + "".join(f"{MONDAY}{moment}\n" for moment in moments)
    return spans_of(ibis.memtable(keeping.records(text)), CRIMES, NOW)


def profile(told):
    """The part on when of a profile of burglary with these spans."""
    made = brief(HELD)
    numbers = Numbers(counts(HELD), made)
    theme = SimpleNamespace(keys=(("police_crimes", "burglary"),))
    return hours_between.add(Chapter("when", "When", "a"), made, numbers, theme, Days(spans=told))


def hours(shared):
    """Hour of Monday → events, sure and first, where there are any."""
    week = shared.week[shared.week["day"] == "Mon"].set_index("hour")
    return week.loc[week["events"] > 0, ["events", "sure", "first"]].to_dict("index")


def test_an_event_with_a_last_hour_spans_both_and_one_without_its_own_hour():
    told = spans("9|2023-05-02|17", "22||")
    assert [f"{row.from_at:%d %H} {row.to_at:%d %H}" for row in told.itertuples()] == [
        "01 09 02 18", "01 22 01 23"
    ]  # fmt: skip


@pytest.mark.parametrize("moment", ["||", "9|2023-05-02|", "|2023-05-02|17"])
def test_an_event_that_does_not_say_its_hours_is_counted_and_shared_over_none(moment):
    told = spans("9||", moment)
    assert told["from_at"].isna().tolist() == [False, True]
    assert (hours_between.shared(told).events, hours_between.shared(told).untold) == (1, 1)


def test_a_dataset_that_cannot_tell_a_span_gives_none():
    rows = ibis.memtable(keeping.records(HEAD + f"{MONDAY}9||"))
    assert spans_of(rows, RULES.datasets["police_incidents"], NOW).equals(no_spans())


def test_events_of_another_year_are_left_out():
    rows = ibis.memtable(keeping.records(HEAD + "burglary|2022-05|2022-05-01|9||"))
    assert spans_of(rows, CRIMES, NOW).empty


def test_an_event_is_shared_over_its_hours_and_beside_it_stands_what_is_sure():
    shared = hours_between.shared(spans("9|2023-05-01|10", "9||"))
    assert hours(shared) == {
        9: {"events": 1.5, "sure": 1, "first": 2}, 10: {"events": 0.5, "sure": 0, "first": 0}
    }  # fmt: skip
    assert (shared.events, shared.only, shared.middle) == (2, 1, 2.0)


def test_the_fullest_hours_may_run_over_midnight():
    week = hours_between.shared(spans(*["23|2023-05-02|0"] * 3, "12||")).week
    assert hours_between.fullest(week, "events", 4) == ("21:00 to 01:00", 0.75)


SIXTY = ["9|2023-05-01|20"] * 30 + ["8|2023-05-01|23"] * 30 + ["19||"] * 40


def test_a_finding_says_how_many_how_long_and_how_it_differs_from_the_first_hour():
    (told,) = profile(spans(*SIXTY)).findings
    assert told.id == "police_crimes.burglary.spans"
    assert told.sentence == (
        "Burglary: 60 of 100 events that tell their hours (60%) are known only between when and "
        "when; half of those spans are 14 hours or longer. Shared out over the hours in which they "
        "can have happened, the fullest 4 hours are 16:00 to 20:00, with 58% of all; taken at the "
        "first hour alone they would be 06:00 to 10:00, with 60%."
    )
    assert told.period == "April 2023 to March 2024"
    assert any("aoristic analysis" in caveat for caveat in told.caveats)
    assert told.exhibits == ("when.police_crimes.burglary.spans",)


def test_a_picture_holds_every_hour_of_the_week_and_adds_up_to_all_events():
    (one,) = profile(spans(*SIXTY)).exhibits
    assert len(one.table) == 168
    assert one.table["events"].sum() == pytest.approx(100, abs=0.5)
    assert (one.table["sure"].sum(), one.table["first"].sum()) == (40, 100)


def test_few_spans_are_told_as_too_few():
    told = profile(spans(*SIXTY[:9], "19||"))
    assert told.not_supplied == (
        "Burglary by hours shared out: too few to say anything, with 9 events known only between "
        "when and when. At least 50 are needed.",
    )
    assert not told.findings + told.exhibits


def test_where_no_row_tells_until_when_it_is_said():
    (said,) = profile(spans(*["19||"] * 60)).not_supplied
    assert said.startswith("Burglary: until when it can have happened, which no row says.")


def test_a_profile_of_what_tells_no_spans_is_silent_on_them():
    assert profile(no_spans()) == Chapter("when", "When", "a")

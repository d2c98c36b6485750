import pytest

from wardmote.evidence.audit import words
from wardmote.evidence.records import Period


@pytest.mark.parametrize(
    ("value", "said"),
    [(117.24, "117"), (100, "100"), (8.62, "8.6"), (1, "1.0"), (0.42, "0.42"), (0, "0.00"),
     (1234.5, "1,234")],
)  # fmt: skip
def test_a_rate_has_as_many_decimals_as_it_can_bear(value, said):
    assert words.rate(value) == said


@pytest.mark.parametrize(
    ("count", "thing", "said"),
    [(1, "area", "1 area"), (0, "area", "0 areas"), (1500, "month", "1,500 months"),
     (1, "category", "1 category"), (14, "category", "14 categories"),
     (8, "day", "8 days")],
)  # fmt: skip
def test_one_thing_is_not_told_as_many(count, thing, said):
    assert words.many(count, thing) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(7.6, "8%"), (0.42, "0.4%"), (0, "0%"), (-12.4, "12%"), (-0.42, "0.4%"), (100, "100%")],
)
def test_a_percentage_tells_the_size_whole_but_below_one(value, said):
    assert words.percent(value) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.5, "half"), (0.25, "a quarter"), (0.8, "80%"), (1, "100%")]
)
def test_a_share_is_in_words_where_there_are_good_ones(share, said):
    assert words.one_in(share) == said


def test_numbers_have_commas():
    assert words.number(13853) == "13,853"
    assert words.number(1.25, 1) == "1.2"


@pytest.mark.parametrize(
    ("given", "said"),
    [(["burglary"], "burglary"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_ends_with_and(given, said):
    assert words.listed(given) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [("2023/24", "April 2023 to March 2024"), ("2023", "January 2023 to December 2023"),
     ("2016-07", "July 2016")],
)  # fmt: skip
def test_a_period_is_told_by_its_first_and_last_month(period, said):
    assert words.months_between(Period.parse(period)) == said


def test_months_are_named_in_full():
    assert words.months_named(["2023-04"]) == "April 2023"
    assert words.months_named(["2023-04", "2023-06"]) == "April 2023 and June 2023"


def test_a_title_stands_inside_a_sentence_with_a_small_letter():
    assert words.lower_first("Vehicle crime") == "vehicle crime"
    assert words.lower_first("") == ""


def test_a_year_is_held_against_one_year_or_the_mean_of_several():
    assert words.years_before(1) == "the year before"
    assert words.years_before(3) == "the mean of the 3 years before"


@pytest.mark.parametrize(
    ("place", "said"),
    [(1, "first"), (9, "ninth"), (10, "10th"), (11, "11th"), (12, "12th"), (21, "21st"),
     (22, "22nd"), (33, "33rd"), (111, "111th"), (112, "112th"), (121, "121st")],
)  # fmt: skip
def test_ordinals_end_as_they_are_spoken(place, said):
    assert words.ordinal(place) == said

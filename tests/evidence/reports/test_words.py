import pytest

from wardmote.evidence.disclosure import Figure
from wardmote.evidence.reports import words


@pytest.mark.parametrize(
    ("value", "said"),
    [(13853, "13,853"), (12.34, "12.3"), (108.26, "108"), (0.256, "0.26"), (-15.3, "−15.3"),
     (4.0, "4"), (-0.001, "0.00"), (None, "[x]"), (float("nan"), "[x]")],
)  # fmt: skip
def test_a_number_has_commas_and_no_needless_decimals(value, said):
    assert words.said(value) == said


@pytest.mark.parametrize(
    ("figure", "headline", "interval"),
    [(Figure(6.1, "%", 2.2, 10.2), "6.1%", "95% interval 2.2% to 10.2%"),
     (Figure(1250.0, "£", 900, 1500), "£1,250", "95% interval £900 to £1,500"),
     (Figure(-40.0, "£"), "−£40", ""),
     (Figure(1790, "incidents"), "1,790", ""), (Figure(None, "fires"), "", "")],
)  # fmt: skip
def test_a_figure_is_said_with_its_sign_and_interval(figure, headline, interval):
    assert (words.headline(figure), words.interval(figure)) == (headline, interval)


def test_a_financial_year_is_spelled_out():
    assert words.period("2025/26") == "April 2025 to March 2026"
    assert words.period("2016-07") == "July 2016"
    assert words.period("2025") == "2025"
    assert words.period("2021 to 2025") == "2021 to 2025"

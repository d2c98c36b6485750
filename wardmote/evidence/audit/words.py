"""Numbers and lists in words, as a council would print them."""

import calendar
from collections.abc import Sequence
from datetime import date

from wardmote.evidence.records import Period


def number(value: float, places: int = 0) -> str:
    """13853 → "13,853"."""
    return f"{value:,.{places}f}"


def many(count: float, thing: str) -> str:
    """A number of things: 1, "area" → "1 area"; 1500, "area" → "1,500 areas"."""
    if count == 1:
        return f"1 {thing}"
    ies = thing[-1] == "y" and thing[-2] not in "aeiou"
    return f"{number(count)} {thing[:-1]}ies" if ies else f"{number(count)} {thing}s"


def rate(value: float) -> str:
    """A rate with as many decimals as it can bear: 117.24 → "117", 8.62 → "8.6"."""
    return number(value, 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2)


def percent(value: float) -> str:
    """7.6 → "8%", 0.42 → "0.4%": whole numbers, one decimal below 1."""
    size = abs(value)
    return f"{size:.1f}%" if 0 < size < 1 else f"{size:.0f}%"


def signed(value: float) -> str:
    """A percentage that says which way: 7.6 → "+8%", −3 → "−3%"."""
    return f"{'−' if value < 0 else '+'}{percent(abs(value))}"


def not_told(low: float, high: float) -> str:
    """Why an interval that leaves out 0 is told as no clear difference; "" where it does not."""
    return ", which may be chance among all the kinds looked at" if low > 0 or high < 0 else ""


def one_in(share: float) -> str:
    """A share in words where there are good ones: 0.5 → "half"."""
    words = {0.5: "half", 0.25: "a quarter", 0.75: "three quarters", 0.2: "a fifth"}
    return words.get(share, percent(share * 100))


def day_named(day: date) -> str:
    """A day in words: "3 February 2025"."""
    return f"{day.day} {day:%B %Y}"


def listed(words: Sequence[str]) -> str:
    """["a", "b", "c"] → "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def months_between(period: Period) -> str:
    """Months in words: "April 2023 to March 2024", or "July 2016" for one."""
    first, last = period.months[0], period.months[-1]
    ends = [f"{calendar.month_name[m.month]} {m.year}" for m in (first, last)]
    return ends[0] if first == last else " to ".join(ends)


def months_named(texts: Sequence[str]) -> str:
    """["2023-04", "2023-06"] → "April 2023 and June 2023"."""
    return listed([f"{calendar.month_name[int(t[5:])]} {t[:4]}" for t in texts])


def lower_first(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def years_before(years: int) -> str:
    """What a year is held against: "the year before", "the mean of the 3 years before"."""
    return "the year before" if years == 1 else f"the mean of the {years} years before"


def ordinal(place: int) -> str:
    """1 → "first", 12 → "12th"."""
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    if place <= len(words):
        return words[place - 1]
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"

"""Numbers, intervals, directions and grades as a person reads them."""

import math
from dataclasses import dataclass
from typing import Any

from wardmote.evidence.disclosure.edition import Figure
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.records import Period

MARKS = {
    "[c]": "confidential: too small to show, or it would give another number away",
    "[x]": "not available: not supplied, or not counted",
    "[z]": "not applicable",
}
"""The marks of the Government Analysis Function that stand where a number cannot."""


@dataclass(frozen=True)
class Chip:
    """A word and a shape for something that colour alone must never tell."""

    key: str
    word: str
    meaning: str


DIRECTIONS = {
    "worse": Chip("worse", "Getting worse", "The change is larger than chance would explain."),
    "better": Chip("better", "Getting better", "The change is larger than chance would explain."),
    "same": Chip("same", "No clear change", "Any change is no larger than chance would explain."),
}

GRADE_MEANINGS = {
    "A": Chip("A", "Sound", "Nothing found in the data that affects this finding."),
    "B": Chip("B", "Usable", "Small faults in the data: the finding stands with ordinary care."),
    "C": Chip("C", "Weak", "Faults in the data could change the size of this finding."),
    "D": Chip("D", "Not enough", "The data cannot carry a finding: read it as a question to ask."),
}


def said(value: Any) -> str:
    """A number with thousands commas and no more decimals than its size deserves."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "[x]"
    size = abs(value)
    decimals = 0 if float(value).is_integer() or size >= 100 else 1 if size >= 1 else 2
    text = f"{value:,.{decimals}f}"
    text = text.removesuffix(".0") if decimals == 1 else text
    return text.replace("-", "−") if float(text.replace(",", "")) else text.lstrip("-")


def measured(value: float, unit: str) -> str:
    """A number with its unit: “12%”, “£1,250”, “4.5 per 1,000 residents”."""
    if unit in ("%", "per cent", "percent"):
        return f"{said(value)}%"
    if unit == "£":
        return f"−£{said(-value)}" if value < 0 else f"£{said(value)}"
    return f"{said(value)} {unit}".strip()


def headline(figure: Figure) -> str:
    """The number of a finding, without its unit unless the unit is a sign."""
    if figure.value is None:
        return ""
    return measured(figure.value, figure.unit if figure.unit in ("%", "£") else "")


def interval(figure: Figure) -> str:
    """“95% interval 4.2% to 9.1%”, or nothing where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    unit = figure.unit if figure.unit in ("%", "£") else ""
    return f"95% interval {measured(figure.low, unit)} to {measured(figure.high, unit)}"


def rounding(figure: Figure) -> str:
    """How the number was rounded, or nothing where it is as counted."""
    return f"rounded to the nearest {figure.rounded_to}" if figure.rounded_to > 1 else ""


def period(label: str) -> str:
    """“2025/26” as “April 2025 to March 2026”; a label that is no period as it is."""
    try:
        months = Period.parse(label).months
    except UnknownName:
        return label
    first, last = months[0], months[-1]
    if len(months) == 1:
        return f"{first:%B %Y}"
    return label if first.month == 1 else f"{first:%B %Y} to {last:%B %Y}"

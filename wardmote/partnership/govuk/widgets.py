"""What a form's boxes read from what was sent; how they look is drawn in `fields`."""

from datetime import date
from typing import Any

from django import forms

PARTS = ("day", "month", "year")


class DateParts(forms.Widget):
    """A date as three boxes."""

    def value_from_datadict(self, data, files, name: str) -> dict[str, str] | None:
        """What was typed in each box, or nothing where all are empty."""
        if name in data and not any(f"{name}_{part}" in data for part in PARTS):
            return self.told(data[name])
        told = {part: str(data.get(f"{name}_{part}", "")).strip() for part in PARTS}
        return told if any(told.values()) else None

    def value_omitted_from_data(self, data, files, name: str) -> bool:
        """Whether the form did not have the boxes."""
        return not any(f"{name}_{part}" in data for part in PARTS)

    def told(self, value: Any) -> dict[str, str]:
        """A date, or what was typed, by box."""
        if isinstance(value, str) and value:
            return dict(zip(reversed(PARTS), value.split("-"), strict=False))
        if isinstance(value, date):
            return {part: str(getattr(value, part)) for part in PARTS}
        return value or dict.fromkeys(PARTS, "")


class OneOf(forms.Select):
    """One of several: radios while they are few, a list to pick from when they are many."""


class CountedWords(forms.Textarea):
    """A box for several lines that tells how many characters are left."""

"""Periods of time: a financial year, a calendar year or a run of months; ends are exclusive."""

import re
from dataclasses import dataclass
from datetime import date

from wardmote.evidence.errors import UnknownName


def first_of_month(day: date, *, add: int = 0) -> date:
    """The first day of the month `add` months after the month of `day`."""
    index = day.year * 12 + day.month - 1 + add
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, order=True)
class Period:
    """A run of whole months: `start` is its first day, `end` the day after its last."""

    start: date
    end: date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read "2023/24" (from 1 April), "2023", "2016-07" or "2016-07 to 2016-09".

        Raises:
            UnknownName: the text is none of these.
        """
        first, _, last = text.partition(" to ")
        if last and cls.parse(first) <= cls.parse(last):
            return cls(cls.parse(first).start, cls.parse(last).end)
        if match := re.fullmatch(r"(\d{4})/(\d{2})", text):
            year = int(match[1])
            if (year + 1) % 100 == int(match[2]):
                return cls(date(year, 4, 1), date(year + 1, 4, 1))
        elif re.fullmatch(r"\d{4}", text):
            return cls(date(int(text), 1, 1), date(int(text) + 1, 1, 1))
        elif (match := re.fullmatch(r"(\d{4})-(\d{2})", text)) and 1 <= int(match[2]) <= 12:
            start = date(int(match[1]), int(match[2]), 1)
            return cls(start, first_of_month(start, add=1))
        raise UnknownName(
            f"No period “{text}”. Write 2023/24, 2023, 2023-07 or 2023-07 to 2023-09."
        )

    @property
    def label(self) -> str:
        """The text that `parse` reads back."""
        if len(self.months) == 1:
            return f"{self.start:%Y-%m}"
        if len(self.months) != 12:
            return f"{self.start:%Y-%m} to {self.months[-1]:%Y-%m}"
        if self.start.month == 4:
            return f"{self.start.year}/{self.end.year % 100:02d}"
        return str(self.start.year)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its months, in order."""
        count = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        return tuple(first_of_month(self.start, add=i) for i in range(count))

    def before(self, years: int = 1) -> "Period":
        """The same months so many years earlier."""
        return Period(
            self.start.replace(year=self.start.year - years),
            self.end.replace(year=self.end.year - years),
        )

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

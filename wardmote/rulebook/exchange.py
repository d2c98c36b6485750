"""When agencies are asked for data, and how what they send is compared with what came before."""

from collections.abc import Mapping
from dataclasses import dataclass

from wardmote.rulebook.settings import Settings

FREQUENCIES = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly", "once"})


@dataclass(frozen=True, kw_only=True)
class Exchange(Settings):
    """When agencies are asked for data, and how what they send is compared with what came before.

    Attributes:
        ask_ahead_days: a period is asked for so many days before it ends.
        remind_before_days: the first reminder goes so many days before the due day.
        remind_every_days: once it is late, another goes every so many days.
        decisions_every_days: how often a partnership decides, where its meetings do not tell.
        complete_share: the share of usable rows from which a delivery is complete.
        looked_back: earlier deliveries that a new one is compared with.
        rows_change_share: rows a month that differ from the usual by more than this are told.
        usable_drop: a share of usable rows that is lower than the usual by more than this is told.
        requests_rated: the latest requests that an agency's rates are of.
        new_for_days: what was accepted is told as new for so many days.
        form_rows: a form that is typed into holds so many rows.
        token_days: how long a program's token holds at most.
        due_after_days: frequency → days from a period's end, where nothing else says.
    """

    ask_ahead_days: int
    remind_before_days: int
    remind_every_days: int
    decisions_every_days: int
    complete_share: float
    looked_back: int
    rows_change_share: float
    usable_drop: float
    requests_rated: int
    new_for_days: int
    form_rows: int
    token_days: int
    due_after_days: Mapping[str, int]

    def __post_init__(self) -> None:
        super().__post_init__()
        if set(self.due_after_days) != FREQUENCIES:
            raise ValueError(f"due_after_days says {', '.join(sorted(FREQUENCIES))}, each once.")
        if not 0 < self.complete_share <= 1:
            raise ValueError(f"complete_share {self.complete_share:g} is not a share above 0.")

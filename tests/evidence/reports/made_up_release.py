"""Riverton's edition, let out by the only door there is."""

import pandas as pd

from tests.evidence.reports.made_up_edition import edition
from wardmote.evidence.disclosure import Protected, Released, release, restricted
from wardmote.evidence.records import AREA_COLUMNS, PART_COLUMNS, Counts

PEOPLE = ("First reader", "Second reader")


def _nothing() -> Counts:
    return Counts(pd.DataFrame(columns=AREA_COLUMNS), pd.DataFrame(columns=PART_COLUMNS), base=5)


def for_the_public(made=None) -> Released:
    made = made or edition()
    protected = Protected(_nothing(), pd.DataFrame(), made.rounding, 5, "key", {}, "counts")
    return release(protected, lambda _: made, by=PEOPLE)


def for_the_analyst(made=None) -> Released:
    made = made or edition(audience="analyst")
    return restricted(_nothing(), lambda _: made, by=PEOPLE)

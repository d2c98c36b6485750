"""Lack of information: what the dataset could tell and was never told."""

from collections.abc import Iterator

import pandas as pd

from wardmote.evidence.quality.case import Case
from wardmote.evidence.quality.completeness import completeness
from wardmote.evidence.quality.words import listed
from wardmote.evidence.records import QualityNote

# A place by its grid reference lacks nothing for having no longitude, and the other way round.
PAIRS = (({"easting", "northing"}, {"longitude", "latitude"}),)


def notes(case: Case) -> Iterator[QualityNote]:
    """The fields that no row of the period fills."""
    table = completeness(case.now, case.dataset)
    if not table["rows"].sum():
        return
    lacking = never_supplied(table)
    share = len(lacking) / len(table)
    if lacking:
        sentence = (
            f"Never supplied: {listed(lacking)}. Nothing can be said of what these would tell."
        )
    else:
        sentence = "Every field that this dataset can hold was supplied."
    yield case.note("fields_lacking_share", share, sentence)


def never_supplied(table: pd.DataFrame) -> list[str]:
    """The headings of the columns that no row fills, as `completeness` counted them."""
    empty = set(table.loc[table["missing"] == table["rows"], "column"])
    filled = set(table["column"]) - empty
    for one, other in PAIRS:
        for here, there in ((one, other), (other, one)):
            if there <= filled:
                empty -= here
    return list(dict.fromkeys(table.loc[table["column"].isin(empty), "heading"]))

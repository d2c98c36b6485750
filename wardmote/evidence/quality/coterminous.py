"""Lack of co-terminosity: areas of another vintage, areas that do not nest, other places' rows."""

from collections.abc import Iterator

from wardmote.evidence.quality.case import Case
from wardmote.evidence.quality.located import is_pointed, is_unlocated
from wardmote.evidence.quality.words import number, share
from wardmote.evidence.records import QualityNote

NESTED = ("lookup",)
NOT_NESTED = ("split by point", "best fit")


def notes(case: Case) -> Iterator[QualityNote]:
    """How many rows had to be carried over from other areas, and how many lie outside ours."""
    now = case.now
    if case.dataset.area_kind or "how" not in now.columns:
        return
    coded = ~is_unlocated(now)
    found = now.agg(
        rows=now.count(),
        placed=coded.sum(),
        nested=now.how.isin(NESTED).sum(),
        not_nested=now.how.isin(NOT_NESTED).sum(),
        outside=(coded & now.area.isnull()).sum(),
        pointed=is_pointed(now).sum(),
    )
    count = {name: int(value or 0) for name, value in found.to_pyarrow().to_pylist()[0].items()}
    if not count["placed"]:
        return
    apportioned = count["not_nested"] / count["placed"]
    other = count["nested"] + count["not_nested"]
    yield case.note(
        "apportioned_share", apportioned,
        f"{number(other)} rows name areas of another vintage than "
        f"the audit's; {number(count['not_nested'])} of them ({share(apportioned)} of rows with a "
        "place) name areas that do not nest in today's, and were placed by their point or by "
        "where most people live."
        if other
        else "Every row that names an area names one of the audit's own.",
    )  # fmt: skip
    outside = count["outside"] / count["placed"]
    yield case.note(
        "outside_share", outside,
        f"{number(count['outside'])} rows ({share(outside)} of rows with a place) lie outside "
        "every area that is known here: they are another place's, or misplaced, and are left out."
        if outside
        else "Every row with a place lies in an area that is known here.",
    )  # fmt: skip

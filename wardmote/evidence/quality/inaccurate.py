"""Inaccurate information: impossible points, codes, sudden shifts, repeats and revisions."""

from collections.abc import Iterator
from datetime import date

import ibis
import pandas as pd
from ibis import _

from wardmote.evidence.quality.alike import alike, same_identifier
from wardmote.evidence.quality.case import Case
from wardmote.evidence.quality.points import far_away, places_named
from wardmote.evidence.quality.relabelled import relabelled
from wardmote.evidence.quality.repeated import repeated_months
from wardmote.evidence.quality.revisions import revisions
from wardmote.evidence.quality.shifts import shifted_categories
from wardmote.evidence.quality.words import listed, number, share
from wardmote.evidence.records import QualityNote

NAMED = 3  # examples in a sentence


def notes(case: Case) -> Iterator[QualityNote]:
    """Whatever suggests that what is told is wrong."""
    rows = int(case.now.count().to_pyarrow().as_py())
    if not rows:
        return
    yield from _impossible(case, rows)
    yield from _unknown_codes(case, rows)
    yield from _duplicates(case, rows)
    yield from _revised(case, rows)
    yield from _shifts(case)
    yield from _relabelled(case)
    yield from _repeats(case)


def _impossible(case: Case, rows: int) -> Iterator[QualityNote]:
    far = far_away(case.now)
    total = int(far["rows"].sum())
    sentence = "No point lies far from where the rest are."
    if total:
        named = places_named(far, NAMED)
        where = f": {listed(named)}" if named else ""
        sentence = (
            f"{number(total)} rows have a point far from where the rest are{where}. "
            f"{number(far['rows'].iloc[0])} of them share one point, which suggests a stand-in "
            "for a place that was not known."
            if far["rows"].iloc[0] > 1
            else f"{number(total)} rows have a point far from where the rest are{where}."
        )
    yield case.note("impossible_share", total / rows, sentence)


def _unknown_codes(case: Case, rows: int) -> Iterator[QualityNote]:
    unknown = int(case.now.category.isnull().sum().to_pyarrow().as_py() or 0)
    sentence = (
        f"{number(unknown)} rows ({share(unknown / rows)}) have no category that the dataset "
        "knows: they are counted under none."
        if unknown
        else "Every row has a category that the dataset knows."
    )
    yield case.note("unknown_code_share", unknown / rows, sentence)


def _duplicates(case: Case, rows: int) -> Iterator[QualityNote]:
    if case.dataset.grain != "event":
        return
    twice = same_identifier(case.now, case.deliveries)
    same = alike(case.now)
    sentence = f"{number(twice)} rows have an identifier that another row has as well."
    if same:
        sentence += (
            f" {number(same)} rows without an identifier are like another in all they tell; they "
            "may well be different incidents, so all are counted."
        )
    yield case.note("duplicate_share", twice / rows, sentence)


def _revised(case: Case, rows: int) -> Iterator[QualityNote]:
    found = revisions(case.store, case.dataset.name, case.period)
    if not found:
        return
    revised = sum(change.changed + change.added + change.removed for change in found)
    columns: dict[str, int] = {}
    for change in found:
        for name, count in change.columns.items():
            columns[name] = columns.get(name, 0) + count
    worst = sorted(columns.items(), key=lambda item: -item[1])[:NAMED]
    headings = {field.name: field.heading for field in case.dataset.fields}
    told = [f"{headings.get(name, name)} of {number(count)}" for name, count in worst]
    sentence = (
        f"{len(found)} months were sent again with {number(revised)} rows changed, added or "
        "removed; the later delivery stands, and the earlier is kept."
    )
    more = f" Changed most: {listed(told)}." if told else ""
    yield case.note("revised_share", revised / rows, sentence + more)


def _shifts(case: Case) -> Iterator[QualityNote]:
    quality = case.rules.quality
    monthly = _monthly(case.rows)
    if monthly["category"].nunique() < 2:
        return
    jumps = shifted_categories(
        monthly,
        usual_months=quality.usual_months,
        factor=quality.shift_factor,
        minimum=quality.shift_minimum,
        false_discovery_rate=case.rules.audit.false_discovery_rate,
    )
    sentence = "No category's share of a month's rows jumped."
    if len(jumps):
        sentence = (
            f"A category's share jumped: {listed([_jump_told(case, row) for row in _worst(jumps)])}"
            ". Words or codes may have changed, not what happened."
        )
    share_of_months = jumps["month"].nunique() / monthly["month"].nunique()
    yield case.note("category_shift_share", share_of_months, sentence)


def _monthly(rows: ibis.Table) -> pd.DataFrame:
    """One row per month × category: rows."""
    counted = rows.filter(_.category.notnull()).group_by(["month", "category"])
    return counted.agg(rows=_.count()).to_pandas()


def _relabelled(case: Case) -> Iterator[QualityNote]:
    """Of the partnership's own rows, in words alone: its counts are not for a note to tell."""
    monthly, before = _monthly(case.here), case.period.before(1)
    if monthly["category"].nunique() < 2:
        return
    found = relabelled(
        monthly,
        months=sorted(case.supply.loc[~case.supply["gap"], "month"]),
        since=before.start,
        least_months=case.rules.quality.relabelled_months,
        least_share=case.rules.quality.relabelled_least_share,
        season_months=case.rules.audit.seasonality_minimum_months,
        alarm=case.rules.audit.false_discovery_rate,
    )
    pairs = zip(found["month"], found["fell"], found["rose"], strict=True)
    told = [_pair_told(case, *pair) for pair in pairs]
    sentence = (
        f"{' '.join(told)} What people did hardly ever moves so."
        if told
        else "No category fell in the month in which another rose as much."
    )
    unlike = [_months_unlike(case, month) for month in found["month"]]
    yield case.note(
        "relabelled_share", max(unlike, default=0.0), sentence,
        tuple(dict.fromkeys([*found["fell"], *found["rose"]])),
    )  # fmt: skip


def _pair_told(case: Case, month: date, fell: str, rose: str) -> str:
    first, other = (_title(case, name) for name in (fell, rose))
    return (
        f"{first} fell as {other[:1].lower()}{other[1:]} rose in the same month, "
        f"{month:%Y-%m}, by about as many: look whether rows were relabelled."
    )


def _months_unlike(case: Case, month: date) -> float:
    """The share of the period's months filed otherwise than the same months a year before."""
    months = case.period.months
    after = sum(each >= month for each in months)
    before = sum(each < month for each in case.period.before(1).months)
    return (after if month in case.period else before) / len(months)


def _title(case: Case, name: str) -> str:
    category = case.rules.categories.get(name)
    return category.title if category else name


def _worst(jumps: pd.DataFrame) -> list[dict[str, object]]:
    """The first month of each category's jump, those that moved most rows first."""
    moved = (jumps["share"] - jumps["usual_share"]).abs()
    first = jumps.assign(moved=moved).sort_values("month").drop_duplicates("category")
    worst = first.sort_values("moved", ascending=False).head(NAMED)
    return [{str(name): value for name, value in row.items()} for row in worst.to_dict("records")]


def _jump_told(case: Case, jump: dict[str, object]) -> str:
    title = _title(case, str(jump["category"]))
    usual, now = float(str(jump["usual_share"])), float(str(jump["share"]))
    return f"{title} from {share(usual)} to {share(now)} of rows in {str(jump['month'])[:7]}"


def _repeats(case: Case) -> Iterator[QualityNote]:
    quality = case.rules.quality
    found = repeated_months(
        case.rows,
        least_share=quality.same_rows_share,
        minimum=quality.shift_minimum,
        by_content=case.dataset.grain in ("event", "person"),
    )
    months = len(case.supply[case.supply["supplied"]])
    told = [f"{row.month:%Y-%m} repeats {row.repeats:%Y-%m}" for row in found.itertuples()]
    sentence = (
        f"{listed(told)}: the same rows stand under two months, and one of them is not its own."
        if told
        else "No month repeats another's rows."
    )
    yield case.note("repeated_period_share", found["month"].nunique() / max(months, 1), sentence)

"""Audits of real places: fixed totals only."""

import re
from collections.abc import Callable

import pandas as pd
import pytest

from wardmote.evidence.audit import Audit
from wardmote.evidence.disclosure import Edition

Audited = Callable[[str, str], Audit]

TOTALS = {
    "Cheltenham": 13_853, "Cotswold": 5_563, "Forest of Dean": 6_069,
    "Gloucester": 18_751, "Stroud": 8_660, "Tewkesbury": 6_477,
}  # fmt: skip
POLICE, CASUALTIES = "police_street", "road_casualties"
LEEDS_POLICE, LEEDS_CASUALTIES = 9_243, 242
COUNTS = {"Events recorded", "This year", "Year before", "People"}
MISSING = re.compile(r"\b(nan|None|inf|NaT)\b")
ONE_AS_MANY = re.compile(
    r"(?<![\d.,])1 (months|years|areas|events|categories|datasets|tenths|partnerships|places)\b"
)

pytestmark = [pytest.mark.timeout(900), pytest.mark.xdist_group("real audits")]


def total(edition: Edition, dataset: str = POLICE) -> float | None:
    return edition.findings[f"{dataset}.level"].figure.value


def by_category(edition: Edition) -> pd.Series:
    return edition.exhibits["levels.categories"].table.set_index("title")["count"]


@pytest.mark.parametrize("place", TOTALS)
def test_the_analyst_reads_the_exact_total_and_the_public_one_within_two(
    audited: Audited, place: str
) -> None:
    audit = audited(place, "2023/24")
    assert total(audit.analyst.edition) == TOTALS[place]
    assert abs((total(audit.public.edition) or 0) - TOTALS[place]) <= 2


def test_the_two_largest_groups_of_gloucester_are_exact_for_the_analyst(audited: Audited) -> None:
    audit = audited("Gloucester", "2023/24")
    exact, told = by_category(audit.analyst.edition), by_category(audit.public.edition)
    for title, count in {
        "Violence and sexual offences": 7_371, "Anti-social behaviour": 2_986,
    }.items():  # fmt: skip
        assert exact[title] == count
        assert abs(told[title] - count) <= 2


@pytest.mark.parametrize("place", TOTALS)
def test_every_published_count_is_a_multiple_of_five_and_they_add_up(
    audited: Audited, place: str
) -> None:
    edition = audited(place, "2023/24").public.edition
    for exhibit in edition.exhibits.values():
        for column, meaning in exhibit.columns.items():
            if meaning in COUNTS:
                counts = exhibit.table[column].dropna()
                assert (counts % 5 == 0).all(), (exhibit.id, column)
    assert by_category(edition).sum() == total(edition)


@pytest.mark.parametrize("place", TOTALS)
def test_a_year_that_was_never_supplied_is_compared_with_nothing(
    audited: Audited, place: str
) -> None:
    """Two years before are held in part (January 2022 on), the third not at all."""
    audit = audited(place, "2023/24")
    for released in (audit.public, audit.analyst):
        told = " ".join(finding.sentence for finding in released.edition.findings.values())
        assert "2020" not in told
        assert "3 years before" not in told


def test_two_agencies_speak_of_leeds_in_july_2016(audited: Audited) -> None:
    edition = audited("Leeds", "2016-07").analyst.edition
    assert edition.period == "July 2016"
    assert {POLICE, CASUALTIES} <= set(edition.sources["dataset"])
    assert total(edition) == LEEDS_POLICE
    assert total(edition, CASUALTIES) == LEEDS_CASUALTIES


def test_one_month_of_leeds_is_compared_with_no_other(audited: Audited) -> None:
    audit = audited("Leeds", "2016-07")
    for released in (audit.public, audit.analyst):
        findings = released.edition.findings
        assert len(findings) > 5
        assert not [name for name in findings if name.endswith((".change", ".step"))]
        assert "changes.compared" not in released.edition.exhibits


@pytest.mark.parametrize("place", [*TOTALS, "Leeds"])
def test_no_sentence_tells_of_a_missing_number_or_of_one_thing_as_many(
    audited: Audited, place: str
) -> None:
    audit = audited(place, "2016-07" if place == "Leeds" else "2023/24")
    for released in (audit.public, audit.analyst):
        edition = released.edition
        said = [*edition.summary, *(finding.sentence for finding in edition.findings.values())]
        said += [finding.plain for finding in edition.findings.values()]
        said += [text for section in edition.sections for text in section.intro]
        said += [f"{each.title} {each.description}" for each in edition.exhibits.values()]
        assert [sentence for sentence in said if MISSING.search(sentence)] == []
        assert [sentence for sentence in said if ONE_AS_MANY.search(sentence)] == []

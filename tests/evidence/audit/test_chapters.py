"""Every chapter keeps its promises, whatever there is to tell."""

import re
from dataclasses import fields
from functools import cache

import pytest

from tests.evidence.audit import hand_made
from wardmote.evidence.audit.chapters import CHAPTERS
from wardmote.evidence.audit.edition import write_edition
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import GRADES

LAST = hand_made.YEARS[-1:]
WORLDS = {
    "rich": (hand_made.RICH, hand_made.YEARS, 1),
    "rich and rounded": (hand_made.RICH, hand_made.YEARS, 5),
    "one dataset and year": (hand_made.ONE, LAST, 1),
    "tiny": (hand_made.TINY, hand_made.YEARS, 1),
}
NOTHING = re.compile(r"\b(nan|None|inf|NaT|<NA>)\b")
TOLD = ("sentence", "source", "period", "boundaries", "would_change", "theme", "question", "part")
NAMES = {f"{write.__module__.rsplit('.', 1)[-1]}.{write.__name__}": write for write in CHAPTERS}


@cache
def numbers_of(world):
    held, years, base = WORLDS[world]
    brief = hand_made.brief(held, years=years, base=base, places=base == 1)
    return Numbers(hand_made.counts(held, years, base), brief)


@cache
def chapters_of(world):
    numbers = numbers_of(world)
    return {name: write(numbers.brief, numbers) for name, write in NAMES.items()}


@cache
def edition_of(world):
    numbers = numbers_of(world)
    audience = "analyst" if numbers.counts.base == 1 else "public"
    return write_edition(numbers.counts, brief=numbers.brief, audience=audience)


@pytest.fixture(params=WORLDS)
def world(request):
    return request.param


@pytest.fixture(params=NAMES)
def chapter(world, request):
    return chapters_of(world)[request.param]


def test_every_finding_says_what_it_stands_on(chapter):
    for finding in chapter.findings:
        for name in TOLD:
            assert getattr(finding, name).strip(), (finding.id, name)
        assert finding.grade in GRADES
        assert finding.sentence.endswith(".")
        assert finding.period == "April 2023 to March 2024"


def test_an_exhibit_that_a_finding_leans_on_is_there(chapter):
    shown = {exhibit.id for exhibit in chapter.exhibits}
    for finding in chapter.findings:
        assert set(finding.exhibits) <= shown, finding.id


def test_every_column_of_an_exhibit_has_a_meaning(chapter):
    for exhibit in chapter.exhibits:
        assert list(exhibit.table.columns) == list(exhibit.columns), exhibit.id
        assert all(meaning.strip() for meaning in exhibit.columns.values())
        assert len(exhibit.table), exhibit.id


def test_every_encoding_names_a_column_of_its_table(chapter):
    for exhibit in chapter.exhibits:
        named = {role: name for role, name in exhibit.encoding.items() if role != "levels"}
        assert set(named.values()) <= set(exhibit.table.columns), exhibit.id


def test_every_exhibit_says_what_is_seen_and_where_it_is_from(chapter):
    for exhibit in chapter.exhibits:
        for name in ("title", "subtitle", "source", "description"):
            assert getattr(exhibit, name).strip(), (exhibit.id, name)


def test_ids_are_told_once(chapter):
    for told in (chapter.findings, chapter.exhibits):
        ids = [one.id for one in told]
        assert len(ids) == len(set(ids)), ids


def test_no_word_of_it_is_a_missing_number(chapter):
    for told in (*chapter.findings, *chapter.exhibits):
        for field in fields(told):
            value = getattr(told, field.name)
            words = value if isinstance(value, tuple) else (value,)
            for text in (word for word in words if isinstance(word, str)):
                assert not NOTHING.search(text), (told.id, field.name, text)
    for text in (*chapter.intro, *chapter.not_supplied):
        assert not NOTHING.search(text), text


def test_a_figure_lies_within_its_interval(chapter):
    for finding in chapter.findings:
        figure = finding.figure
        if figure.low is not None and figure.value is not None:
            assert figure.low - 1e-9 <= figure.value <= figure.high + 1e-9, finding.id


def test_an_edition_holds_every_exhibit_and_finding_of_its_sections(world):
    edition = edition_of(world)
    for section in edition.sections:
        assert set(section.findings) <= set(edition.findings)
        assert set(section.exhibits) <= set(edition.exhibits)
    for finding in edition.findings.values():
        assert set(finding.exhibits) <= set(edition.exhibits), finding.id
    told = [one for section in edition.sections for one in section.findings]
    assert sorted(told) == sorted(edition.findings)
    assert edition.summary
    for text in (*edition.summary, *(word for pair in edition.method for word in pair)):
        assert not NOTHING.search(text), text


def test_a_rich_year_has_something_to_say_in_every_chapter_that_numbers_can_fill():
    silent = {name for name, chapter in chapters_of("rich").items() if not chapter.findings}
    assert silent == {"reasons.write", "stated.plan", "stated.provision", "stated.options"}


def test_a_category_that_rose_by_half_is_told_to_have_risen_by_half():
    findings = {f.id: f for f in chapters_of("rich")["changes.write"].findings}
    finding = findings["police_street.burglary.change"]
    assert finding.sentence.startswith(
        "Burglary rose by 50% on the year before, from 160 to 240 (95% interval: "
    )
    assert finding.direction == "worse"


def test_an_answer_to_a_survey_is_no_event():
    numbers = numbers_of("rich")
    assert "resident_survey" not in set(numbers.wholes["dataset"])
    assert set(numbers.concern["dataset"]) == {"resident_survey"}


def test_places_are_named_to_the_analyst_alone():
    assert "again.council_asb.places" in edition_of("rich").exhibits
    public = edition_of("rich and rounded")
    assert not [e for e in public.exhibits if e.endswith(".places")]
    cells = [str(c) for e in public.exhibits.values() for c in e.table.to_numpy().ravel()]
    assert not [cell for cell in cells if "Made Up House" in cell]


def test_the_public_reads_no_more_findings_to_a_question_than_the_rulebook_says():
    most = hand_made.RULES.audit.findings_per_question
    assert max(len(section.findings) for section in edition_of("rich and rounded").sections) <= most


def test_the_most_telling_finding_of_each_matter_comes_first_in_the_order_of_the_matrix():
    findings = list(edition_of("rich").findings.values())
    matters = [".".join(finding.id.split(".")[:2]) for finding in findings]
    leading = [f for n, f in enumerate(findings) if matters[n] not in matters[:n]]
    assert findings[: len(leading)] == leading
    priorities = [finding.priority for finding in leading]
    assert priorities == sorted(priorities, reverse=True)
    assert priorities[0] > 0


def test_where_every_count_rounds_to_nothing_there_is_nothing_to_publish():
    brief = hand_made.brief(hand_made.TINY, base=5, places=False)
    with pytest.raises(NotReleasable, match="Riverton in 2023/24"):
        write_edition(hand_made.counts(hand_made.TINY, base=5), brief=brief, audience="public")


def test_counts_made_from_rounded_counts_are_rounded():
    numbers = numbers_of("rich and rounded")
    for table in (numbers.by_area, numbers.yearly, numbers.monthly, numbers.week):
        assert (table["count"] % 5 == 0).all()


def test_of_data_that_no_finding_can_rest_on_nothing_is_called_better_or_worse():
    findings = edition_of("rich").findings.values()
    assert any(finding.direction for finding in findings)
    assert not [f.id for f in findings if f.grade == "D" and f.direction]

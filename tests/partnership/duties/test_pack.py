"""The evidence pack: what it tells of a year, and that its document is fit to be read."""

from io import BytesIO
from itertools import pairwise

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn

from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Evidence
from wardmote.partnership.duties.pages.document import document
from wardmote.partnership.duties.pages.pack import pack

PDF = b"%PDF-1.7 made up"


@pytest.fixture
def by(officer, at) -> dict:
    return {"by": officer.membership, "at": at}


@pytest.fixture
def made(opened, today, by):
    """The pack, as it is now."""
    return lambda: pack(opened, 2026, on=today, **by)


@pytest.fixture
def kept(assessment, by) -> Evidence:
    file = SimpleUploadedFile("plan.pdf", PDF)
    return changes.give_evidence(duty=assessment, title="The plan", file=file, **by)


def item(told, key: str):
    return next(each for each in told.items if each.line.duty.key == key)


def test_every_duty_of_the_year_is_in_it(made, opened) -> None:
    assert len(made().items) == opened.duties.filter(year=2026).count()


def test_each_duty_has_its_law(made) -> None:
    assert item(made(), "strategic_assessment").line.act == "SI 2007/1830, regs 5 to 7"


def test_law_that_was_not_read_is_marked(made) -> None:
    assert item(made(), "asb_review_figures").note.startswith("[not checked]")


def test_what_lacks_is_said(made, assessment, by) -> None:
    changes.assign(duty=assessment, owner=None, lead=None, **by)
    assert item(made(), "strategic_assessment").missing == (
        "It is not done", "Nobody is named as its owner", "13 contents are missing",
        "There is no evidence",
    )  # fmt: skip


def test_a_duty_whose_day_has_passed_is_told_as_not_done(made) -> None:
    assert "It was not done by its day" in item(made(), "plan_summary").missing


def test_what_is_not_due_yet_is_no_gap(made) -> None:
    told = made()
    assert item(told, "strategic_assessment") in told.ahead
    assert item(told, "strategic_assessment") not in told.lacking


def test_what_does_not_apply_lacks_nothing(made, assessment, by) -> None:
    changes.set_aside(duty=assessment, reason="Merged", **by)
    assert item(made(), "strategic_assessment").missing == ()


def test_a_file_is_told_with_its_fingerprint_as_unchanged(made, kept) -> None:
    (proof,) = item(made(), "strategic_assessment").proofs
    assert (proof.sha256, proof.is_sound) == (kept.sha256, True)


def test_a_file_that_was_altered_is_found(made, kept) -> None:
    with kept.file.storage.open(kept.file.name, "wb") as file:
        file.write(b"%PDF-1.7 other")
    assert "The plan: Altered since it was given" in item(made(), "strategic_assessment").missing


def test_a_file_that_is_gone_is_found(made, kept) -> None:
    kept.file.storage.delete(kept.file.name)
    assert "The plan: The file is gone" in item(made(), "strategic_assessment").missing


@pytest.fixture
def word(made, kept):
    return Document(BytesIO(document(made())))


def test_the_document_tells_every_duty_under_a_heading(word, made) -> None:
    headings = [line.text for line in word.paragraphs if line.style.name == "Heading 2"]
    assert len(headings) == len(made().items)


def test_no_level_of_heading_is_left_out(word) -> None:
    levels = [int(line.style.name[-1]) for line in word.paragraphs if "Heading" in line.style.name]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_header_row(word) -> None:
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in word.tables)


def test_the_document_says_its_language_and_title(word) -> None:
    lang = word.styles["Normal"].element.rPr.find(qn("w:lang"))
    told = (lang.get(qn("w:val")), word.core_properties.title)
    assert told == ("en-GB", "Riverton: compliance evidence pack 2026/27")


def test_pages_are_numbered(word) -> None:
    codes = [code.text for code in word.sections[0].footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_document_holds_the_fingerprint_of_every_file(word, kept) -> None:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(kept.sha256 in cell for cell in cells)


def test_the_document_is_given_as_a_file(opened, officer) -> None:
    answer = officer.client.get(reverse("duties:pack_document", args=["riverton"]))
    assert 'filename="riverton-evidence-pack-2026-2027.docx"' in answer["Content-Disposition"]

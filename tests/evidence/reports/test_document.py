from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.evidence.reports.made_up_edition import edition


@pytest.fixture(scope="module")
def document(public_report):
    return Document(str(public_report / "report.docx"))


def test_every_picture_has_words_for_who_cannot_see_it(document):
    pictures = [shape._inline.docPr for shape in document.inline_shapes]
    drawn = [each for each in edition().exhibits.values() if each.kind != "table"]
    said = sorted(picture.get("descr") for picture in pictures)
    assert said == sorted(each.description for each in drawn)


def test_heading_levels_are_never_skipped(document):
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_table_headings_are_repeated_on_every_page(document):
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_contents_lead_to_every_section(document):
    anchors = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    assert len(anchors) >= len(edition().sections) + 3
    assert set(anchors) <= marks


def test_it_says_what_it_is_and_in_what_language(document):
    assert document.core_properties.title == "Riverton: audit of crime, disorder and harm, 2025/26"
    assert document.core_properties.language == "en-GB"
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Made-up place" in text
    assert "no survey or consultation has been supplied" in text

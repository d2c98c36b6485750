"""Files that are given: which are taken, and who gets them back how."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wardmote.partnership.duties import changes
from wardmote.partnership.duties.rules import files, what_is_wrong

PDF = b"%PDF-1.7 made up"


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as inside:
        for name in names:
            inside.writestr(name, "x")
    return out.getvalue()


TAKEN = {
    "plan.pdf": PDF,
    "PLAN.PDF": PDF,
    "plan.docx": zipped("word/document.xml"),
    "sums.xlsx": zipped("xl/workbook.xml"),
    "sums.ods": zipped("mimetype", "content.xml"),
    "list.csv": "name,Llŷr".encode(),
    "map.png": b"\x89PNG\r\n\x1a\n....",
    "photo.jpeg": b"\xff\xd8\xff\xe0....",
}
REFUSED = {
    "page.html": b"<script>alert(1)</script>",
    "picture.svg": b"<svg onload='alert(1)'/>",
    "tool.exe": b"MZ",
    "plan": PDF,
    "plan.pdf.html": PDF,
    "plan.pdf": b"<html>",
    "macro.docm": zipped("word/document.xml", "word/vbaProject.bin"),
    "macro.docx": zipped("word/document.xml", "word/vbaProject.bin"),
    "notes.docx": PDF,
    "list.csv": b"a,b\x00c",
    "empty.txt": b"",
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_that_is_what_it_says_is_taken(name) -> None:
    assert what_is_wrong(SimpleUploadedFile(name, TAKEN[name])) == ""


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_of_another_kind_is_refused(name) -> None:
    assert what_is_wrong(SimpleUploadedFile(name, REFUSED[name])) != ""


def test_a_file_that_is_too_large_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", len(PDF) - 1)
    assert "smaller" in what_is_wrong(SimpleUploadedFile("plan.pdf", PDF))


@pytest.fixture
def kept(assessment, officer, at):
    return changes.give_evidence(
        duty=assessment, title="Plan", file=SimpleUploadedFile("plan.pdf", PDF),
        by=officer.membership, at=at,
    )  # fmt: skip


def address(kept) -> str:
    return reverse("duties:evidence_file", args=["riverton", kept.pk])


def test_a_file_is_saved_and_never_shown(kept, officer) -> None:
    answer = officer.client.get(address(kept))
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == PDF


def test_a_file_is_given_to_members_of_its_partnership_only(kept, collingbridge, member) -> None:
    stranger = member("officer", partnership=collingbridge)
    inside = reverse("duties:evidence_file", args=["collingbridge", kept.pk])
    told = [stranger.client.get(each).status_code for each in (address(kept), inside)]
    assert told == [404, 404]


def test_a_national_body_sees_that_there_is_a_file_but_does_not_get_it(kept, member) -> None:
    national = member("national", partnership=kept.partnership)
    assert national.client.get(address(kept)).status_code == 403


def test_a_file_is_given_on_the_page(assessment, officer) -> None:
    give = reverse("duties:give_evidence", args=["riverton", assessment.pk])
    file = SimpleUploadedFile("plan.pdf", PDF)
    officer.client.post(give, {"title": "Plan", "file": file})
    assert assessment.evidence.get().file_name == "plan.pdf"


def test_a_wrong_file_is_sent_back_with_what_is_wrong(assessment, officer) -> None:
    give = reverse("duties:give_evidence", args=["riverton", assessment.pk])
    file = SimpleUploadedFile("page.html", b"<p>")
    answer = officer.client.post(give, {"title": "Page", "file": file})
    assert "The file must be one of these" in answer.content.decode()


def test_an_owner_does_their_duty_on_its_pages(assessment, member, officer, at) -> None:
    board = member("board", partnership=assessment.partnership)
    changes.assign(duty=assessment, owner=board.person, lead=None, by=officer.membership, at=at)
    finish = reverse("duties:finish", args=["riverton", assessment.pk])
    assert board.client.get(finish).status_code == 200


def test_anothers_duty_is_refused_before_its_form_is_shown(assessment, member) -> None:
    board = member("board", partnership=assessment.partnership)
    finish = reverse("duties:finish", args=["riverton", assessment.pk])
    assert board.client.get(finish).status_code == 403

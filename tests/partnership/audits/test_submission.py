"""The package by which an audit is submitted: what is in it, and what must not be."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from typer.testing import CliRunner

from tests.partnership.audits.life import agreed, interim, people, written
from wardmote.evidence import scan
from wardmote.partnership.agencies.models import Role
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.audits import jobs
from wardmote.partnership.audits.changes import planning, running, saying, signing
from wardmote.partnership.audits.changes import workshop as workshops
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.pages.submission import BODY, EVERYBODY, submission
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_folder
from wardmote.partnership.sharing.models import Party, Protocol, Version
from wardmote.partnership.website.command import whole
from wardmote.partnership.website.waking import Refused as NotDone

pytestmark = pytest.mark.django_db
MARK, TERMS = "Canaryz", "To know what to put first in the plan."


@pytest.fixture
def who(riverton, member):
    return people(member, riverton)


@pytest.fixture
def signed(riverton, who, at, both_editions, settings, tmp_path) -> Audit:
    """A signed-off audit, with marked words in every private table."""
    settings.HOME = tmp_path / "home"
    audit = planning.plan(
        partnership=riverton, title=f"{MARK} title", period="2025/26", terms=TERMS,
        due_on=at.date().replace(year=2027), by=who.analyst, at=at,
    )  # fmt: skip
    partner = riverton.partners.get(agency__kind="fire")
    planning.answer_scope(
        audit=audit, partner=partner, said="agrees", words=f"{MARK} scope", by=who.officer, at=at
    )
    planning.agree_scope(audit=audit, why="Time is short.", by=who.officer, at=at)
    run = running.ask_for_run(audit=audit, by=who.analyst, at=at, now=jobs.really_now())
    written(run, both_editions, at)
    audit = Audit.objects.get(pk=audit.pk)
    _said(audit, who, at)
    signing.check(audit=audit, words=f"{MARK} check", by=who.officer, at=at)
    for each in (who.chair, who.board):
        signing.sign_off(audit=audit, words=f"{MARK} sign", by=each, at=at)
    return Audit.objects.get(pk=audit.pk)


def _said(audit: Audit, who, at) -> None:
    """A comment, a correction, a note and a workshop."""
    finding = audit.edition.findings.public().first()
    saying.comment(audit=audit, finding=finding, words=f"{MARK} remark", by=who.board, at=at)
    filed = saying.file_correction(
        audit=audit, wrong=f"{MARK} wrong", right=f"{MARK} right", by=who.chair, at=at
    )
    saying.answer_correction(
        correction=filed, state="refused", answer=f"{MARK} no", by=who.analyst, at=at
    )
    saying.write_note(
        partnership=audit.partnership, about=f"{MARK} note", words=MARK, by=who.officer, at=at
    )
    workshop = workshops.open_workshop(
        audit=audit, held_on=at.date(), place=f"{MARK} hall", findings=[finding], by=who.officer,
        at=at,
    )  # fmt: skip
    there = {each.agency: 2 for each in audit.partnership.partners.all()[:2]}
    workshops.write_who_came(workshop=workshop, people=there, by=who.officer, at=at)
    workshops.write_card(
        card=workshop.cards.get(), meaning=f"{MARK} meaning", fits="no", missing=MARK,
        is_priority=True, because=f"{MARK} because", by=who.officer, at=at,
    )  # fmt: skip
    workshops.conclude(workshop=workshop, words=f"{MARK} all", by=who.officer, at=at)
    for comment in audit.comments.all():
        saying.answer_comment(comment=comment, answer=f"{MARK} answer", by=who.analyst, at=at)


def opened(path: Path | io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def taken(client: Client, path: str) -> dict[str, bytes]:
    answer = client.get(path)
    assert answer["Content-Type"] == "application/zip"
    return opened(io.BytesIO(b"".join(answer.streaming_content)))


def told(files: dict[str, bytes]) -> dict:
    return json.loads(files["submission.json"])


# ── what is in it ──


def test_a_reader_finds_every_file_as_the_list_says(signed):
    files = opened(submission(signed, BODY))
    lines = files["sha256sum.txt"].decode().splitlines()
    listed = dict(line.split("  ", 1)[::-1] for line in lines)
    assert listed == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name != "sha256sum.txt"
    }


def test_the_public_edition_is_in_it_in_every_form_and_as_it_was_frozen(signed):
    files = opened(submission(signed, BODY))
    folder = edition_folder(signed.edition, PUBLIC)
    frozen = {
        f"edition/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip
    assert frozen == {name: each for name, each in files.items() if name.startswith("edition/")}
    endings = {Path(name).suffix for name in frozen}
    assert {".html", ".docx", ".xlsx", ".csv", ".json"} <= endings
    assert [name for name in frozen if name.endswith(".csv-metadata.json")]


def test_it_tells_who_took_part_by_agency_and_who_signed_by_role(signed):
    files = opened(submission(signed, BODY))
    said = told(files)
    did = dict(said["took_part"])
    assert "agreed to the scope" in did["Riverton Fire and Rescue Service"]
    assert any("2 people at a workshop" in each for each in did.values())
    assert [(what, role) for what, role, _on in said["signed"]] == [
        ("Checked", Role.OFFICER.label), ("Signed off", Role.CHAIR.label),
        ("Signed off", Role.BOARD.label),
    ]  # fmt: skip
    assert said["fingerprint"] == signed.sha256
    assert ["Terms of reference", TERMS] in said["terms"]
    assert TERMS in files["submission.html"].decode()


def test_it_tells_what_it_rests_on_and_how(signed):
    files = opened(submission(signed, BODY))
    rows = list(csv.DictReader(io.StringIO(files["sources.csv"].decode())))
    assert len(rows) == len(told(files)["sources"]) > 0
    assert all(row["grade"] for row in rows)
    assert {"dataset", "problem", "measure", "grade"} <= set(told(files)["quality"][0])
    assert told(files)["method"]


def test_the_protocols_are_named_by_which_the_data_came(signed, riverton, today):
    shown = with_data(riverton, "How we share", today, is_published=True)
    with_data(riverton, "Not for all", today, is_published=False)
    body, public = (told(opened(submission(signed, each))) for each in (BODY, EVERYBODY))
    assert [one["protocol"] for one in body["protocols"]] == [
        "How we share, version 1", "Not for all, version 1",
    ]  # fmt: skip
    assert [one["protocol"] for one in public["protocols"]] == [str(shown)]
    assert public["withheld"] == 1


def with_data(riverton, title: str, today, *, is_published: bool) -> Version:
    """A protocol by which a file was accepted."""
    partner = riverton.partners.get(agency__kind="police")
    police = partner.agency
    protocol = Protocol.objects.create(
        partnership=riverton, title=title, theme="All", is_published=is_published
    )
    version = Version.objects.create(
        protocol=protocol, number=1, host=police, aim="To audit", starts=today, review_by=today,
        ends=today.replace(year=2030),
    )  # fmt: skip
    Party.objects.create(version=version, partner=partner, kind="responsible")
    riverton.deliveries.create(
        agency=police, dataset="police_street", sending=f"{protocol.pk:032}", way="page",
        file_name="a.csv", size=1, sha256=title, kept_as=title, sent_at="2026-06-01T10:00Z",
        state="accepted", store_mark="a", basis=version,
    )  # fmt: skip
    return version


# ── what is not ──


@pytest.mark.parametrize("audience", [BODY, EVERYBODY])
def test_no_word_of_a_private_table_is_in_it(signed, riverton, tmp_path, audience):
    with zipfile.ZipFile(submission(signed, audience)) as zipped:
        zipped.extractall(tmp_path)
    names = [each.person.name for each in riverton.memberships.select_related("person")]
    assert len(names) == 4
    assert scan(tmp_path, canaries=[MARK, *names]) == []


def test_what_everybody_gets_leaves_out_what_members_wrote_as_terms(signed):
    files = opened(submission(signed, EVERYBODY))
    assert told(files)["terms"] == []
    assert not [name for name, content in files.items() if TERMS.encode() in content]


def test_a_package_that_would_name_somebody_is_not_given_out(signed, who):
    Audit.objects.filter(pk=signed.pk).update(terms=f"As {who.board.person.name} asked")
    with pytest.raises(Refused, match=r"submission\.html: canary"):
        submission(Audit.objects.get(pk=signed.pk), BODY)
    assert submission(Audit.objects.get(pk=signed.pk), EVERYBODY).is_file()


def test_files_that_were_changed_since_are_not_submitted(signed):
    page = edition_folder(signed.edition, PUBLIC) / "index.html"
    page.chmod(0o640)
    page.write_text("Other")
    with pytest.raises(Refused, match="not as they were signed"):
        submission(signed, BODY)


def test_what_is_not_signed_off_is_not_submitted(riverton, who, at, both_editions, member):
    audit = interim(riverton, who.analyst, at, both_editions)
    with pytest.raises(Refused):
        submission(audit, BODY)
    answer = member("officer").client.get(
        f"/riverton/audits/{audit.pk}/submission.zip", follow=True
    )
    assert "not signed off yet" in answer.content.decode()


# ── to whom ──


def test_it_is_made_once_and_again_when_what_it_tells_changes(signed):
    first = submission(signed, BODY)
    made_at = first.stat().st_mtime_ns
    assert submission(signed, BODY).stat().st_mtime_ns == made_at
    Audit.objects.filter(pk=signed.pk).update(terms="Else")
    second = submission(Audit.objects.get(pk=signed.pk), BODY)
    assert second != first
    assert not first.exists()


def test_the_same_papers_make_the_same_bytes(signed):
    path = submission(signed, BODY)
    before = path.read_bytes()
    path.unlink()
    assert submission(signed, BODY).read_bytes() == before


def test_who_may_takes_it_and_everybody_once_it_is_published(signed, who, member, at):
    path, public = f"/riverton/audits/{signed.pk}/submission.zip", "/published/riverton/audits/"
    out = f"{public}{signed.pk}/submission.zip"
    assert told(taken(member("board").client, path))["terms"]
    assert member("elected").client.get(path).status_code == 403
    assert Client().get(out).status_code == 404
    signing.publish(audit=signed, by=who.officer, at=at)
    assert told(taken(Client(), out))["published_on"] == at.date().isoformat()
    assert out in Client().get(f"{public}{signed.pk}/").content.decode()


def test_the_command_writes_it(signed, tmp_path):
    to = tmp_path / "out.zip"
    done = CliRunner().invoke(whole(), ["submission", "riverton", "2025/26", "--to", str(to)])
    assert done.exit_code == 0, done.output
    assert told(opened(to))["terms"]


def test_the_command_says_which_audits_there_are(riverton, who, at):
    audit = agreed(riverton, who.analyst, at)
    done = CliRunner().invoke(whole(), ["submission", "riverton", "1999/00"])
    assert isinstance(done.exception, NotDone)
    assert f"{audit.pk}: Audit 2025/26" in str(done.exception)
    done = CliRunner().invoke(whole(), ["submission", "riverton", str(audit.pk)])
    assert "not signed off" in str(done.exception)

"""A thousand marked words in what is private: none of them is in anything that everybody gets."""

import logging
from datetime import timedelta
from itertools import count

import pytest
from django.core import mail
from django.test import Client

from tests.partnership.audits.life import interim, people, published
from wardmote.partnership.audits.changes import authorising, planning, saying
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_folder
from wardmote.partnership.exchange.rules.keeping import store_folder

pytestmark = pytest.mark.django_db
MARK, MANY = "Canary", 1000


@pytest.fixture
def canaries():
    """A new marked word each time it is asked."""
    numbers = count()
    return lambda: f"{MARK}{next(numbers)}z"


@pytest.fixture
def planted(riverton, member, at, both_editions, canaries):
    """A published audit of people with marked names; marked words wherever one may type."""
    who = people(member, riverton)
    for membership in (who.analyst, who.officer, who.chair, who.board):
        membership.person.name = canaries()
        membership.person.save()
    told = {name: canaries() for name in ("title", "terms", "in_scope", "out_of_scope")}
    second = interim(riverton, who.analyst, at, both_editions, **told)
    told = {name: canaries() for name in ("title", "terms", "in_scope", "out_of_scope")}
    audit = published(riverton, who, at, both_editions, **told)
    planning.review(
        audit=audit, review=canaries(), learned=canaries(), reviewed_on=at.date(), by=who.officer,
        at=at,
    )  # fmt: skip
    findings = list(second.edition.findings.public())
    planted = 4 + 8 + 2
    while planted < MANY:
        finding = findings[planted % len(findings)]
        saying.comment(audit=second, finding=finding, words=canaries(), by=who.board, at=at)
        saying.file_correction(
            audit=second, finding=finding, wrong=canaries(), right=canaries(), by=who.chair, at=at
        )
        saying.write_note(
            partnership=riverton, about=canaries(), words=canaries(), by=who.officer, at=at
        )
        planted += 5
    authorising.authorise(
        partnership=riverton, firm="Survey House", purpose="To ask", hands_over=canaries(),
        starts_on=at.date(), until=at.date() + timedelta(days=9), by=who.officer, at=at,
    )  # fmt: skip
    return audit


def body(answer) -> bytes:
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return told + str(answer.headers).encode()


def test_no_marked_word_is_in_any_public_byte_log_error_or_email(
    planted, riverton, canaries, caplog
):
    caplog.set_level(logging.DEBUG)
    assert int(canaries().strip(f"{MARK}z")) >= MANY
    root = f"/published/riverton/audits/{planted.pk}"
    folder = edition_folder(planted.edition, PUBLIC)
    code = riverton.contractor_authorities.get().code
    paths = [
        "/published/riverton/audits/", f"{root}/", f"/check-authority/?code={code}",
        f"{root}/files/../analyst/audit.json", f"{root}/files/none",
        "/published/riverton/audits/9/",
        f"/riverton/audits/{planted.pk}/", "/riverton/audits/",
        *(f"{root}/files/{path.relative_to(folder).as_posix()}"
          for path in folder.rglob("*") if path.is_file()),
    ]  # fmt: skip
    client = Client(raise_request_exception=False)
    seen = {path: body(client.get(path, follow=True)) for path in paths}
    seen["release log"] = (store_folder(riverton) / "releases.jsonl").read_bytes()
    seen["log"] = caplog.text.encode()
    seen["e-mail"] = "".join(f"{one.subject}{one.body}{one.to}" for one in mail.outbox).encode()
    assert len(seen) > 30
    assert [name for name, told in seen.items() if MARK.encode() in told] == []


def test_a_member_sees_the_marked_words_where_they_belong(planted, riverton, member):
    page = member("board", partnership=riverton).client.get("/riverton/audits/notes/")
    assert MARK in page.content.decode()

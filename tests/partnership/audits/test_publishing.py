"""What everybody may read: the frozen public edition, and nothing beside it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.partnership.audits.life import interim, people, published
from wardmote.partnership.audits.changes import authorising, signing
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_folder

pytestmark = pytest.mark.django_db
OUTSIDE = (
    "../analyst/index.html", "..%2fanalyst/index.html", "../sha256sum.txt", "%2e%2e/sha256sum.txt",
    "/etc/passwd", "tables/../../analyst/audit.json", "index.html%00.svg", "tables", "", ".",
    "../../../../keys/secret", "nothing.html", "INDEX.HTML",
)  # fmt: skip


@pytest.fixture
def who(riverton, member):
    return people(member, riverton)


@pytest.fixture
def out(riverton, who, at, both_editions):
    """A published audit."""
    return published(riverton, who, at, both_editions)


def at_file(audit, name: str, place: str = "riverton") -> str:
    return f"/published/{place}/audits/{audit.pk}/files/{name}"


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def asked(path: str, **more):
    """The answer to whoever is not signed in, its file closed."""
    answer = Client().get(path, **more)
    body(answer)
    return answer


def test_every_file_of_the_public_edition_is_served_as_what_it_is(out):
    folder = edition_folder(out.edition, PUBLIC)
    types = {
        ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".csv": "text/csv",
        ".json": "application/json",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }  # fmt: skip
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        answer = Client().get(at_file(out, path.relative_to(folder).as_posix()))
        assert answer.status_code == 200, path
        assert answer["Content-Type"].startswith(types[path.suffix])
        assert body(answer) == path.read_bytes()


def test_a_page_of_it_may_run_nothing_and_fetch_nothing_from_elsewhere(out):
    policy = asked(at_file(out, "index.html"))["Content-Security-Policy"]
    told = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert told["default-src"] == told["script-src"] == told["connect-src"] == "'none'"
    assert told["style-src"] == "'self'"
    assert told["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_the_list_is_served(out, name):
    assert asked(at_file(out, name)).status_code in (301, 404)
    answer = asked(at_file(out, name), follow=True)
    assert answer.status_code == 404


def test_an_audit_that_is_not_published_is_not_there(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    for path in (f"/published/riverton/audits/{audit.pk}/", at_file(audit, "index.html")):
        assert asked(path).status_code == 404
    assert asked("/published/riverton/audits/").status_code == 404
    signing.check(audit=audit, words="All.", by=who.officer, at=at)
    for each in (who.chair, who.board):
        signing.sign_off(audit=audit, by=each, at=at)
    assert asked(at_file(audit, "index.html")).status_code == 404


def test_it_is_found_at_its_own_partnership_only(out, collingbridge):
    assert asked(at_file(out, "index.html", "collingbridge")).status_code == 404
    assert asked(f"/published/collingbridge/audits/{out.pk}/").status_code == 404


def test_a_file_that_was_changed_since_is_not_served(out):
    page = edition_folder(out.edition, PUBLIC) / "index.html"
    page.chmod(0o640)
    page.write_text("<p>Ours</p>")
    assert asked(at_file(out, "index.html")).status_code == 404
    assert asked(at_file(out, "method.html")).status_code == 200


def test_a_file_that_was_added_since_is_not_served(out):
    (edition_folder(out.edition, PUBLIC) / "new.html").write_text("<p>Ours</p>")
    assert asked(at_file(out, "new.html")).status_code == 404


def test_its_page_tells_its_findings_and_roles_and_no_name(out, who):
    page = Client().get(reverse("published_audit", args=["riverton", out.pk])).content.decode()
    assert "Signed off: Tasking chair" in page
    assert out.sha256 in page
    names = [each.person.name for each in (who.analyst, who.officer, who.chair, who.board)]
    assert not [name for name in names if name in page]


def test_a_code_that_holds_tells_the_firm_and_until_when(riverton, who, at, today):
    given = authorising.authorise(
        partnership=riverton, firm="Survey House", purpose="To ask shopkeepers", starts_on=today,
        until=today, by=who.officer, at=at,
    )  # fmt: skip
    typed = given.code.lower().replace("-", " ")
    page = Client().get("/check-authority/", {"code": typed}).content.decode()
    assert "Survey House" in page
    assert "It holds today" in page


def test_a_code_that_was_withdrawn_or_never_given_holds_no_more(riverton, who, at, today):
    given = authorising.authorise(
        partnership=riverton, firm="Survey House", purpose="To ask shopkeepers", starts_on=today,
        until=today, by=who.officer, at=at,
    )  # fmt: skip
    authorising.withdraw(authority=given, why="Rude.", by=who.officer, at=at)
    for code in (given.code, "AAAA-AAAA-AAAA", "<script>"):
        page = Client().get("/check-authority/", {"code": code}).content.decode()
        assert "Survey House" not in page
        assert "No authority holds" in page

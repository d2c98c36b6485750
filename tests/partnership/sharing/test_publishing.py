"""What everybody may read of protocols: those in force that are shown, and nobody's name."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from tests.partnership.sharing.conftest import draft
from wardmote.partnership.agencies.changes.governance import publish_governance, write_governance

pytestmark = pytest.mark.django_db


def read(path: str):
    return Client().get(path)


def address(version, rest: str = "") -> str:
    return f"/published/riverton/protocols/{version.protocol_id}/{rest}"


def words_of(answer) -> str:
    """All text of a page or of a document."""
    if "wordprocessing" not in answer["Content-Type"]:
        return answer.content.decode()
    document = Document(BytesIO(answer.content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_a_resident_reads_the_register_and_a_protocol_without_signing_in(live):
    register = words_of(read("/published/riverton/protocols/"))
    assert address(live) in register
    page = words_of(read(address(live)))
    for told in ("To know what happens", "Six years", "DPIA 7", "Crime and Disorder Act 1998"):
        assert told in page


@pytest.mark.parametrize("rest", ["", "document/"])
def test_it_tells_which_agencies_signed_and_never_who(live, officer, rest):
    person = officer.membership.person
    person.name = "Ottoline Zweig"
    person.save()
    told = words_of(read(address(live, rest)))
    for party in live.parties.all():
        assert str(party) in told
    assert "Ottoline" not in told
    assert person.email not in told


def test_what_is_kept_out_of_the_register_is_not_there(live):
    live.protocol.is_published = False
    live.protocol.save()
    for path in ("/published/riverton/protocols/", address(live), address(live, "document/")):
        assert read(path).status_code == 404


def test_a_draft_is_not_there(riverton, today):
    version = draft(riverton, today, "police")
    assert read(address(version)).status_code == 404


def test_a_protocol_of_another_place_is_not_there(live):
    path = f"/published/sandford/protocols/{live.protocol_id}/"
    assert read(path).status_code == 404


def test_a_suspended_protocol_is_shown_as_suspended(live):
    live.state = live.State.SUSPENDED
    live.save()
    assert "Suspended" in words_of(read(address(live)))


def test_what_a_place_has_open_to_all_leads_from_one_to_the_other(live, officer, riverton, at):
    protocols, governance = (f"/published/riverton/{page}/" for page in ("protocols", "governance"))
    assert "Also published" not in words_of(read(protocols))
    told = {"partnership": riverton, "by": officer.membership, "at": at}
    write_governance(status="statutory", **told)
    publish_governance(**told)
    for here, there in ((protocols, governance), (governance, protocols)):
        page = words_of(read(here))
        assert f'href="{there}"' in page
        assert f'href="{here}"' not in page

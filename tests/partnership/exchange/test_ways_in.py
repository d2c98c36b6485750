"""The other ways in: a program with a token, a watched folder, letters, places."""

from datetime import date, timedelta

import pytest
from django.core import mail

from tests.partnership.exchange.conftest import DATASET, street, work
from tests.partnership.sharing.conftest import agency
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import Delivery, Flow, Token
from wardmote.partnership.exchange.rules import places_folder

pytestmark = pytest.mark.django_db
SEND = "/api/deliveries"


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings, tmp_path):
    settings.HOME = tmp_path / "home"


@pytest.fixture
def secret(riverton, police, sender, at, today):
    return changes.make_token(
        partnership=riverton, agency=police, name="Nightly export",
        expires_on=today + timedelta(90), by=sender.membership, at=at,
    )[1]  # fmt: skip


def send(client, secret: str, content: bytes = street(), asks: str = ""):
    asks = asks or f"?dataset={DATASET}&name=street.csv"
    return client.post(
        f"{SEND}{asks}", content, content_type="application/octet-stream",
        headers={"Authorization": f"Bearer {secret}"},
    )  # fmt: skip


def test_a_program_sends_and_asks_how_far_it_is(client, secret, flow):
    answer = send(client, secret)
    assert answer.status_code == 201
    (told,) = answer.json()["deliveries"]
    work()
    state = client.get(told["address"], headers={"Authorization": f"Bearer {secret}"}).json()
    assert (state["state"], state["rows_usable"]) == ("checked", 3)
    assert Delivery.objects.get().way == "api"


def test_without_a_token_nobody_sends(client, flow):
    assert client.post(SEND).status_code == 401
    assert send(client, "no token of anybody").status_code == 401
    assert client.get("/api/deliveries/1").status_code == 401


def test_a_token_that_has_run_out_or_was_revoked_opens_nothing(client, secret, flow, sender, at):
    token = Token.objects.get()
    changes.revoke_token(token=token, by=sender.membership, at=at)
    assert send(client, secret).status_code == 401
    Token.objects.update(revoked_at=None, expires_on=at.date())
    assert send(client, secret).status_code == 401


def test_a_token_of_an_agency_that_left_opens_nothing(
    client, secret, flow, riverton, police, today
):
    riverton.partners.filter(agency=police).update(ended_on=today)
    assert send(client, secret).status_code == 401


def test_what_is_said_wrongly_is_told(client, secret, flow):
    assert send(client, secret, asks="?name=a.csv").status_code == 422
    answer = send(client, secret, asks="?dataset=fly_tipping&name=a.csv")
    assert answer.status_code == 422
    assert "sends no “fly_tipping”" in answer.json()["error"]


def test_other_methods_are_not_served(client, secret):
    assert client.get(SEND).status_code == 405
    assert client.post("/api/deliveries/1").status_code == 405


def test_a_program_sees_its_own_agencys_deliveries_only(client, secret, sent, member, riverton, at):
    delivery = sent()
    Delivery.objects.filter(pk=delivery.pk).update(agency=agency(riverton, "fire"))
    told = client.get(f"{SEND}/{delivery.pk}", headers={"Authorization": f"Bearer {secret}"})
    assert told.status_code == 404


def test_an_officers_token_sends_to_their_own_partnership_only(
    client, officer, flow, police, collingbridge, riverton, at, today
):
    Flow.objects.create(
        partnership=collingbridge, agency=police, dataset=DATASET, frequency="monthly",
        started_on=flow.started_on,
    )  # fmt: skip
    _token, secret = changes.make_token(
        partnership=riverton, agency=police, name="Export", expires_on=today + timedelta(9),
        by=officer.membership, at=at,
    )  # fmt: skip
    assert [d["partnership"] for d in send(client, secret).json()["deliveries"]] == ["Riverton"]


def test_nobody_makes_a_token_for_another_agency_or_for_ever(riverton, police, sender, at, today):
    told = {"partnership": riverton, "name": "x", "by": sender.membership, "at": at}
    with pytest.raises(NotAllowed):
        changes.make_token(agency=agency(riverton, "fire"), expires_on=today + timedelta(9), **told)
    with pytest.raises(Refused, match="a year at most"):
        changes.make_token(agency=police, expires_on=today + timedelta(999), **told)


def test_the_secret_is_shown_once_and_kept_nowhere(sender, police, today):
    until = today + timedelta(30)
    day = {"expires_on_day": until.day, "expires_on_month": until.month,
           "expires_on_year": until.year}  # fmt: skip
    shown = sender.client.post(
        "/riverton/data/programs/", {"agency": police.pk, "name": "Export", **day}
    ).content.decode()
    secret = shown.partition("<code>")[2].partition("</code>")[0]
    assert changes.whose_token(secret, today).name == "Export"
    assert secret not in sender.client.get("/riverton/data/programs/").content.decode()


def test_a_watched_folder_sends_what_it_holds_and_moves_it(tmp_path, flow, riverton, at):
    inbox = tmp_path / "inbox"
    (inbox / "riverton-police" / DATASET).mkdir(parents=True)
    (inbox / "riverton-police" / DATASET / "april.csv").write_bytes(street())
    (inbox / "riverton-police" / DATASET / ".under-way.csv").write_bytes(b"half")
    (inbox / "nobody" / DATASET).mkdir(parents=True)
    (inbox / "nobody" / DATASET / "x.csv").write_bytes(street())
    taken = list(changes.take_from(inbox, partnership=riverton, at=at))
    assert [bool(each.why) for each in taken] == [True, False]
    assert Delivery.objects.get().way == "folder"
    (done,) = (inbox / "done").rglob("*.csv")
    assert done.name.endswith("april.csv")
    (reason,) = (inbox / "refused").rglob("*.reason.txt")
    assert "There is no agency “nobody”" in reason.read_text()
    assert list(changes.take_from(inbox, partnership=riverton, at=at)) == []


def test_a_letter_goes_before_the_day_and_again_once_it_is_late(flow, sender, at, riverton):
    changes.ask(partnership=riverton, at=at)
    assert changes.remind(partnership=riverton, at=at) == 1  # April is late
    assert changes.remind(partnership=riverton, at=at + timedelta(1)) == 0
    assert changes.remind(partnership=riverton, at=at + timedelta(7)) == 1
    assert mail.outbox[0].to == [sender.person.email]
    assert "police_street" not in mail.outbox[0].body


def test_places_take_the_place_of_those_before_whole(tmp_path, riverton):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, name in ((first, "a.csv"), (second, "b.csv")):
        folder.mkdir()
        (folder / name).write_text("LSOA21CD,LAD23CD\nE01000001,E06000001\n")
    changes.put_places(partnership=riverton, folder=first)
    changes.put_places(partnership=riverton, folder=second)
    assert [path.name for path in places_folder(riverton).iterdir()] == ["b.csv"]


def test_an_empty_table_can_be_taken_for_each_dataset(officer):
    assert officer.client.get("/riverton/data/templates/").status_code == 200
    answer = officer.client.get(f"/riverton/data/templates/{DATASET}/csv/")
    assert "Crime type" in answer.content.decode("utf-8-sig")
    assert officer.client.get("/riverton/data/templates/nothing/csv/").status_code == 404


def test_a_request_made_for_a_quarter_is_due_when_the_law_says(riverton, police):
    from wardmote.partnership.exchange.rules.periods import due_on

    flow = Flow(
        partnership=riverton, agency=police, dataset="police_crimes", frequency="quarterly",
        started_on=date(2026, 4, 1),
    )  # fmt: skip
    assert due_on(flow, date(2026, 4, 1), date(2026, 7, 1)) == date(2026, 9, 30)


def test_rows_that_are_typed_become_one_delivery(officer, sender, flow, at, today):
    from wardmote.partnership.exchange.changes import collecting

    form = collecting.open_collection(
        flow=flow, title="Spring survey", ends_on=today + timedelta(14), by=officer.membership,
        at=at,
    )  # fmt: skip
    pages = f"/riverton/data/forms/{form.pk}/"
    heads = collecting.headings_of(DATASET)[2:]
    typed = {"Month": "2026-04", "Crime type": "Burglary", "LSOA code": "E01000001"}
    cells = {f"cell_{n}": typed.get(head, "") for n, head in enumerate(heads)}
    kept = sender.client.post(f"{pages}add/", cells)
    assert kept.status_code == 302
    assert "Burglary" in sender.client.get(pages).content.decode()
    sender.client.post(f"{pages}hand-in/")
    work()
    delivery = Delivery.objects.get()
    assert (delivery.way, delivery.state, delivery.rows_usable) == ("form", "checked", 1)
    assert form.rows.count() == 0
    form.refresh_from_db()
    with pytest.raises(Refused, match="handed in"):
        collecting.hand_in(collection=form, by=sender.membership, at=at)


def test_a_form_is_closed_after_its_last_day(officer, sender, flow, at, today):
    from wardmote.partnership.exchange.changes import collecting

    form = collecting.open_collection(
        flow=flow, title="Spring survey", ends_on=today, by=officer.membership, at=at
    )
    with pytest.raises(Refused, match="was open until"):
        collecting.add_row(
            collection=form, values={}, by=sender.membership, at=at + timedelta(days=1)
        )

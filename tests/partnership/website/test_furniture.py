"""What stands around every page, and the pages that hang on no partnership."""

from statistics import median
from time import process_time

import pytest
from django.test import Client
from django.urls import path

from tests.partnership.conftest import FORMED
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import NotAllowed
from wardmote.partnership.website import urls as own_urls

RUNS = 40
SLOWEST_MEDIAN_MS = 30
"""Of the processor's time, so that busy machines do not fail it; six times what it takes."""


def refused(request):
    raise NotAllowed("Only these may edit the structure: Community safety officer.")


def fails(request):
    raise RuntimeError("a secret that no page may show")


urlpatterns = [*own_urls.urlpatterns, path("refused", refused), path("fails", fails)]
handler403, handler500 = own_urls.handler403, own_urls.handler500


def test_who_is_of_one_partnership_goes_straight_into_it(riverton, member):
    answer = member("officer", partnership=riverton).client.get("/")
    assert (answer.status_code, answer.url) == (302, "/riverton/")


def test_who_is_of_many_chooses(riverton, collingbridge, member):
    reader = of_both(riverton, collingbridge, member)
    words = reader.client.get("/").content.decode()
    assert all(place in words for place in ("/riverton/", "/collingbridge/"))


def of_both(riverton, collingbridge, member):
    reader = member("officer", partnership=riverton)
    Membership.objects.create(
        partnership=collingbridge, person=reader.person, role="board", started_on=FORMED
    )
    return reader


def test_only_who_is_of_many_is_offered_to_change(riverton, collingbridge, member):
    many = of_both(riverton, collingbridge, member).client.get("/riverton/people/")
    one = member("officer", partnership=riverton).client.get("/riverton/people/")
    assert "Change partnership" in many.content.decode()
    assert "Change partnership" not in one.content.decode()


def test_who_is_of_none_is_told_whom_to_ask(riverton, member):
    reader = member("officer", partnership=riverton)
    reader.membership.delete()
    assert "not a member of a partnership" in reader.client.get("/").content.decode()


def test_who_is_signed_out_is_asked_to_sign_in(db):
    answer = Client().get("/")
    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/")


def test_navigation_leaves_out_what_the_role_may_not_see(riverton, member):
    officer = member("officer", partnership=riverton).client.get("/riverton/")
    national = member("national", partnership=riverton).client.get("/riverton/")
    assert 'href="/riverton/people/"' in officer.content.decode()
    assert 'href="/riverton/people/"' not in national.content.decode()


def test_navigation_marks_the_page_that_one_is_on(riverton, member):
    words = member("officer", partnership=riverton).client.get("/riverton/people/").content.decode()
    assert 'href="/riverton/people/" aria-current="page"' in words


def test_navigation_marks_the_part_that_one_is_in(riverton, member):
    client = member("officer", partnership=riverton).client
    words = client.get("/riverton/people/invite/").content.decode()
    assert 'href="/riverton/people/" aria-current="true"' in words


def test_the_language_is_switched_on_the_same_page(db):
    client = Client()
    answer = client.post("/language", {"language": "cy", "next": "/cookies"})
    assert (answer.status_code, answer.url) == (302, "/cookies")
    words = client.get("/cookies").content.decode()
    assert '<html lang="cy"' in words
    assert "Cwcis" in words


def test_the_language_switch_leads_to_no_other_site(db):
    answer = Client().post("/language", {"language": "cy", "next": "https://elsewhere.example/"})
    assert answer.url == "/"


def test_the_service_says_that_it_is_well(db):
    assert Client().get("/health").content == b"ok"


def test_a_council_has_its_own_colour(db, settings):
    settings.COLOUR = "#5b2a86"
    assert "/colour.css" in Client().get("/cookies").content.decode()
    assert Client().get("/colour.css").content == b":root{--govuk-brand-colour:#5b2a86}"


@pytest.mark.urls(__name__)
def test_who_may_not_is_told_who_may(db):
    answer = Client().get("/refused")
    assert answer.status_code == 403
    assert "Only these may edit the structure" in answer.content.decode()


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_is_told_without_what_it_was(riverton, member):
    client = member("officer", partnership=riverton).client
    client.raise_request_exception = False
    answer = client.get("/fails")
    assert answer.status_code == 500
    words = answer.content.decode()
    assert "there is a problem with the service" in words
    assert "secret" not in words
    assert "Sign out" not in words


def test_a_form_from_elsewhere_is_refused_in_our_look(db):
    answer = Client(enforce_csrf_checks=True).post("/language", {"language": "cy"})
    assert answer.status_code == 403
    assert "This form is out of date" in answer.content.decode()


def test_a_page_holds_no_script_or_style_of_its_own(riverton, member):
    words = member("officer", partnership=riverton).client.get("/riverton/people/").content.decode()
    assert "<style" not in words
    assert " style=" not in words
    assert "<script>" not in words


def test_what_stands_around_a_page_takes_little_time(riverton, member, capsys):
    client = member("officer", partnership=riverton).client
    took = [timed(client, "/cookies") for _ in range(RUNS)]
    with capsys.disabled():
        print(f" page skeleton: median {median(took):.1f} ms of server time", end=" ")
    assert median(took) < SLOWEST_MEDIAN_MS


def timed(client: Client, address: str) -> float:
    started = process_time()
    client.get(address)
    return (process_time() - started) * 1000

"""An edition in a real browser: with and without scripts, with and without WebGL, on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.conftest import CHROMIUM, QUIETLY
from tests.partnership.audits.viewing_editions import FEW, HOT, MAP, to
from tests.partnership.browser import NARROWEST, PHONE, Pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
IN_SOFTWARE = (
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)  # fmt: skip
DRAWN = 90_000
"""Milliseconds that a map drawn in software may take."""


@pytest.fixture
def reader(riverton, member):
    return member("representative", partnership=riverton)


@pytest.fixture
def analyst(riverton, member):
    return member("analyst", partnership=riverton)


@pytest.fixture
def with_webgl(live_server, chromium) -> Iterator[Pages]:
    """A browser that draws by itself what a graphics card would."""
    yield from _pages(live_server, chromium, *IN_SOFTWARE)


@pytest.fixture
def without_webgl(live_server, chromium) -> Iterator[Pages]:
    """A browser that cannot draw maps."""
    yield from _pages(live_server, chromium, "--disable-3d-apis")


def _pages(live_server, chromium, *more: str) -> Iterator[Pages]:
    """Another browser beside the tests' own, by the same driver."""
    launched = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*QUIETLY, *more])
    pages = Pages(launched, live_server.url)
    try:
        yield pages
        pages.close()
    finally:
        launched.close()


@pytest.mark.parametrize("page", ["", "findings", "map", "quality", "method", "sources", "tables"])
def test_a_page_is_accessible(pages, audited, reader, page):
    pages.check(pages.open(to(audited, page), as_=reader))


@pytest.mark.parametrize(
    ("page", "named"), [("finding", {"key": "all_crime.rate"}), ("chapter", {"section": "levels"})]
)
def test_a_page_of_exact_numbers_is_accessible(pages, audited, analyst, page, named):
    pages.check(pages.open(to(audited, page, "analyst", **named), as_=analyst))


def test_a_welsh_page_is_accessible(pages, audited, reader):
    pages.check(pages.open(to(audited, "map"), as_=reader, language="cy"))


def test_the_map_is_drawn_by_webgl_over_the_pages_own(with_webgl, audited, reader):
    page = with_webgl.open(f"{to(audited, 'map')}?category={MAP}", as_=reader)
    expect(page.locator(".wm-map[data-drawn=live]")).to_be_attached(timeout=DRAWN)
    expect(page.locator(".wm-map__live canvas")).to_be_visible()
    expect(page.locator(".wm-map__picture")).not_to_be_visible()
    with_webgl.check(page)


def test_an_area_picked_in_the_list_is_told_and_stands_in_the_address(with_webgl, audited, reader):
    page = with_webgl.open(f"{to(audited, 'map')}?category={MAP}", as_=reader)
    expect(page.locator(".wm-map[data-drawn=live]")).to_be_attached(timeout=DRAWN)
    page.get_by_label("Area", exact=True).select_option(HOT)
    expect(page.get_by_role("status")).to_contain_text("Riverton 009")
    expect(page.locator(f"#row-{HOT}.wm-row-chosen")).to_be_attached()
    assert page.url.endswith(f"area={HOT}")


def test_an_area_picked_on_the_drawn_map_is_picked_in_the_list(with_webgl, audited, reader):
    page = with_webgl.open(f"{to(audited, 'map')}?category={MAP}", as_=reader)
    expect(page.locator(".wm-map[data-drawn=live]")).to_be_attached(timeout=DRAWN)
    page.locator(".wm-map__live canvas").click()
    expect(page.get_by_role("status")).to_contain_text("Riverton 0")
    assert page.get_by_label("Area", exact=True).input_value().startswith("E0100")


def test_without_webgl_the_pages_own_drawing_stays_and_can_be_asked(without_webgl, audited, reader):
    page = without_webgl.open(f"{to(audited, 'map')}?category={MAP}", as_=reader)
    expect(page.locator(".wm-map[data-drawn=picture]")).to_be_attached()
    expect(page.locator(".wm-map__picture")).to_be_visible()
    page.locator(f".wm-map__picture use[data-area={HOT}]").click()
    expect(page.get_by_role("status")).to_contain_text("Riverton 009")
    page.get_by_role("link", name="Riverton 004").click()
    expect(page.get_by_label("Area", exact=True)).to_have_value(FEW)
    expect(page.locator(".wm-chosen")).to_have_attribute("href", f"#shape-{FEW}")
    without_webgl.check(page)


def test_without_scripts_the_form_shows_the_area_on_the_map(pages, audited, reader):
    page = pages.open(to(audited, "map"), as_=reader, scripts=False, width=PHONE)
    page.get_by_label("What").select_option(MAP)
    page.get_by_label("Period").select_option("2024/25")
    page.get_by_label("Area", exact=True).select_option(HOT)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_contain_text("Riverton 009")
    expect(page.locator(".wm-map__picture")).to_be_visible()
    expect(page.locator(".wm-chosen")).to_have_attribute("href", f"#shape-{HOT}")
    assert "period=2024%2F25" in page.url


@pytest.mark.parametrize("width", [PHONE, NARROWEST])
@pytest.mark.parametrize("page", ["", "map", "findings", "quality"])
def test_a_page_fits_a_phone_without_scripts(pages, audited, reader, page, width):
    shown = pages.open(to(audited, page), as_=reader, scripts=False, width=width)
    assert shown.locator("body").bounding_box()["width"] <= width


def test_on_paper_the_pages_own_drawing_is_printed(with_webgl, audited, reader):
    page = with_webgl.open(f"{to(audited, 'map')}?category={MAP}", as_=reader)
    expect(page.locator(".wm-map[data-drawn=live]")).to_be_attached(timeout=DRAWN)
    page.emulate_media(media="print")
    expect(page.locator(".wm-map__picture")).to_be_visible()
    expect(page.locator(".wm-map__live")).not_to_be_visible()
    expect(page.get_by_role("button", name="Show")).not_to_be_visible()

"""A resident opens the report from a folder: at a desk, on a phone, without eyes or mouse."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from wardmote.evidence.reports.pages import site

pytestmark = pytest.mark.browser
SHAPES = [site.FINDINGS, site.DATA, "section-levels.html"]
PAGES = [site.FINDINGS, site.RESIDENTS, site.METHOD, site.QUALITY, site.DATA,
         "section-levels.html", "section-changes.html", "section-priorities.html",
         "section-residents.html"]  # fmt: skip
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture
def open_page(chromium):
    """Open a file at a width; the page keeps what its console says and what it fails to load."""
    opened = []

    def open_page(folder, name, *, width=1280, height=900):
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("requestfailed", lambda request: page.said.append(request.url))
        page.goto((folder / name).as_uri())
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        page.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_with_everything_unfolded(open_page, public_report, name):
    page = open_page(public_report, name)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page, options={**RULES})
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_on_the_narrowest_phone(open_page, public_report, name):
    page = open_page(public_report, name, width=320)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_scrolls_sideways_with_text_at_twice_its_size(open_page, public_report, name):
    page = open_page(public_report, name, width=1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_scrolls_sideways_at_twice_the_zoom(open_page, public_report, name):
    page = open_page(public_report, name, width=640, height=450)
    assert page.evaluate("document.documentElement.scrollWidth") == 640


@pytest.mark.parametrize("name", PAGES)
def test_the_console_is_silent_and_every_file_is_there(open_page, public_report, name):
    page = open_page(public_report, name)
    assert page.said == []


def test_every_picture_is_drawn_and_described(open_page, public_report):
    page = open_page(public_report, "section-levels.html")
    pictures = page.locator("picture img")
    assert pictures.count() == 8
    for each in pictures.all():
        each.scroll_into_view_if_needed()
        assert each.evaluate("image => image.complete && image.naturalWidth > 0")
        assert len(each.get_attribute("alt")) > 20


def test_a_phone_is_given_the_narrow_drawing(open_page, public_report):
    page = open_page(public_report, site.FINDINGS, width=390)
    drawn = page.locator("picture img").first.evaluate("image => image.currentSrc")
    assert drawn.endswith(".narrow.svg")


@pytest.fixture(scope="module")
def drawn(chromium, public_report):
    """Every picture at its own size, by file name: [width, height, [[words, size, box] …]]."""
    page = chromium.new_page()
    measured = {}
    for svg in sorted((public_report / "exhibits").glob("*.svg")):
        page.set_content(f"<body style='margin:0'>{svg.read_text()}</body>")
        measured[svg.name] = page.evaluate(MEASURE)
    page.close()
    return measured


MEASURE = """() => {
  const box = document.querySelector("svg").viewBox.baseVal;
  const said = [...document.querySelectorAll("text")].filter(each => each.textContent.trim());
  const told = said.map(each => {
    const at = each.getBoundingClientRect();
    return [each.textContent, parseFloat(getComputedStyle(each).fontSize), at.left, at.top, at.right, at.bottom];
  });
  return [box.width, box.height, told];
}"""  # noqa: E501


@pytest.mark.parametrize(
    ("room", "narrow"),
    [(736, False), (358, True), (328, True)],
    ids=["desk", "phone", "small phone"],
)
def test_no_text_in_a_picture_is_smaller_than_twelve_pixels(drawn, room, narrow):
    for name, (width, _, told) in drawn.items():
        if name.endswith(".narrow.svg") == narrow:
            assert min(size for _, size, *_ in told) * min(room / width, 1) >= 12, name


def test_no_label_of_a_picture_is_cut_off(drawn):
    for name, (width, height, told) in drawn.items():
        cut = [
            words
            for words, _, left, top, right, bottom in told
            if left < -1 or top < -1 or right > width + 1 or bottom > height + 1
        ]
        assert cut == [], name


def test_the_first_press_of_tab_skips_to_the_content(open_page, public_report):
    page = open_page(public_report, site.FINDINGS)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_finding_unfolds_without_script_to_say_where_it_comes_from(open_page, public_report):
    page = open_page(public_report, site.FINDINGS)
    finding = page.locator("#glance-violence\\.change")
    assert not finding.locator("dl").is_visible()
    finding.locator("summary").click()
    assert "Riverton Constabulary" in finding.locator("dl").inner_text()
    assert "A revised police extract" in finding.locator("dl").inner_text()


def test_the_analyst_sees_on_every_page_that_it_is_restricted(open_page, analyst_report):
    for name in (site.FINDINGS, site.METHOD, site.QUALITY, site.DATA, "section-levels.html"):
        page = open_page(analyst_report, name)
        assert "Restricted: not for publication" in page.locator(".banners").inner_text()


def test_the_report_prints(open_page, public_report):
    page = open_page(public_report, site.FINDINGS)
    page.emulate_media(media="print")
    assert not page.locator(".menu").is_visible()
    assert page.locator("h1").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")

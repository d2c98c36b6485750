"""Opens the service's pages in a real browser, and says what is wrong with them.

    def test_the_structure_is_drawn(pages, riverton, member):
        page = pages.open("/riverton/structure/", as_=member("officer"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Structure")
        pages.check(page)

At the end of each test the console must have been silent, and every file been there.
"""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect

# Playwright runs a loop of its own in the test's thread; Django would take our queries for its.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what is right need not be written down: half the time
}
DESK, PHONE, NARROWEST = 1280, 390, 320
WRONG = 400
PATIENCE_MS = 60_000
"""A slow machine is given its time."""
expect.set_options(timeout=PATIENCE_MS)


class Pages:
    """A browser on the service under test."""

    def __init__(self, chromium, address: str) -> None:
        self.chromium, self.address = chromium, address
        self.contexts: list = []
        self.said: list[str] = []
        self.looked_at: set[str] = set()

    def open(self, path: str, *, as_=None, width=DESK, language="en", scripts=True, status=200):
        """A page, as somebody signed in (a Member or a Client) or as nobody.

        Args:
            path: the address without the host.
            as_: who reads it.
            width: of the window: DESK, PHONE or NARROWEST.
            language: "en" or "cy".
            scripts: whether the browser runs any.
            status: what the server is to answer.
        """
        context = self.chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        context.add_cookies(self._cookies(as_, language))
        page = context.new_page()
        self._listen(page)
        answer = page.goto(self.address + path)
        assert answer.status == status, f"{path} answered {answer.status}"
        return page

    def check(self, page) -> None:
        """Refuse what axe finds, and whatever scrolls sideways on the narrowest phone."""
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = Axe().run(page, options={**RULES}).response["violations"]
        told = "\n".join(
            f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]
        )
        assert not found, told
        size = page.viewport_size
        page.set_viewport_size({**size, "width": NARROWEST})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide == NARROWEST, f"{page.url} is {wide} px wide on a phone of {NARROWEST} px"
        page.set_viewport_size(size)

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.said, "\n".join(self.said)

    def _cookies(self, as_, language: str) -> list[dict[str, str]]:
        told = {settings.LANGUAGE_COOKIE_NAME: language}
        client = getattr(as_, "client", as_)
        if client is not None:
            name = settings.SESSION_COOKIE_NAME
            told[name] = client.cookies[name].value
        return [{"name": k, "value": v, "url": self.address} for k, v in told.items()]

    def _listen(self, page) -> None:
        page.on("console", lambda told: self._console(page, told))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _console(self, page, told) -> None:
        """A page that is itself an error is no news; the test asked for that status."""
        about_the_page = told.location.get("url") == page.url
        of_the_driver = told.text.startswith("[.WebGL-")  # that it draws slowly, without a card
        if not (of_the_driver or (about_the_page and "Failed to load resource" in told.text)):
            self.said.append(told.text)

    def _failed(self, request) -> None:
        """A page left before all came is no fault of the page's."""
        if request.failure != "net::ERR_ABORTED":
            self.said.append(f"{request.url} {request.failure}")

    def _answered(self, answer) -> None:
        if answer.status >= WRONG and not answer.request.is_navigation_request():
            self.said.append(f"{answer.url} answered {answer.status}")


@pytest.fixture
def pages(chromium, live_server) -> Iterator[Pages]:
    """A browser on the service; see this module for how to use it."""
    browser = Pages(chromium, live_server.url)
    yield browser
    browser.close()

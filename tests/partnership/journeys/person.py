"""Somebody at a browser: does what a person would, and looks each page over."""

import os
import re
from itertools import count
from pathlib import Path

from django.test import Client
from playwright.sync_api import Locator, expect

SHOTS = os.environ.get("WARDMOTE_SHOTS", "")
"""A folder in which each page's picture is kept for somebody to look at."""
_pictures = count(1)


def signed_in(person) -> Client:
    """Their session."""
    client = Client()
    client.force_login(person)
    return client


class Person:
    """Somebody signed in, or nobody in particular."""

    def __init__(self, pages, page, *, scripts: bool = True) -> None:
        self.pages, self.page, self.scripts = pages, page, scripts

    def go(self, address: str) -> None:
        assert self.page.goto(self.pages.address + address).ok, address

    def look(self) -> None:
        """Axe and 320 px where scripts run (both are scripts), and a picture where asked.

        A page that looks the same but for its numbers is looked at once.
        """
        if SHOTS:
            path = Path(SHOTS) / f"{next(_pictures):03}.png"
            self.page.screenshot(path=path, full_page=True)
        if self.scripts and self._is_new():
            self.pages.check(self.page)

    def _is_new(self) -> bool:
        """Whether no page of this address and heading was looked at, nor by another person."""
        heads = self.page.locator("h1, h2").all_inner_texts()
        mark = re.sub(r"\d+", "0", f"{self.page.url} {heads}")
        is_new = mark not in self.pages.looked_at
        self.pages.looked_at.add(mark)
        return is_new

    def press(self, name: str) -> None:
        self.look()
        self._click(self.page.get_by_role("button", name=name))

    def send(self) -> None:
        """The page's own button, whatever its name."""
        self.look()
        self._click(self.page.locator("main form button[type=submit]"))

    def follow(self, name: str) -> None:
        self.look()
        self._click(self.page.get_by_role("link", name=name))

    def _click(self, found: Locator) -> None:
        """And wait until the page that follows is whole: a click waits for its first byte only."""
        found.first.click()
        self.page.wait_for_load_state()

    def fill(self, **told: str) -> None:
        for label, words in told.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(words)

    def say(self, label: str, words: str) -> None:
        self.page.get_by_label(label).first.fill(words)

    def choose(self, label: str) -> None:
        """One of a few by its button, or of many from their list."""
        listed = self.page.locator("select option").filter(has_text=label)
        if listed.count():
            value = listed.first.get_attribute("value")
            within = self.page.locator("option", has_text=label)
            self.page.locator("select", has=within).select_option(value)
        else:
            self.page.get_by_label(label).first.check()

    def day(self, day: int, month: int, year: int) -> None:
        self.fill(Day=str(day), Month=str(month), Year=str(year))

    def heads(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def reads(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

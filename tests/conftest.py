"""What every test may ask for."""

from pathlib import Path

import pytest

CHROMIUM = "/usr/bin/chromium"
QUIETLY = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


LONGEST = (
    "journeys",
    "demonstrating",
    "planted_truths",
    "/real/",
    "proof",
    "in_a_browser",
    "killed",
)
"""Words of the paths of tests that take minutes each: they begin first, so that none is last."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; one alone at the end would leave the other core idle."""
    ranks = {word: rank for rank, word in enumerate(LONGEST)}
    items.sort(
        key=lambda each: min(
            (rank for word, rank in ranks.items() if word in str(each.path)), default=len(ranks)
        )
    )


@pytest.fixture(scope="session")
def chromium():
    """Debian's own Chromium, with no network of its own."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIETLY))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def public_report(tmp_path_factory) -> Path:
    """The folder of Riverton's public report."""
    from tests.evidence.reports.made_up_release import for_the_public
    from wardmote.evidence.reports import write

    return write(for_the_public(), tmp_path_factory.mktemp("public") / "report").parent


@pytest.fixture(scope="session")
def analyst_report(tmp_path_factory) -> Path:
    """The folder of Riverton's restricted report."""
    from tests.evidence.reports.made_up_release import for_the_analyst
    from wardmote.evidence.reports import write

    return write(for_the_analyst(), tmp_path_factory.mktemp("analyst") / "report").parent

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

"""The public report of a real place, in a browser and file by file."""

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe

from wardmote.evidence.audit import Audit
from wardmote.evidence.disclosure import scan
from wardmote.evidence.reports import write

pytestmark = [
    pytest.mark.browser, pytest.mark.timeout(1800), pytest.mark.xdist_group("real audits"),
]  # fmt: skip
STREET = "On or near "
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def report(audited: Callable[[str, str], Audit], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Tewkesbury's public report."""
    folder = tmp_path_factory.mktemp("tewkesbury")
    return write(audited("Tewkesbury", "2023/24").public, folder).parent


@pytest.mark.parametrize("name", ["index.html", "section-where.html", "quality.html"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(chromium, report: Path, name: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 800})
    page.goto((report / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page, options={**RULES})
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_no_file_of_it_holds_more_than_it_shows(report: Path) -> None:
    files = [path for path in report.rglob("*") if path.is_file()]
    assert len(files) > 20
    assert [leak for path in files for leak in scan(path)] == []


def test_no_file_of_it_holds_a_row_of_the_police(real_data: Path, report: Path) -> None:
    """Neither an identifier nor a street of March 2024 is in anything written."""
    told = "\n".join(
        path.read_text(encoding="utf-8")
        for path in report.rglob("*")
        if path.suffix in {".html", ".csv", ".json", ".svg"}
    )
    (file,) = (real_data / "police" / "2024-03").glob("*street.csv")
    rows = pd.read_csv(file, usecols=["Crime ID", "Location"]).dropna()
    assert rows["Location"].str.startswith(STREET).any()
    assert STREET not in told
    assert not set(rows["Crime ID"]) & set(re.findall(r"[0-9a-f]{64}", told))

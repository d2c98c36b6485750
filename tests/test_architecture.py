"""The house's rules that no import contract can say."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "wardmote"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent.name != "migrations")
NO_ROOMS = {"utils", "util", "core", "common", "helpers", "helper", "services", "managers", "misc"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_room_is_named_for_what_it_holds(path: Path) -> None:
    assert not NO_ROOMS & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_function_does_one_job(path: Path) -> None:
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    too_long = [f.name for f in functions if body_lines(f) > LONGEST_FUNCTION]
    assert not too_long


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_left_for_later(path: Path) -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError")
    assert not left.search(path.read_text())


def test_only_disclosure_makes_a_released() -> None:
    makers = [
        name(path)
        for path in MODULES
        if re.search(r"\bReleased\(", path.read_text()) and "disclosure" not in path.parts
    ]
    assert makers == []


def test_nobody_reads_a_clock_but_the_command_line_and_the_service_s_one_clock() -> None:
    clock = re.compile(r"date\.today\(|(datetime|timezone)\.now\(|time\.time\(|utcnow\(")
    readers = [name(p) for p in MODULES if "cli" not in p.parts and clock.search(p.read_text())]
    assert readers == ["wardmote/partnership/website/clock.py"]


def test_every_explanation_has_its_analysis_and_every_analysis_its_explanation() -> None:
    analyses = {
        p.stem for p in (PACKAGE / "evidence" / "analyses").glob("*.py") if p.stem != "__init__"
    }
    pages = {p.stem for p in (ROOT / "docs" / "explanation").glob("*.md")}
    assert analyses <= pages
    specs = {p.stem.removeprefix("test_") for p in (ROOT / "tests" / "spec").glob("test_*.py")}
    assert analyses <= specs


def test_decisions_are_short() -> None:
    long = [
        name(p)
        for p in (ROOT / "docs" / "decisions").glob("*.md")
        if len(p.read_text().splitlines()) > 40
    ]
    assert long == []

"""Each trap of the real open data has a test, which the list in this folder's docstring names."""

import re
from pathlib import Path

import pytest

import tests.real

HERE = Path(__file__).parent
TRAPS = range(1, 11)


def modules_with(trap: int) -> set[str]:
    """The modules in which a test of the trap is."""
    begins = re.compile(rf"^def test_trap_{trap}_", re.MULTILINE)
    return {path.stem for path in HERE.glob("test_*.py") if begins.search(path.read_text())}


@pytest.mark.parametrize("trap", TRAPS)
def test_the_tests_of_each_trap_are_where_the_list_says(trap: int) -> None:
    (line,) = re.findall(rf"^{trap}\. .*$", tests.real.__doc__ or "", re.MULTILINE)
    assert modules_with(trap)
    assert modules_with(trap) == set(re.findall(r"`(test_\w+)`", line))

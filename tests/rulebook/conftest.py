import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wardmote import rulebook
from wardmote.rulebook.loading import FOLDER

Load = Callable[[str, str, str], rulebook.Rulebook]


@pytest.fixture
def load_with(tmp_path: Path) -> Load:
    """Load a copy of the rulebook in which one text of one file stands otherwise."""

    def load(file: str, old: str, new: str) -> rulebook.Rulebook:
        shutil.copytree(FOLDER, tmp_path / "book", ignore=shutil.ignore_patterns("*.py", "__py*"))
        path = tmp_path / "book" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return rulebook.load(tmp_path / "book")

    return load

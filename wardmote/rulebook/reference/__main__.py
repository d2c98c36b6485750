"""`python -m wardmote.rulebook.reference FOLDER` writes the reference pages there."""

import sys
from pathlib import Path

from wardmote.rulebook.reference import reference_pages


def write(folder: Path) -> None:
    """Write each page into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in reference_pages().items():
        (folder / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where: python -m wardmote.rulebook.reference docs/reference")
    write(Path(sys.argv[1]))

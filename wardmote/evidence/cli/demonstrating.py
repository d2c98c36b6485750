"""What `wardmote demo` does: make agencies' files up, and audit the three partnerships."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from wardmote.evidence import madeup
from wardmote.evidence.cli.auditing import Asked, audit_partnership, take_in
from wardmote.evidence.records import Period

YEAR = Period.parse("2025/26")
DAY = date(2026, 6, 1)
HARM = Path("harm") / "made_up_board_edition.toml"
# The made-up partnerships' release key: no secret, for the places are no one's.
KEY = b"the release key of three made-up partnerships"
BY = ("A. Analyst (made up)", "S. Checker (made up)")


def demonstrate(
    to: Path, *, seed: int, tell: Callable[[str], None], scale: float = 1.0
) -> dict[str, Path]:
    """Write the made-up agencies' files below a folder, audit them, give each report's page.

    Args:
        to: the folder; files go to `data`, records to `store`, reports to one folder each.
        seed: of the made-up world.
        tell: told what is being done.
        scale: size of the made-up world; 1 is that of real places.
    """
    data, store = to / "data", to / "store"
    tell("making agencies' files up")
    world = madeup.write(data, seed=seed, scale=scale, until=YEAR)
    take_in(store, data, day=DAY, tell=lambda what: tell(f"reading {what}"))
    pages = {}
    for name in world.main:
        asked = Asked(name, YEAR, "England", str(data / HARM), DAY, BY, made_up=True)
        written = audit_partnership(
            asked, store, data, to / name.lower(), key=KEY,
            tell=lambda what, name=name: tell(f"auditing {name}: {what}"),  # type: ignore[misc]
        )  # fmt: skip
        pages[name] = written.index
    return pages

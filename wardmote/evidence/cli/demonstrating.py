"""What `wardmote demo` does: make agencies' files up, and audit the three partnerships."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from wardmote.evidence import madeup
from wardmote.evidence.audit.words import listed
from wardmote.evidence.cli.auditing import Asked, audit_partnership, take_in
from wardmote.evidence.records import Period

YEAR = Period.parse("2025/26")
WORKERS = 2
DAY = date(2026, 6, 1)
HARM = Path("harm") / "made_up_board_edition.toml"
# The made-up partnerships' release key: no secret, for the places are no one's.
KEY = b"the release key of three made-up partnerships"
BY = ("A. Analyst (made up)", "S. Checker (made up)")


def demonstrate(
    to: Path, *, seed: int, tell: Callable[[str], None], scale: float = 1.0
) -> Iterator[tuple[str, Path]]:
    """Write the made-up agencies' files below a folder and audit them, two at a time.

    Args:
        to: the folder; files go to `data`, records to `store`, reports to one folder each.
        seed: of the made-up world.
        tell: told what is being done.
        scale: size of the made-up world; 1 is that of real places.

    Yields:
        The name and the first page of each audit, as soon as it is written.
    """
    data, store = to / "data", to / "store"
    tell("making agencies' files up")
    world = madeup.write(data, seed=seed, scale=scale, until=YEAR)
    take_in(store, data, day=DAY, tell=lambda what: tell(f"reading {what}"))
    tell(f"auditing {listed(world.main)}")
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        audits = {pool.submit(_audit, to, name): name for name in world.main}
        for done in as_completed(audits):
            yield audits[done], done.result()


def _audit(to: Path, name: str) -> Path:
    data, store = to / "data", to / "store"
    asked = Asked(name, YEAR, "England", str(data / HARM), DAY, BY, made_up=True)
    folder = to / name.lower()
    return audit_partnership(asked, store, data, folder, key=KEY, tell=lambda _: None).index

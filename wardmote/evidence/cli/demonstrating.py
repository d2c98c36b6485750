"""What `wardmote demo` does: make agencies' files up, and audit the three partnerships.

Each step is told as it begins, and each audit is shown as soon as its pages stand: its workbook,
its document and its analysts' edition are written after that.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from queue import Empty
from typing import Any

from wardmote.evidence.cli.kept import keep, kept, mark_of
from wardmote.evidence.records import Period

YEAR = Period.parse("2025/26")
MAIN = ("Riverton", "Sandford", "Collingbridge")
DAY = date(2026, 6, 1)
HARM = Path("harm") / "made_up_board_edition.toml"
# The made-up partnerships' release key: no secret, for the places are no one's.
KEY = b"the release key of three made-up partnerships"
BY = ("A. Analyst (made up)", "S. Checker (made up)")
WORKERS = 2
LISTEN_S = 0.2
"""How long to wait for news before looking whether an audit has failed."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Shown:
    """An audit whose pages stand: of whom, its first page, and its first finding."""

    name: str
    page: Path
    finding: str


def demonstrate(to: Path, *, seed: int, tell: Tell, scale: float = 1.0) -> Iterator[Shown]:
    """Write the made-up agencies' files below a folder and audit them, two at a time.

    What an earlier run made, and nothing has changed since, is not made again.

    Args:
        to: the folder; files go to `data`, records to `store`, reports to one folder each.
        seed: of the made-up world.
        tell: told what is being done.
        scale: size of the made-up world; 1 is that of real places.

    Yields:
        Each audit as soon as its pages stand.
    """
    to.mkdir(parents=True, exist_ok=True)
    mark = mark_of(seed, scale)
    context = get_context("forkserver")
    context.set_forkserver_preload(["wardmote.evidence.cli.warming"])
    news = context.Queue()
    with ProcessPoolExecutor(WORKERS, context, initializer=_tell_by, initargs=(news,)) as pool:
        if kept(to, "store", mark) is None:
            pool.submit(_be_ready)  # while the files are made up
            _make_files(to, seed, scale, tell)
            keep(to, "store", mark, True)
        yield from _audits(pool, news, to, mark, tell)


def _make_files(to: Path, seed: int, scale: float, tell: Tell) -> None:
    """The made-up files, and the store that has taken them in."""
    from wardmote.evidence import madeup
    from wardmote.evidence.cli.auditing import take_in

    def making(part: str) -> None:
        tell(f"making agencies' files up: {part}")

    madeup.write(to / "data", seed=seed, scale=scale, until=YEAR, progress=making)
    take_in(to / "store", to / "data", day=DAY, tell=lambda what: tell(f"reading {what}"))


def _audits(
    pool: ProcessPoolExecutor, news: Any, to: Path, mark: str, tell: Tell
) -> Iterator[Shown]:
    found = {name: kept(to, name, mark) for name in MAIN}
    begun = {name: pool.submit(_audit, to, name) for name in MAIN if found[name] is None}
    yield from (Shown(name, _page(to, name), found[name]) for name in MAIN if found[name])
    for name, what, finding in _heard(news, list(begun.values())):
        if finding:
            found[name] = finding
            yield Shown(name, _page(to, name), finding)
        else:
            tell(f"{name}: {what}")
    for name in begun:
        keep(to, name, mark, found[name])


def _heard(news: Any, begun: list[Future[None]]) -> Iterator[tuple[str, str, str]]:
    """What the audits tell, until all are done; raises what any of them raised."""
    while True:
        done = [each for each in begun if each.done()]
        try:
            yield news.get(timeout=LISTEN_S)
        except Empty:
            for each in done:
                each.result()
            if len(done) == len(begun):
                return


def _page(to: Path, name: str) -> Path:
    return to / name.lower() / "index.html"


# ── in the processes that audit ──

_news: Any = None


def _tell_by(news: Any) -> None:
    global _news  # noqa: PLW0603  a process has one way to its parent
    _news = news


def _be_ready() -> None:
    from wardmote.evidence.cli import warming

    warming.warm()


def _audit(to: Path, name: str) -> None:
    from wardmote.evidence.cli.auditing import Asked, audit_partnership

    data = to / "data"
    asked = Asked(name, YEAR, "England", str(data / HARM), DAY, BY, made_up=True)
    audit_partnership(
        asked, to / "store", data, to / name.lower(), key=KEY,
        tell=lambda what: _news.put((name, what, "")),
        show=lambda released, page: _news.put((name, "", _first_finding(released))),
    )  # fmt: skip


def _first_finding(released: Any) -> str:
    findings: list[Any] = list(released.edition.findings.values())
    return findings[0].sentence if findings else "nothing was found"

"""How long the server takes over each page of the demonstration's workspace, as each role.

python -m benchmarks.pages --times 5

Every page that a role can reach by links is fetched in process, one after another: wall time of
the whole answer, and the processor's time beside it, which other programs disturb less.
"""

import argparse
import os
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from wardmote.partnership.madeup import demonstrating

MOST = 120
LINK = re.compile(rb'href="(/[^"#]*)"')
NOT_PAGES = re.compile(r"/(static|account|language)\b|colour\.css|\.(csv|docx|ics|svg|json)\b")
AIM_MS = 100


@dataclass(frozen=True)
class Timed:
    """A page's address, and the median of its times."""

    address: str
    wall_ms: float
    cpu_ms: float


def main() -> int:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--times", type=int, default=5)
    told.add_argument("--roles", nargs="*", default=["officer", "analyst", "representative"])
    asked = told.parse_args()
    with tempfile.TemporaryDirectory() as home:
        _build(Path(home))
        over = [_told(role, asked.times) for role in asked.roles]
    return 1 if max(over) > AIM_MS else 0


def _build(home: Path) -> None:
    demonstrating.go_to(home)
    os.environ["WARDMOTE_HOSTS"] = "testserver"
    demonstrating.prepare(home, seed=1, tell=lambda _: None)


def _told(role: str, times: int) -> float:
    """Print a role's pages; give the median page's time."""
    pages = sorted(_pages(role, times), key=lambda page: -page.wall_ms)
    middle = median(page.wall_ms for page in pages)
    cpu = median(page.cpu_ms for page in pages)
    print(
        f"{role}: {len(pages)} pages, median {middle:.0f} ms ({cpu:.0f} ms of processor); slowest:"
    )
    for page in pages[:8]:
        print(f"  {page.wall_ms:7.0f} ms {page.cpu_ms:7.0f} ms  {page.address}")
    return middle


def _pages(role: str, times: int) -> list[Timed]:
    """Every page that links lead to, breadth first, as somebody of that role."""
    from django.test import Client

    from wardmote.partnership.agencies.models import Membership

    member = Membership.objects.filter(role=role, partnership__slug="riverton").first()
    client = Client()
    client.force_login(member.person)
    queue, seen, pages = [f"/{member.partnership.slug}/"], set(), []
    while queue and len(pages) < MOST:
        address = queue.pop(0)
        if address in seen or NOT_PAGES.search(address):
            continue
        seen.add(address)
        answer, timed = _timed(client, address, times)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            pages.append(timed)
            queue += [link.decode() for link in LINK.findall(answer.content)]
    return pages


def _timed(client, address: str, times: int):
    """The answer, and the median times; the first fetch warms what is kept between requests."""
    answer = client.get(address)
    walls, cpus = [], []
    for _ in range(times if answer.status_code == 200 else 0):
        wall, cpu = time.perf_counter(), time.process_time()
        client.get(address)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return answer, Timed(address, median(walls or [0]), median(cpus or [0]))


if __name__ == "__main__":
    raise SystemExit(main())

"""The workspace under load on SQLite and on PostgreSQL, beside a bare Django page in one run.

python -m benchmarks.load --seconds 20
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from benchmarks.load_client import Asks, Tally, load
from tests.partnership.postgresql import throwaway_server

PAGES = ("/riverton/", "/riverton/groups/", "/riverton/people/", "/riverton/trail/")
WRITE = "/riverton/registers/briefings/note/"
DURABLE = ""
"""PostgreSQL as Debian ships it: every commit is on disk before it is answered."""
BIN = Path(sys.executable).parent


def main() -> int:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--seconds", type=float, default=20)
    told.add_argument("--workers", type=int, default=2)
    asked = told.parse_args()
    rows, sound = [bare(asked)], True
    with tempfile.TemporaryDirectory() as home:
        rows.append(ours("SQLite", home, "", asked))
    with tempfile.TemporaryDirectory() as home, throwaway_server(DURABLE) as address:
        rows.append(ours("PostgreSQL", home, address, asked))
    print(f"{'':<12}{'requests/s':>11}{'median ms':>11}{'p95 ms':>9}{'writes':>8}{'p95 ms':>9}"
          f"{'errors':>8}{'lost':>6}")  # fmt: skip
    for name, tally, lost in rows:
        print(_line(name, tally, lost, asked.seconds))
        sound &= not tally.errors and not lost
    return 0 if sound else 1


def bare(asked) -> tuple[str, Tally, int]:
    """A page of Django's with nothing to it, by the same server."""
    port = _free_port()
    serve = [
        str(BIN / "granian"), "--interface", "wsgi", "--workers", str(asked.workers),
        "--blocking-threads", "4", "--port", str(port), "benchmarks.load_bare:application",
    ]  # fmt: skip
    with _served(serve, dict(os.environ), port):
        return "bare Django", load(Asks(port, ("/",)), [""] * 16, asked.seconds), 0


def ours(name: str, home: str, address: str, asked) -> tuple[str, Tally, int]:
    """The workspace; every write that the server took is looked for afterwards."""
    environment = {
        **os.environ, "WARDMOTE_HOME": home, "WARDMOTE_DATABASE": address,
        "WARDMOTE_SECOND_FACTOR": "0",  # the officers are signed in already
    }  # fmt: skip
    subprocess.run([BIN / "wardmote", "setup"], env=environment, check=True, capture_output=True)
    sessions = _world("make", environment)["sessions"]
    port = _free_port()
    serve = [str(BIN / "wardmote"), "serve", "--port", str(port), "--workers", str(asked.workers)]
    with _served(serve, environment, port):
        load(Asks(port, PAGES), sessions, 3)  # templates are read at the first asking
        tally = load(Asks(port, PAGES, WRITE), sessions, asked.seconds)
    held = _world("count", environment)
    lost = set(tally.acknowledged) - set(held["subjects"])
    tally.errors += held["faults"]
    if held["told"] != len(held["subjects"]):
        tally.errors.append(f"{len(held['subjects'])} written, {held['told']} told in the trail")
    for error in sorted(set(tally.errors))[:5]:
        print(f"{name}: {error}")
    return name, tally, len(lost)


def _world(what: str, environment: dict[str, str]) -> dict:
    command = [sys.executable, "-m", "benchmarks.load_world", what]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


@contextmanager
def _served(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    """A server that answers; told to stop at the end, and waited for."""
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"Nobody answers on port {port}.")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def _line(name: str, tally: Tally, lost: int, seconds: float) -> str:
    reads, writes = tally.reads, tally.writes
    rate = (len(reads) + len(writes)) / seconds
    slow = f"{_p95(writes):>9.1f}" if writes else f"{'':>9}"
    return (f"{name:<12}{rate:>11.0f}{median(reads) * 1000:>11.1f}{_p95(reads):>9.1f}"
            f"{len(writes):>8}{slow}{len(tally.errors):>8}{lost:>6}")  # fmt: skip


def _p95(seconds: list[float]) -> float:
    """In milliseconds."""
    return quantiles(seconds, n=20)[-1] * 1000


if __name__ == "__main__":
    raise SystemExit(main())

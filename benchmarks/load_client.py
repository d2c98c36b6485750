"""Officers who read and write as fast as they are answered, each on one connection."""

import http.client
import secrets
import time
import urllib.parse
from dataclasses import dataclass, field
from threading import Thread

TOKEN = "a" * 32
"""Django compares the form's token with the cookie's; both are the client's to choose."""


@dataclass
class Tally:
    """What one officer saw.

    Attributes:
        reads: seconds of each page read.
        writes: seconds of each write that the server said it took.
        acknowledged: subjects of those writes.
        errors: what went otherwise.
    """

    reads: list[float] = field(default_factory=list)
    writes: list[float] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def joined(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.reads + other.reads, self.writes + other.writes,
            self.acknowledged + other.acknowledged, self.errors + other.errors,
        )  # fmt: skip


@dataclass(frozen=True)
class Asks:
    """What is asked of a server.

    Attributes:
        port: where it listens.
        pages: addresses read in turn.
        write: address that takes a briefing; none for a server that only answers.
        write_every: one request in so many is a write.
    """

    port: int
    pages: tuple[str, ...]
    write: str = ""
    write_every: int = 5


def load(asks: Asks, sessions: list[str], seconds: float) -> Tally:
    """All officers at once."""
    tallies = [Tally() for _ in sessions]
    until = time.monotonic() + seconds
    officers = [
        Thread(target=_officer, args=(asks, session, tally, until, number))
        for number, (session, tally) in enumerate(zip(sessions, tallies, strict=True))
    ]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()
    total = Tally()
    for tally in tallies:
        total = total.joined(tally)
    return total


def _officer(asks: Asks, session: str, tally: Tally, until: float, number: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", asks.port, timeout=30)
    step = number  # officers are not in step with each other
    while time.monotonic() < until:
        step += 1
        try:
            if asks.write and step % asks.write_every == 0:
                _write(connection, asks, session, tally)
            else:
                _read(connection, asks.pages[step % len(asks.pages)], session, tally)
        except (OSError, http.client.HTTPException) as error:
            tally.errors.append(repr(error))
            connection.close()
    connection.close()


def _read(connection, page: str, session: str, tally: Tally) -> None:
    start = time.perf_counter()
    connection.request("GET", page, headers={"Cookie": session})
    answer = connection.getresponse()
    answer.read()
    tally.reads.append(time.perf_counter() - start)
    if answer.status != 200:
        tally.errors.append(f"{answer.status} {page}")


def briefing(subject: str) -> dict[str, str]:
    """What is typed into the form that every write sends."""
    return {
        "briefed_on_day": "1", "briefed_on_month": "6", "briefed_on_year": "2026",
        "audience": "Council", "subject": subject, "nature": "operational", "notes": "Load",
    }  # fmt: skip


def _write(connection, asks: Asks, session: str, tally: Tally) -> None:
    subject = f"load-{secrets.token_hex(8)}"
    form = {"csrfmiddlewaretoken": TOKEN, **briefing(subject)}
    headers = {
        "Cookie": f"{session}; csrf={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    start = time.perf_counter()
    connection.request("POST", asks.write, urllib.parse.urlencode(form), headers)
    answer = connection.getresponse()
    answer.read()
    tally.writes.append(time.perf_counter() - start)
    if answer.status == 302:
        tally.acknowledged.append(subject)
    else:
        tally.errors.append(f"{answer.status} {asks.write}")

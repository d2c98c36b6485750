"""Two audits that end at once write to the one log in turn."""

from datetime import date
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from tests.evidence.disclosure.editions import edition
from tests.evidence.disclosure.worlds import KEY, PROFILES, counts_of, ground
from wardmote.evidence.disclosure import log_release, protect, read_log, release

EACH = 60
"""Releases by each process: enough that they would meet, were there no lock."""


def log_many(log: Path, start) -> None:
    """Log the same release again and again, as soon as the other process is ready too."""
    safe = protect(counts_of(np.array([[12]])), ground(1), profiles=PROFILES, key=KEY)
    released = release(safe, edition, by=("Ann Analyst", "Bob Chair"))
    start.wait()
    for _ in range(EACH):
        log_release(log, released, on=date(2026, 4, 1))


def test_releases_by_two_processes_at_once_follow_one_another(tmp_path):
    context, log = get_context("forkserver"), tmp_path / "releases.jsonl"
    start = context.Barrier(2)
    both = [context.Process(target=log_many, args=(log, start)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert len(read_log(log)) == 2 * EACH

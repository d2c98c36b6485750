"""The demonstration's workspaces: made once, open to whom is printed, stopped without a trace."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from wardmote.partnership.madeup.demonstrating import free_port

SCRIPT = """
import sys
from pathlib import Path
from wardmote.partnership.madeup import demonstrating
demonstrating.go_to(Path(sys.argv[1]))
demonstrating.prepare(Path(sys.argv[1]), seed=1, tell=print)
print("prepared", flush=True)
if len(sys.argv) > 2:
    demonstrating.run(int(sys.argv[2]))
"""
SECONDS_TO_MAKE = 600
SECONDS_TO_START = 180


def environment() -> dict[str, str]:
    left_out = ("WARDMOTE_", "DJANGO_")
    return {key: value for key, value in os.environ.items() if not key.startswith(left_out)}


@pytest.fixture(scope="module")
def script(tmp_path_factory) -> Path:
    """In a file of its own: the web server's processes begin from it again."""
    path = tmp_path_factory.mktemp("demo") / "demonstrate.py"
    inside = "\n    ".join(SCRIPT.strip().splitlines())
    path.write_text(f'if __name__ == "__main__":\n    {inside}\n', encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def home(script) -> Path:
    """Workspaces that are made."""
    home = script.parent / "workspaces"
    done = subprocess.run(
        [sys.executable, script, home], env=environment(), capture_output=True, text=True,
        timeout=SECONDS_TO_MAKE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "prepared"
    return home


def test_they_are_made_once(script, home):
    before = (home / "wardmote.sqlite3").stat().st_ino
    done = subprocess.run(
        [sys.executable, script, home], env=environment(), capture_output=True, text=True,
        timeout=SECONDS_TO_START,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["prepared"]
    assert (home / "wardmote.sqlite3").stat().st_ino == before


def test_they_answer_until_told_to_stop_and_then_nothing_is_left_running(script, home):
    port = free_port(8791)
    running = subprocess.Popen(
        [sys.executable, script, home, str(port)], env=environment(), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert answers(f"http://127.0.0.1:{port}/account/login/")
    finally:
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=SECONDS_TO_START)
    assert running.returncode == 0
    assert free_port(port) == port
    assert children_of(home) == []


def answers(address: str) -> bool:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    return False


def children_of(home: Path) -> list[str]:
    """Processes that live in that folder by their environment."""
    told = f"WARDMOTE_HOME={home}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if told in path.read_bytes().split(b"\0"):
                found.append(path.parent.name)
        except (PermissionError, FileNotFoundError, ProcessLookupError):
            continue
    return found

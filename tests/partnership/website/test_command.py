"""The command line of the service, asked as a host's machine asks it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wardmote.partnership.website.command import whole

WARDMOTE = Path(sys.executable).with_name("wardmote")
SECONDS_TO_START = 180


def environment(home: Path) -> dict[str, str]:
    """The service's own settings on a fresh SQLite, whatever the tests run on."""
    left_out = ("WARDMOTE_DATABASE", "DJANGO_SETTINGS_MODULE")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return {**kept, "WARDMOTE_HOME": str(home)}


def wardmote(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [WARDMOTE, *words], env=environment(home), capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """An installation that is set up."""
    home = tmp_path_factory.mktemp("home")
    done = wardmote(home, "setup")
    assert done.returncode == 0, done.stderr
    return home


def test_listing_the_commands_loads_no_django() -> None:
    asked = "import sys; from wardmote.partnership.website.command import whole; whole()"
    done = subprocess.run([sys.executable, "-c", f"{asked}; sys.exit('django' in sys.modules)"])
    assert done.returncode == 0


def test_the_service_and_the_engine_have_one_command_line() -> None:
    said = CliRunner().invoke(whole(), ["--help"]).stdout
    assert {"audit", "serve", "work"} <= set(said.split())


def test_a_database_that_is_not_set_up_is_not_served(tmp_path) -> None:
    done = wardmote(tmp_path, "serve")
    assert done.returncode == 2
    assert "wardmote setup" in done.stderr


def test_the_worker_stops_when_no_job_is_left(home) -> None:
    assert wardmote(home, "work", "--until-done").returncode == 0


def test_the_server_answers_and_stops_cleanly_when_told_to(home) -> None:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    server = subprocess.Popen(
        [WARDMOTE, "serve", "--port", str(port), "--workers", "1"],
        env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        assert _answer(f"http://127.0.0.1:{port}/account/login/") == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=180) == 0
    finally:
        if server.poll() is None:  # its workers too: they would keep the port
            os.killpg(server.pid, signal.SIGKILL)
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", port)) != 0


def _answer(address: str) -> int:
    """The status of a page, once the server has started."""
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urllib.request.urlopen(address) as page:
                return page.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)

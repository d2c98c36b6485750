"""What `wardmote demo` does for the workspaces: build them once, say how to get in, run them.

The clock of the demonstration stands still on the day as at which it was made up, so that what is
due soon today is due soon tomorrow as well.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

import wardmote
from wardmote.evidence.cli.demonstrating import DAY
from wardmote.partnership.website.waking import wake

PACKAGE = Path(wardmote.__file__).parent
MARK = "made-of"
PARTS = (
    "agencies", "duties", "meetings", "sharing", "exchange", "audits", "review", "trail", "madeup",
    "website",
)  # fmt: skip
WORKER = "from wardmote.partnership.website.command import main; main()"
PATIENCE_S = 10

Tell = Callable[[str], None]


@dataclass(frozen=True)
class SignIns:
    """How to get in.

    Attributes:
        people: role and address, of the first partnership.
        others: partnerships that have the same, under their own names.
    """

    password: str
    people: tuple[tuple[str, str], ...]
    others: tuple[str, ...]


def go_to(home: Path) -> None:
    """Let the service live in a folder of the demonstration, on its day; no second factor."""
    os.environ["WARDMOTE_HOME"] = str(home)
    os.environ["WARDMOTE_STANDS_STILL_AT"] = datetime.combine(DAY, time(10)).isoformat()
    os.environ["WARDMOTE_SECOND_FACTOR"] = "0"
    os.environ.pop("WARDMOTE_DATABASE", None)


def prepare(home: Path, *, seed: int, tell: Tell) -> None:
    """Make the database and the three workspaces, unless they stand as this program makes them."""
    mark = _mark(seed)
    kept = home / MARK
    if kept.exists() and kept.read_text(encoding="utf-8") == mark:
        wake()
        return
    if home.exists():
        shutil.rmtree(home)
    wake()
    from django.core.management import call_command

    from wardmote.partnership.madeup.founding import build_all

    tell("setting up")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    build_all(DAY, seed=seed, tell=tell)
    kept.write_text(mark, encoding="utf-8")


def _mark(seed: int) -> str:
    """The sha256 of the seed and of all that the workspaces are made by."""
    found = hashlib.sha256(str(seed).encode())
    parts = [PACKAGE / "rulebook", *(PACKAGE / "partnership" / part for part in PARTS)]
    paths = (path for part in parts for path in part.rglob("*.[pt][yo]*"))
    for path in sorted(paths):
        if "node_modules" not in path.parts and path.suffix in (".py", ".toml"):
            found.update(path.read_bytes())
    return found.hexdigest()


def sign_ins() -> SignIns:
    """Somebody of each role."""
    from wardmote.partnership.agencies.models import Role
    from wardmote.partnership.madeup.people import PASSWORD, address
    from wardmote.partnership.madeup.towns import TOWNS

    first, *others = TOWNS.values()
    people = tuple((str(role.label), address(role.value, first.slug)) for role in Role)
    return SignIns(PASSWORD, people, tuple(f"@{town.slug}.example.org" for town in others))


def free_port(wanted: int) -> int:
    """That port, or the next that nothing listens on."""
    with socket.socket() as asked:
        if asked.connect_ex(("127.0.0.1", wanted)) != 0:
            return wanted
    return free_port(wanted + 1)


def run(port: int) -> None:
    """Serve, with a worker beside it, until Ctrl+C or SIGTERM; both have stopped afterwards."""
    from wardmote.partnership.website.commands import serve

    worker = subprocess.Popen([sys.executable, "-c", WORKER, "work"], start_new_session=True)
    try:
        serve(host="127.0.0.1", port=port, workers=1, threads=4)
    finally:
        worker.terminate()
        try:
            worker.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            worker.kill()

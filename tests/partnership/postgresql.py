"""`python -m tests.partnership.postgresql COMMAND …`: run it beside a throwaway PostgreSQL.

The command finds the server's address in WARDMOTE_DATABASE; the server is gone after it.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIANS = Path("/usr/lib/postgresql")
AS_POSTGRES = ("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups")
QUICKLY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def throwaway_server(options: str = QUICKLY) -> Iterator[str]:
    """The address of an empty database on a server that lives as long as the block."""
    folder = Path(tempfile.mkdtemp(prefix="wardmote-postgresql-"))
    data, port = folder / "data", _free_port()
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _run("initdb", "-D", data, "-U", "wardmote", "-A", "trust", "-E", "UTF8", "--no-sync")
        served = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {options}"
        _run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", served, "start")
        try:
            _run("createdb", "-h", folder, "-p", port, "-U", "wardmote", "wardmote")
            yield f"postgresql://wardmote@127.0.0.1:{port}/wardmote"
        finally:
            _run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(name: str, *arguments: object) -> None:
    """One of Debian's programs; PostgreSQL refuses to be served by root."""
    program = max(DEBIANS.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    who = AS_POSTGRES if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*who, str(program), *map(str, arguments)], cwd="/", capture_output=name != "pg_ctl",
        stdout=subprocess.DEVNULL if name == "pg_ctl" else None, check=False, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr or done.returncode}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def main(command: list[str]) -> int:
    with throwaway_server() as address:
        environment = {**os.environ, "WARDMOTE_DATABASE": address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""A process that forks a child for each order it reads, and has the child die while it adds.

Run as a module. Each line of standard input is one JSON order: the store's folder, the file to
add, and where to die: "line" (so many lines of the store's code in), "step" (before or after so
many calls that change the disk) or "seconds". Each line of standard output is one JSON answer:
whether the child was killed, and how many lines and steps it had done.
"""

import json
import os
import shutil
import signal
import sys
import threading
import time
from datetime import date
from pathlib import Path

import ibis.backends.duckdb  # noqa: F401  so that a fork need not import it anew

import wardmote.evidence.store as package
from wardmote.evidence.store import Incoming, Store

STORE_CODE = str(Path(package.__file__).parent)
DISK_CALLS = [
    (os, "fsync"), (os, "replace"), (os, "unlink"), (Path, "mkdir"), (Path, "open"),
    (Path, "unlink"), (shutil, "rmtree"),
]  # fmt: skip


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(told)
            _add(order, tell)
        os.close(tell)
        _, status = os.waitpid(child, 0)
        with os.fdopen(told) as pipe:
            counts = json.loads(pipe.read() or "{}")
        print(json.dumps({"killed": os.WIFSIGNALED(status), **counts}), flush=True)


def _add(order: dict, tell: int) -> None:
    done = {"line": 0, "step": 0}

    def count(what: str) -> None:
        done[what] += 1
        if order.get(what) == done[what]:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(frame, event, argument):
        if not frame.f_code.co_filename.startswith(STORE_CODE):
            return None
        if event == "line":
            count("line")
        return trace

    for module, name in DISK_CALLS:
        setattr(module, name, _counted(getattr(module, name), count))
    if "seconds" in order:
        threading.Thread(target=_die_after, args=[order["seconds"]], daemon=True).start()
    else:
        sys.settrace(trace)
    incoming = order["incoming"]
    incoming["parquet"] = Path(incoming["parquet"])
    incoming["months"] = tuple(date.fromisoformat(month) for month in incoming["months"])
    began = time.monotonic()
    Store.open(Path(order["folder"])).add(Incoming(**incoming), day=date(2022, 4, 5))
    sys.settrace(None)
    os.write(tell, json.dumps({**done, "took": time.monotonic() - began}).encode())
    os._exit(0)


def _counted(call, count):
    def counted(*given, **named):
        count("step")
        result = call(*given, **named)
        count("step")
        return result

    return counted


def _die_after(seconds: float) -> None:
    time.sleep(seconds)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()

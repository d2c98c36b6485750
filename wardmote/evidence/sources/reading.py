"""Reading a file that others sent, in a process of its own with limits on memory and time."""

import json
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from wardmote.evidence.sources.messages import refusal
from wardmote.evidence.sources.parsing import Part
from wardmote.evidence.sources.settings import limits

CHILD = "wardmote.evidence.sources.child"


class Reader:
    """A process that reads one file after another; a file that kills it costs only itself.

    Use it as a context. The process starts with the first file.
    """

    def __init__(self, *, seconds: float | None = None, memory_mb: int | None = None):
        """A reader with limits of its own on each file; those of the settings unless told."""
        self._seconds = limits().seconds if seconds is None else seconds
        self._memory_mb = limits().memory_mb if memory_mb is None else memory_mb
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._end()

    def read(
        self,
        path: Path,
        out: Path,
        *,
        day: date | None = None,
        dataset: str | None = None,
        supplier: str | None = None,
    ) -> tuple[Part, ...]:
        """The parts of a file; one that is refused has a fatal fault.

        Args:
            path: the file.
            out: an empty folder, in which the standard rows are left as Parquet.
            day: the day of taking in; None asks nothing of dates.
            dataset: the dataset that it was sent as; None to find out.
            supplier: who sent it, where the file does not say so.
        """
        if path.stat().st_size > limits().file_mb << 20:
            message = f"A file may have {limits().file_mb:,} MB. Send it in parts."
            return (Part(path.name, faults=(refusal("too_large", message),)),)
        job = {
            "path": str(path.resolve()), "out": str(out.resolve()), "name": path.name,
            "dataset": dataset, "supplier": supplier, "day": day and day.isoformat(),
        }  # fmt: skip
        answer, timely = self._ask(json.dumps(job))
        if answer:
            return tuple(Part.heard(told) for told in json.loads(answer))
        return (_killed(path, self._seconds, timely=timely),)

    def _ask(self, job: str) -> tuple[str, bool]:
        """The answer, "" if the process died of the job, and whether it did so in time."""
        process = self._started()
        stdin, stdout = process.stdin, process.stdout
        if stdin is None or stdout is None:
            raise TypeError("the process was started without pipes")
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.start()
        try:
            stdin.write(job + "\n")
            stdin.flush()
            answer = stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            timer.cancel()
        if not answer:
            self._end()
        return answer, not late.is_set()

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", CHILD, str(self._memory_mb)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            # What was being written when it died is still to be written, and cannot be.
            with suppress(BrokenPipeError), process:
                pass


def _killed(path: Path, seconds: float, *, timely: bool) -> Part:
    if timely:
        message = (
            "Reading it takes more memory than is allowed, or breaks the reader. Save it as "
            "CSV (UTF-8), or send it in parts."
        )
        return Part(path.name, faults=(refusal("reader_stopped", message),))
    message = f"Reading it takes more than {seconds:g} seconds. Send it in parts."
    return Part(path.name, faults=(refusal("too_slow", message),))

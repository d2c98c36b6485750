"""The process that reads files which others sent: limited, with nothing to lose.

It is started by `reading.Reader` with the memory that it may use (MB), takes one job a line as
JSON, and answers each with one line of JSON: the parts that were read. What goes wrong in it harms
one file, and no one else.
"""

import json
import os
import resource
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from wardmote.evidence.sources.messages import refusal
from wardmote.evidence.sources.parsing import Part, parse


def main() -> None:
    """Answer jobs until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no answer
    _limit(int(sys.argv[1]) << 20)
    for line in sys.stdin:
        parts = _read(json.loads(line))
        answers.write(json.dumps([part.told() for part in parts]) + "\n")
        answers.flush()


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(job: dict[str, Any]) -> list[Part]:
    day = date.fromisoformat(job.pop("day")) if job["day"] else job.pop("day")
    path, out = Path(job.pop("path")), Path(job.pop("out"))
    try:
        return list(parse(path, out, day=day, **job))
    except (MemoryError, duckdb.OutOfMemoryException):
        return [
            _refused(
                job,
                "too_much_memory",
                "Reading it takes more memory than is allowed. Send it in parts.",
            )
        ]
    except Exception as error:
        # The border of the process: a bug here refuses one file, and says where the bug is
        # without repeating anything of the file.
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}, {Path(where.filename).name} line {where.lineno}"
        return [
            _refused(
                job,
                "reader_broke",
                f"The file has something that the reader cannot read ({place}). Save it as CSV "
                f"(UTF-8) and send it again; report it if that fails too.",
            )
        ]


def _refused(job: dict[str, Any], rule: str, message: str) -> Part:
    return Part(job["name"], faults=(refusal(rule, message),))


if __name__ == "__main__":
    main()

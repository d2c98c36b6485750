"""What an audit needs of the program, loaded and compiled before it is needed."""

import numpy as np

from wardmote.evidence.cli import auditing  # noqa: F401  what audits is forked of this
from wardmote.evidence.disclosure.cycles import cancel_cycles
from wardmote.evidence.reports import pictures

POINT = {"data": {"values": [{}]}, "mark": "point"}


def warm() -> None:
    """Compile what is compiled when first used, and start the engine that draws."""
    nothing = np.zeros(0, np.int64)
    cancel_cycles(nothing, nothing, nothing, np.zeros(0, np.uint64), 1)
    pictures.svg(POINT, title="", description="")

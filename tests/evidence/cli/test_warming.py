"""Nothing that an audit waits for is left to compile once the program is warm."""

import pytest

from wardmote.evidence.analyses import hotspots, near_repeats
from wardmote.evidence.cli import warming
from wardmote.evidence.disclosure import cycles, sharing_out
from wardmote.evidence.places import cells


@pytest.mark.parametrize(
    "loop",
    [
        hotspots._reaching, near_repeats.dealing._count, near_repeats.pairs._list,
        cycles.cancel_cycles, sharing_out.share_out, cells.candidates, cells.fill, cells.look_up,
    ],
    ids=lambda loop: loop.__name__,
)  # fmt: skip
def test_a_loop_that_takes_seconds_to_compile_is_compiled(loop):
    warming.warm()
    assert loop.signatures

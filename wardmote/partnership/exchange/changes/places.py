"""Places of a partnership: boundaries, lookups and populations, put where audits look for them."""

import os
import shutil
from pathlib import Path

from wardmote.evidence import Places
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.rules.keeping import places_folder


def put_places(*, partnership: Partnership, folder: Path) -> Path:
    """Copy a folder of places in place of the partnership's own, whole or not at all.

    The engine reads the copy first: what it cannot read does not take the place of what it can.

    Raises:
        WardmoteError: it holds a file that the engine cannot read.
    """
    there = places_folder(partnership)
    there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside, before = there.with_name("places.new"), there.with_name("places.old")
    for stale in (beside, before):
        shutil.rmtree(stale, ignore_errors=True)
    shutil.copytree(folder, beside)
    Places.open(beside)
    if there.exists():
        os.rename(there, before)
    os.rename(beside, there)
    shutil.rmtree(before, ignore_errors=True)
    return there

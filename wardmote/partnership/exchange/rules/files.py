"""Which files may be sent, and under which name each is kept."""

import re
from pathlib import PurePath

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused

ENDINGS = (".csv", ".txt", ".xlsx", ".json", ".zip")
LONGEST = 120
STRANGE = re.compile(r"[^\w.()+, -]")


def safe_name(name: str) -> str:
    """A file's own name, with no folder and nothing that a disk or a page could stumble over."""
    last = STRANGE.sub("_", PurePath(name.replace("\\", "/")).name).strip(" .") or "file"
    if len(last) > LONGEST:
        path = PurePath(last)
        last = path.stem[: LONGEST - len(path.suffix)] + path.suffix[:LONGEST]
    return last


def check_name(name: str) -> None:
    """Refuse what no reader reads, before a byte of it is kept.

    Raises:
        Refused: in words for whoever sends it.
    """
    if PurePath(safe_name(name)).suffix.lower() not in ENDINGS:
        raise Refused(
            _("%(name)s: save the table as one of these, and send that: %(endings)s.")
            % {"name": safe_name(name), "endings": ", ".join(ENDINGS)}
        )

"""Where the editions of an audit are kept, and what is read again of them.

An edition is a folder that the engine wrote, below the service's own: `public` for everybody,
`analyst` with exact numbers.
"""

from functools import lru_cache
from pathlib import Path

from wardmote.evidence import Kept, reread
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models import Audit, Finding, Run
from wardmote.partnership.exchange.rules.keeping import partnership_folder

PUBLIC, ANALYST = Finding.Audience.PUBLIC.value, Finding.Audience.ANALYST.value
AUDIENCES = (PUBLIC, ANALYST)
DATA = "audit.json"
READ_AT_ONCE = 8
"""How many editions are kept in memory."""


def audits_folder(partnership: Partnership) -> Path:
    """Where a partnership's editions are."""
    return partnership_folder(partnership) / "audits"


def edition_folder(run: Run, audience: str) -> Path:
    """Where the edition of a run is, for one audience."""
    if audience not in AUDIENCES:
        raise ValueError(f"No audience “{audience}”.")
    folder = audits_folder(run.audit.partnership)
    return folder / str(run.audit_id) / str(run.number) / audience


def edition_of(run: Run, audience: str) -> Kept | None:
    """The edition that a run wrote; None where its folder is gone."""
    path = edition_folder(run, audience) / DATA
    if not path.is_file():
        return None
    told = path.stat()
    return _read(path, told.st_mtime_ns, told.st_size)


def the_edition(audit: Audit, audience: str) -> Kept | None:
    """The newest edition of an audit, the frozen one once it is signed off; None before any."""
    run = audit.edition
    return edition_of(run, audience) if run else None


@lru_cache(maxsize=READ_AT_ONCE)
def _read(path: Path, changed_ns: int, size: int) -> Kept:
    return reread(path.read_text(encoding="utf-8"))

"""What the engine is asked for, of what was planned."""

import secrets
from datetime import date
from pathlib import Path

from django.conf import settings

from wardmote import evidence
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.exchange.rules.keeping import places_folder
from wardmote.partnership.website.keys import kept

KEY_BYTES = 32
BY_ROLE = ("the analyst who ran it", "the second person who checked it")
"""Who lets an edition out, as its manifest says to everybody: names stand in the trail alone."""


def asked_of(audit: Audit, day: date) -> "evidence.Asked":
    """The question to the engine, which is loaded for it: it is large."""
    return evidence.Asked(
        partnership=audit.partnership.name,
        period=evidence.Period.parse(audit.period),
        nation=audit.partnership.nation,
        harm=_harm(audit),
        day=day,
        by=BY_ROLE,
        made_up=audit.is_made_up,
    )


def _harm(audit: Audit) -> str:
    """The edition's name, or the partnership's own file of that name beside its places."""
    own = places_folder(audit.partnership) / "harm" / f"{Path(audit.harm).name}.toml"
    return str(own) if audit.harm and own.is_file() else audit.harm


def release_key(partnership: Partnership) -> bytes:
    """The secret that a partnership's rounding is drawn from: made once, the same for good."""
    return kept(release_key_file(partnership), lambda: secrets.token_hex(KEY_BYTES).encode())


def release_key_file(partnership: Partnership) -> Path:
    """Where that secret is kept."""
    return Path(settings.HOME) / "keys" / f"release.{partnership.slug}"

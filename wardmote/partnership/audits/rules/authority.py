"""Letters of authority: whether one holds on a day, and the codes that they are checked by."""

import secrets
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.audits.models import Authority

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Those that cannot be taken for another when read out: no I, O, 0 or 1."""
GROUPS, OF_EACH = 3, 4


def new_code() -> str:
    """A code that nobody guesses: 60 bits, as "K7MN-2QXD-94HF"."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _letter in range(OF_EACH)) for _group in range(GROUPS)
    )


def as_code(typed: str) -> str:
    """A code as it was given out, of what somebody typed: "k7mn 2qxd94hf"."""
    letters = [letter for letter in typed.upper() if letter in LETTERS]
    groups = (letters[at : at + OF_EACH] for at in range(0, len(letters), OF_EACH))
    return "-".join("".join(group) for group in groups)


def holds(authority: Authority, day: date) -> bool:
    """Whether a firm may act for the partnership on a day."""
    withdrawn = authority.withdrawn_on is not None and authority.withdrawn_on <= day
    return authority.starts_on <= day <= authority.until and not withdrawn


def check_dates(starts_on: date, until: date) -> None:
    """It ends after it starts, and not in years.

    Raises:
        Refused: it does not.
    """
    if until < starts_on:
        raise Refused(_("It cannot end before it starts."))
    most = rulebook.load().audit.authority_days
    if (until - starts_on).days > most:
        raise Refused(_("An authority holds for %d days at most; give another one then.") % most)

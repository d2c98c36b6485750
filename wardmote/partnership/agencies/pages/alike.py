"""Agencies that are called alike: proposed before one is written down twice."""

from difflib import SequenceMatcher

from wardmote.partnership.agencies.models import Agency

ALIKE = 0.6
"""From which share of common letters two names are alike."""
MOST = 6


def alike(name: str) -> list[Agency]:
    """The agencies whose names are most like one, the likest first."""
    wanted = _words(name)
    scored = [(_likeness(wanted, _words(agency.name)), agency) for agency in Agency.objects.all()]
    near = [pair for pair in scored if pair[0] >= ALIKE]
    return [agency for _, agency in sorted(near, key=lambda pair: -pair[0])[:MOST]]


def _words(name: str) -> str:
    """A name without its case, signs and order of words."""
    letters = "".join(c if c.isalnum() else " " for c in name.casefold().replace("&", " and "))
    return " ".join(sorted(letters.split()))


def _likeness(one: str, other: str) -> float:
    """1 for the same; one that holds all words of the other is alike."""
    if set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()):
        return 1.0
    return SequenceMatcher(None, one, other).ratio()

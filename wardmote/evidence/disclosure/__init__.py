"""The only door out: counts are protected once, and everything public derives from them.

::

    protected = protect(counts, ground, profiles=profiles, key=key)   # every number safe
    released = release(protected, derive, by=("Ann", "Bob"))          # derive sees nothing else
    analyst = restricted(counts, derive, by=("Ann", "Bob"))           # exact, not for publication
"""

from wardmote.evidence.disclosure.edition import Edition, Exhibit, Figure, Finding, Section
from wardmote.evidence.disclosure.profile import Profile
from wardmote.evidence.disclosure.protecting import Protected, protect
from wardmote.evidence.disclosure.releasing import RESTRICTED, Released, release, restricted

__all__ = [
    "RESTRICTED", "Edition", "Exhibit", "Figure", "Finding", "Profile", "Protected", "Released",
    "Section", "protect", "release", "restricted",
]  # fmt: skip

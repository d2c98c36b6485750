"""The only door out: counts are protected once, and everything public derives from them.

::

    protected = protect(counts, ground, profiles=profiles, key=key)   # every number safe
    released = release(protected, derive, by=("Ann", "Bob"))          # derive sees nothing else
    analyst = restricted(counts, derive, by=("Ann", "Bob"))           # exact, not for publication
"""

from wardmote.evidence.disclosure.at_source import protect_file
from wardmote.evidence.disclosure.differencing import differencing
from wardmote.evidence.disclosure.edition import Edition, Exhibit, Figure, Finding, Section
from wardmote.evidence.disclosure.profile import Profile
from wardmote.evidence.disclosure.protecting import Protected, protect, revise
from wardmote.evidence.disclosure.release_log import log_release, read_log
from wardmote.evidence.disclosure.releasing import RESTRICTED, Released, release, restricted
from wardmote.evidence.disclosure.rereading import Kept, reread
from wardmote.evidence.disclosure.scanning import Leak, scan

__all__ = [
    "RESTRICTED", "Edition", "Exhibit", "Figure", "Finding", "Kept", "Leak", "Profile",
    "Protected", "Released", "Section", "differencing", "log_release", "protect", "protect_file",
    "read_log", "release", "reread", "restricted", "revise", "scan",
]  # fmt: skip

"""Do events come in series, close in place and soon after each other?"""

from wardmote.evidence.analyses.near_repeats.events import AllOnOneDay, BandsNotRising, TooFewEvents
from wardmote.evidence.analyses.near_repeats.knox import NearRepeats, near_repeats
from wardmote.evidence.analyses.near_repeats.roles import roles

__all__ = ["AllOnOneDay", "BandsNotRising", "NearRepeats", "TooFewEvents", "near_repeats", "roles"]

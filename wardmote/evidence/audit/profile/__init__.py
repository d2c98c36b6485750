"""The problem profile: all that the records tell of one theme, or of one place."""

from wardmote.evidence.audit.profile.edition import profile
from wardmote.evidence.audit.profile.subject import PLACE, THEME, Subject

__all__ = ["PLACE", "THEME", "Subject", "profile"]

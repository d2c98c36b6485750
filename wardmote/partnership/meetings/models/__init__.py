"""Meetings: what was to be decided, who came, what was agreed, and who does what by when."""

from wardmote.partnership.meetings.models.attendance import Attendance
from wardmote.partnership.meetings.models.decisions import Decision, FollowUp, Voice
from wardmote.partnership.meetings.models.matters import Matter
from wardmote.partnership.meetings.models.meeting import Correction, Item, Meeting, Paper

__all__ = [
    "Attendance", "Correction", "Decision", "FollowUp", "Item", "Matter", "Meeting", "Paper",
    "Voice",
]  # fmt: skip

"""Audits: what was planned, what was found, who said what of it, who signed."""

from wardmote.partnership.audits.models.audit import Audit, ScopeAnswer, Stage
from wardmote.partnership.audits.models.authority import Authority
from wardmote.partnership.audits.models.knowledge import LocalNote
from wardmote.partnership.audits.models.run import Finding, Run
from wardmote.partnership.audits.models.saying import Comment, Correction
from wardmote.partnership.audits.models.signing import SignOff
from wardmote.partnership.audits.models.workshop import (
    Workshop,
    WorkshopCard,
    WorkshopMark,
    WorkshopPart,
)

__all__ = [
    "Audit", "Authority", "Comment", "Correction", "Finding", "LocalNote", "Run", "ScopeAnswer",
    "SignOff", "Stage", "Workshop", "WorkshopCard", "WorkshopMark", "WorkshopPart",
]  # fmt: skip

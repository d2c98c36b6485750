"""The audit: asks the questions in order and gathers findings with their caveats."""

from wardmote.evidence.audit.conduct import Audit, conduct
from wardmote.evidence.audit.request import Request

__all__ = ["Audit", "Request", "conduct"]

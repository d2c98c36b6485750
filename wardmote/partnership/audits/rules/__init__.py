"""Who may do what with audits, and what may follow what."""

from wardmote.partnership.audits.rules.may import MAY, audience_for
from wardmote.partnership.audits.rules.states import CORRECTION_NEXT, NEXT, RUN_NEXT

__all__ = ["CORRECTION_NEXT", "MAY", "NEXT", "RUN_NEXT", "audience_for"]

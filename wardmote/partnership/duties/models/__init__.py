"""What the law asks of one partnership, with who sees to it and what shows that it was done."""

from wardmote.partnership.duties.models.duty import Duties, Duty, Occasion, Part
from wardmote.partnership.duties.models.evidence import Evidence
from wardmote.partnership.duties.models.facilitator import Facilitator
from wardmote.partnership.duties.models.plans import Passage, Plan, Theme

__all__ = [
    "Duties", "Duty", "Evidence", "Facilitator", "Occasion", "Part", "Passage", "Plan", "Theme",
]  # fmt: skip

"""Who the partnership is."""

from wardmote.partnership.agencies.models.agency import Agency, Partner
from wardmote.partnership.agencies.models.calendar import CalendarKey, whose_calendar
from wardmote.partnership.agencies.models.compact import Contribution, Promise
from wardmote.partnership.agencies.models.governance import Governance
from wardmote.partnership.agencies.models.groups import Group, RoleCard, Seat, Standing
from wardmote.partnership.agencies.models.involvement import Rating
from wardmote.partnership.agencies.models.membership import Invitation, Membership, Role, people_of
from wardmote.partnership.agencies.models.partnership import Nation, Partnership, Statement, Support
from wardmote.partnership.agencies.models.posts import Holding, Post
from wardmote.partnership.agencies.models.pre_election import Assurance, PreElection
from wardmote.partnership.agencies.models.registers import (
    Arrangement,
    Briefing,
    Endorsement,
    Interest,
    Transaction,
)

__all__ = [
    "Agency", "Arrangement", "Assurance", "Briefing", "CalendarKey", "Contribution",
    "Endorsement", "Governance", "Group", "Holding", "Interest", "Invitation", "Membership",
    "Nation", "Partner", "Partnership", "Post", "PreElection", "Promise", "Rating", "Role",
    "RoleCard", "Seat", "Standing", "Statement", "Support", "Transaction", "people_of",
    "whose_calendar",
]  # fmt: skip

"""What is agreed: law, professional rules and settings, as data with sources.

::

    from wardmote import rulebook

    rules = rulebook.on(date(2026, 4, 1), "England")  # what is in force there and then
    rules.datasets["police_street"].limits
    rulebook.load()                                    # every rule that was ever held

Every rule says its source, its nation and from when it holds. A key that no rule knows is an error.
"""

from wardmote.rulebook._read import Frozen, RulebookError
from wardmote.rulebook.arrangements import Benchmark, Paper
from wardmote.rulebook.audit import Audit, Part
from wardmote.rulebook.bodies import PARTNERSHIPS, SECTORS, Body, StatutoryRole
from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.categories import Category, OffenceGroup
from wardmote.rulebook.concerns import ConcernRule
from wardmote.rulebook.datasets import Dataset, Field, due_on
from wardmote.rulebook.disclosure import Audience, Profile
from wardmote.rulebook.due import Due, working_days_before
from wardmote.rulebook.duties import (
    Content,
    Duty,
    PlannedStep,
    Step,
    due_after,
    due_dates,
    planned_steps,
)
from wardmote.rulebook.exchange import Exchange
from wardmote.rulebook.gateways import Gateway
from wardmote.rulebook.harm import HarmEdition, Weight
from wardmote.rulebook.indicators import Denominator, Indicator, Numerator
from wardmote.rulebook.linking import Compare, KindTold, Linking, MayLink
from wardmote.rulebook.loading import harm_edition, load, on
from wardmote.rulebook.maturity import Maturity, MaturitySign
from wardmote.rulebook.plans import PlanCycle, PlanKind
from wardmote.rulebook.protocols import ProtocolTemplate, TemplateGrant
from wardmote.rulebook.questions import Question
from wardmote.rulebook.ranks import Rank
from wardmote.rulebook.rule import NATIONS, Rule
from wardmote.rulebook.rules import Rules
from wardmote.rulebook.scrutiny import ScrutinyBriefing, ScrutinyQuestion
from wardmote.rulebook.settings import (
    Factor,
    Meetings,
    Prioritisation,
    Quality,
    Threshold,
)
from wardmote.rulebook.sharing import RecordKind, Sharing, Word
from wardmote.rulebook.structures import Structure, TemplateGroup
from wardmote.rulebook.workbench import WorkbenchPart

__all__ = [
    "NATIONS", "PARTNERSHIPS", "SECTORS", "Audience", "Audit", "Benchmark", "Body", "Category",
    "Compare", "ConcernRule", "Content", "Dataset", "Denominator", "Due", "Duty", "Exchange",
    "Factor", "Field", "Frozen", "Gateway", "HarmEdition", "Indicator", "KindTold", "Linking",
    "Maturity", "MaturitySign", "MayLink", "Meetings", "Numerator", "OffenceGroup", "Paper", "Part",
    "PlanCycle", "PlanKind", "PlannedStep", "Prioritisation", "Profile", "ProtocolTemplate",
    "Quality", "Question", "Rank", "RecordKind", "Rule", "Rulebook", "RulebookError", "Rules",
    "ScrutinyBriefing", "ScrutinyQuestion", "Sharing", "StatutoryRole", "Step", "Structure",
    "TemplateGrant", "TemplateGroup", "Threshold", "Weight", "Word", "WorkbenchPart", "due_after",
    "due_dates", "due_on", "harm_edition", "load", "on", "planned_steps", "working_days_before",
]  # fmt: skip

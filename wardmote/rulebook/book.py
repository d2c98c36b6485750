"""Every rule that was ever held, and which of them are in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from wardmote.rulebook._read import Frozen, RulebookError
from wardmote.rulebook.arrangements import Benchmark, Paper
from wardmote.rulebook.audit import Audit
from wardmote.rulebook.bodies import Body, StatutoryRole
from wardmote.rulebook.categories import Category, OffenceGroup
from wardmote.rulebook.concerns import ConcernRule
from wardmote.rulebook.datasets import Dataset
from wardmote.rulebook.disclosure import Audience, Profile
from wardmote.rulebook.duties import Duty
from wardmote.rulebook.exchange import Exchange
from wardmote.rulebook.gateways import Gateway
from wardmote.rulebook.harm import HarmEdition
from wardmote.rulebook.indicators import Indicator
from wardmote.rulebook.linking import Linking
from wardmote.rulebook.maturity import Maturity, MaturitySign
from wardmote.rulebook.plans import PlanCycle, PlanKind
from wardmote.rulebook.protocols import ProtocolTemplate
from wardmote.rulebook.questions import Question
from wardmote.rulebook.ranks import Rank
from wardmote.rulebook.rule import NATIONS, Rule
from wardmote.rulebook.rules import Rules
from wardmote.rulebook.scrutiny import ScrutinyBriefing, ScrutinyQuestion
from wardmote.rulebook.settings import Meetings, Prioritisation, Quality
from wardmote.rulebook.sharing import Sharing
from wardmote.rulebook.structures import Structure
from wardmote.rulebook.workbench import WorkbenchPart

R = TypeVar("R", bound=Rule)

OF_THE_SERVICE = (
    "plan_kinds", "plan_cycles", "scrutiny_questions", "scrutiny_briefings", "workbench",
)  # fmt: skip
"""Rows, by name, that only the pages of the service read."""


@dataclass(frozen=True)
class Rulebook:
    """Every rule that is held, whatever its nation and dates. A name may stand more than once."""

    datasets: tuple[Dataset, ...]
    categories: tuple[Category, ...]
    offences: tuple[OffenceGroup, ...]
    harm: tuple[HarmEdition, ...]
    disclosure: tuple[Profile, ...]
    audiences: tuple[Audience, ...]
    indicators: tuple[Indicator, ...]
    questions: tuple[Question, ...]
    bodies: tuple[Body, ...]
    statutory_roles: tuple[StatutoryRole, ...]
    ranks: tuple[Rank, ...]
    structures: tuple[Structure, ...]
    papers: tuple[Paper, ...]
    benchmarks: tuple[Benchmark, ...]
    maturity: tuple[Maturity, ...]
    maturity_signs: tuple[MaturitySign, ...]
    plan_kinds: tuple[PlanKind, ...]
    plan_cycles: tuple[PlanCycle, ...]
    scrutiny_questions: tuple[ScrutinyQuestion, ...]
    scrutiny_briefings: tuple[ScrutinyBriefing, ...]
    workbench: tuple[WorkbenchPart, ...]
    duties: tuple[Duty, ...]
    concerns: tuple[ConcernRule, ...]
    gateways: tuple[Gateway, ...]
    protocols: tuple[ProtocolTemplate, ...]
    audit: Audit
    prioritisation: Prioritisation
    meetings: Meetings
    quality: Quality
    sharing: Sharing
    exchange: Exchange
    linking: Linking

    def on(self, day: date, nation: str) -> Rules:
        """What is in force in a nation on a day.

        Raises:
            RulebookError: the nation is unknown, or no audit settings were in force yet.
        """
        if nation not in NATIONS:
            raise RulebookError(f"No nation “{nation}”; use {', '.join(NATIONS)}.")

        def held(rules: Iterable[R], key: str = "name") -> Frozen[R]:
            return Frozen({getattr(r, key): r for r in rules if r.holds(day, nation)})

        self._check_in_force(day, nation)
        return Rules(
            day=day,
            nation=nation,
            datasets=held(self.datasets),
            categories=held(self.categories),
            offences=held(self.offences),
            harm=held(self.harm),
            disclosure=held(self.disclosure),
            audiences=held(self.audiences),
            indicators=held(self.indicators),
            questions=held(self.questions, "key"),
            bodies=held(self.bodies),
            statutory_roles=held(self.statutory_roles),
            ranks=held(self.ranks),
            structures=held(self.structures),
            papers=held(self.papers),
            benchmarks=held(self.benchmarks),
            maturity=held(self.maturity),
            maturity_signs=held(self.maturity_signs),
            **{name: held(getattr(self, name)) for name in OF_THE_SERVICE},
            duties=held(self.duties, "key"),
            concerns=held(self.concerns),
            gateways=held(self.gateways),
            protocols=held(self.protocols),
            audit=self.audit,
            prioritisation=self.prioritisation,
            meetings=self.meetings,
            quality=self.quality,
            sharing=self.sharing,
            exchange=self.exchange,
            linking=self.linking,
        )

    def _check_in_force(self, day: date, nation: str) -> None:
        for settings in self._settings:
            if not settings.holds(day, nation):
                raise RulebookError(
                    f"{type(settings).__name__.lower()}.toml: nothing in force in {nation} on "
                    f"{day}; it holds from {settings.in_force_from}."
                )

    @property
    def _settings(self) -> tuple[Rule, ...]:
        """What stands once in the book, and not row by row."""
        return (
            self.audit,
            self.prioritisation,
            self.meetings,
            self.quality,
            self.sharing,
            self.exchange,
            self.linking,
        )

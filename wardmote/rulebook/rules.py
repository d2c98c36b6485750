"""What is in force in one nation on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wardmote.rulebook._read import Frozen
from wardmote.rulebook.arrangements import Benchmark, Paper
from wardmote.rulebook.audit import Audit
from wardmote.rulebook.bodies import ROLES, Body, StatutoryRole
from wardmote.rulebook.categories import Category, OffenceGroup, words_of
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
from wardmote.rulebook.scrutiny import ScrutinyBriefing, ScrutinyQuestion
from wardmote.rulebook.settings import Meetings, Prioritisation, Quality
from wardmote.rulebook.sharing import Sharing
from wardmote.rulebook.structures import Structure
from wardmote.rulebook.workbench import WorkbenchPart


@dataclass(frozen=True)
class Rules:
    """What is in force in one nation on one day.

    Attributes:
        day: the day.
        nation: the nation.
        datasets: name → dataset that may, or must, be shared.
        categories: name → kind of event.
        offences: name → published group of recorded offences.
        harm: name → edition of harm weights.
        disclosure: name → disclosure profile.
        audiences: name → who reads.
        indicators: name → indicator.
        questions: key ("a" to "g") → what an audit must answer; empty where no rule is held.
        bodies: name → kind of agency.
        statutory_roles: row → the part that the law gives to kinds of agency.
        ranks: name → one of the five levels of rank, the head first.
        structures: name → template of groups.
        papers: name → document or check that is asked of an arrangement.
        benchmarks: name → how involved kinds of agency were elsewhere.
        maturity: name → stage of a partnership.
        maturity_signs: name → fact that shows a stage.
        plan_kinds: name → kind of plan that law or a document names.
        plan_cycles: name → a partnership's own year, that plans are held against.
        scrutiny_questions: name → question that a scrutiny committee might ask.
        scrutiny_briefings: name → what its briefing sets side by side.
        workbench: name → part of the work of whoever runs a partnership.
        duties: key → what must be done.
        concerns: name → what may be amiss.
        gateways: name → legal gateway for sharing.
        protocols: name → template of an information sharing protocol.
        audit: what an audit asks for, and the settings of its analyses.
        prioritisation: the prioritisation matrix.
        meetings: how decisions are taken in writing, and what meetings are weighed by.
        quality: how the five data problems are graded.
        sharing: the words in which protocols are written.
        exchange: when data is asked for, and how deliveries are compared.
        linking: what may be linked with what.
    """

    day: date
    nation: str
    datasets: Mapping[str, Dataset]
    categories: Mapping[str, Category]
    offences: Mapping[str, OffenceGroup]
    harm: Mapping[str, HarmEdition]
    disclosure: Mapping[str, Profile]
    audiences: Mapping[str, Audience]
    indicators: Mapping[str, Indicator]
    questions: Mapping[str, Question]
    bodies: Mapping[str, Body]
    statutory_roles: Mapping[str, StatutoryRole]
    ranks: Mapping[str, Rank]
    structures: Mapping[str, Structure]
    papers: Mapping[str, Paper]
    benchmarks: Mapping[str, Benchmark]
    maturity: Mapping[str, Maturity]
    maturity_signs: Mapping[str, MaturitySign]
    plan_kinds: Mapping[str, PlanKind]
    plan_cycles: Mapping[str, PlanCycle]
    scrutiny_questions: Mapping[str, ScrutinyQuestion]
    scrutiny_briefings: Mapping[str, ScrutinyBriefing]
    workbench: Mapping[str, WorkbenchPart]
    duties: Mapping[str, Duty]
    concerns: Mapping[str, ConcernRule]
    gateways: Mapping[str, Gateway]
    protocols: Mapping[str, ProtocolTemplate]
    audit: Audit
    prioritisation: Prioritisation
    meetings: Meetings
    quality: Quality
    sharing: Sharing
    exchange: Exchange
    linking: Linking

    def scheme(self, name: str) -> tuple[Category, ...]:
        """The categories that a scheme uses, in the rulebook's order."""
        return tuple(c for c in self.categories.values() if name in (c.scheme, *c.also_in))

    def words(self, scheme: str) -> Mapping[str, str]:
        """Every word that a scheme's files may use → our category."""
        return Frozen(words_of(self.categories.values(), scheme))

    def offence_category(self, group: str, subgroup: str) -> str | None:
        """Our category of a published offence group and sub-group; None where it has none."""
        for offences in self.offences.values():
            if offences.title.casefold() == group.strip().casefold():
                known = {word.casefold(): ours for word, ours in offences.subgroups.items()}
                return known.get(subgroup.strip().casefold())
        return None

    def statutory_role(self, kind: str, partnership: str = "") -> str:
        """The weightiest part that the law gives a kind of body; "" where it gives none.

        Args:
            kind: the kind of body.
            partnership: the kind of partnership: unitary | district | county | force; "" for any.

        Returns:
            "responsible", "must_cooperate", "must_invite" or "".
        """
        held = {role.role for role in self._roles(partnership) if kind in role.bodies}
        return next((role for role in ROLES if role in held), "")

    def required_kinds(self, partnership: str) -> tuple[str, ...]:
        """The kinds of body that are responsible in a kind of partnership, in the law's order."""
        roles = [role for role in self._roles(partnership) if role.role == "responsible"]
        return tuple(body for role in roles for body in role.bodies)

    def invited_classes(self, partnership: str = "") -> tuple[StatutoryRole, ...]:
        """The classes of which one body at least must be invited, but for those that died out."""
        roles = self._roles(partnership)
        return tuple(r for r in roles if r.role == "must_invite" and not r.is_extinct)

    def duties_for(self, partnership: str) -> tuple[Duty, ...]:
        """The duties of a kind of partnership."""
        return tuple(duty for duty in self.duties.values() if partnership in duty.partnerships)

    def rank(self, level: int) -> Rank:
        """The rank of a level, 1 to 5.

        Raises:
            KeyError: there is no such level.
        """
        for rank in self.ranks.values():
            if rank.level == level:
                return rank
        raise KeyError(level)

    def is_senior(self, level: int) -> bool:
        """Whether people of a level can, as a rule, decide and commit for their agency."""
        return self.rank(level).is_senior

    def _roles(self, partnership: str) -> tuple[StatutoryRole, ...]:
        roles = self.statutory_roles.values()
        return tuple(r for r in roles if not partnership or partnership in r.partnerships)

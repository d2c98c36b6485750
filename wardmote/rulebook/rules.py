"""What is in force in one nation on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wardmote.rulebook._read import Frozen
from wardmote.rulebook.categories import Category, OffenceGroup, words_of
from wardmote.rulebook.datasets import Dataset
from wardmote.rulebook.disclosure import Audience, Profile
from wardmote.rulebook.harm import HarmEdition
from wardmote.rulebook.indicators import Indicator
from wardmote.rulebook.questions import Question
from wardmote.rulebook.settings import Audit, Prioritisation, Quality


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
        audit: what an audit asks for, and the settings of its analyses.
        prioritisation: the prioritisation matrix.
        quality: how the five data problems are graded.
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
    audit: Audit
    prioritisation: Prioritisation
    quality: Quality

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

"""What is agreed: law, professional rules and settings, as data with sources.

::

    from wardmote import rulebook

    rules = rulebook.on(date(2026, 4, 1), "England")  # what is in force there and then
    rules.datasets["police_street"].limits
    rulebook.load()                                    # every rule that was ever held

Every rule says its source, its nation and from when it holds. A key that no rule knows is an error.
"""

from wardmote.rulebook._read import Frozen, RulebookError
from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.categories import Category, OffenceGroup
from wardmote.rulebook.datasets import Dataset, Field, due_on
from wardmote.rulebook.disclosure import Audience, Profile
from wardmote.rulebook.harm import HarmEdition, Weight
from wardmote.rulebook.indicators import Denominator, Indicator, Numerator
from wardmote.rulebook.loading import harm_edition, load, on
from wardmote.rulebook.questions import Question
from wardmote.rulebook.rule import NATIONS, Rule
from wardmote.rulebook.rules import Rules
from wardmote.rulebook.settings import Audit, Factor, Part, Prioritisation, Quality, Threshold

__all__ = [
    "NATIONS", "Audience", "Audit", "Category", "Dataset", "Denominator", "Factor", "Field",
    "Frozen", "HarmEdition", "Indicator", "Numerator", "OffenceGroup", "Part", "Prioritisation",
    "Profile", "Quality", "Question", "Rule", "Rulebook", "RulebookError", "Rules", "Threshold",
    "Weight", "due_on", "harm_edition", "load", "on",
]  # fmt: skip

"""Questions: what an audit must answer."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Question(Rule):
    """One matter that a strategic assessment shall include, in our words.

    Attributes:
        name: which row of questions.toml.
        key: its letter in regulation 7.
        title: a few words for a heading.
        asks: what has to be answered.
    """

    name: str
    key: str
    title: str
    asks: str

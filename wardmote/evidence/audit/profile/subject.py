"""What a problem profile is of: a kind of event, or a place, found by its name."""

from dataclasses import dataclass

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import listed
from wardmote.evidence.errors import UnknownName

Key = tuple[str, str]
THEME, PLACE = "theme", "place"
MOST_NAMED = 30  # names that an error lists before it says that there are more


@dataclass(frozen=True)
class Subject:
    """What is asked for.

    Attributes:
        kind: "theme" or "place".
        name: a category or group of the rulebook; a ward or small area, by name or code.
    """

    kind: str
    name: str


@dataclass(frozen=True)
class Theme:
    """A kind of event, or a group of them.

    Attributes:
        title: as the rulebook has it.
        keys: dataset and category of each kind that was recorded, the most events first.
    """

    title: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Place:
    """A ward or a small area.

    Attributes:
        title: its name.
        facts: one row per small area of it, as `Ground.areas`.
    """

    title: str
    facts: pd.DataFrame

    @property
    def areas(self) -> frozenset[str]:
        """Codes of its small areas."""
        return frozenset(self.facts["area"])


def told_apart(brief: Brief, numbers: Numbers) -> frozenset[Key]:
    """The kinds that bear the title of one that another dataset tells, the main dataset's aside."""
    rows = numbers.totals[numbers.totals["count"] > 0]
    by_title: dict[str, list[Key]] = {}
    for row in each(rows.sort_values("count", ascending=False)):
        by_title.setdefault(brief.title_of(row.dataset, row.category), []).append(
            (row.dataset, row.category)
        )
    first = numbers.main_dataset
    ordered = [sorted(keys, key=lambda key: key[0] != first) for keys in by_title.values()]
    return frozenset(key for keys in ordered for key in keys[1:])


def theme_called(brief: Brief, numbers: Numbers, name: str) -> Theme:
    """The theme of that name.

    Raises:
        UnknownName: no kind or group recorded here is called so; the message lists those that are.
    """
    asked = _plainly(name)
    rows = numbers.totals[numbers.totals["count"] > 0].sort_values("count", ascending=False)
    keys = tuple((str(row.dataset), str(row.category)) for row in each(rows))
    groups = {brief.category(category).group for _, category in keys}
    if asked in groups:
        found = tuple(key for key in keys if brief.category(key[1]).group == asked)
        return Theme(asked.capitalize(), found)
    found = tuple(key for key in keys if asked in _called(brief, key[1]))
    if not found:
        titles = sorted({brief.theme(category) for _, category in keys})
        raise UnknownName(
            f"Nothing that was recorded in {brief.name} in {brief.when} is called “{name}”. "
            f"Use one of: {_list(titles)}; or a group: {_list(sorted(groups))}."
        )
    return Theme(brief.theme(found[0][1]), found)


def place_called(brief: Brief, name: str) -> Place:
    """The ward or small area of that name or code.

    Raises:
        UnknownName: no ward or area of the partnership is called so, or more than one is; the
            message lists the names that would do.
    """
    facts, asked = brief.ground.areas, _plainly(name)
    for code, title in (("ward", "ward_name"), ("area", "area_name")):
        rows = facts[(facts[code].map(_plainly) == asked) | (facts[title].map(_plainly) == asked)]
        if rows[code].nunique() > 1:
            raise UnknownName(
                f"{rows[code].nunique()} places in {brief.name} are called “{name}”. "
                f"Give a code: {_list(sorted(rows[code].unique()))}."
            )
        if len(rows):
            return Place(str(rows[title].iloc[0]), rows.reset_index(drop=True))
    wards = sorted(facts["ward_name"].dropna().unique())
    raise UnknownName(
        f"No place in {brief.name} is called “{name}”. Wards: {_list(wards)}. Or give the name or "
        f"code of a small area, such as {facts['area_name'].iloc[0]} or {facts['area'].iloc[0]}."
    )


def _called(brief: Brief, category: str) -> set[str]:
    """All that a category answers to."""
    one = brief.category(category)
    return {_plainly(word) for word in (one.name, one.title, *one.words)}


def _plainly(text: object) -> str:
    """A name as it is compared: case, hyphens and underscores make no difference."""
    return " ".join(str(text).casefold().replace("_", " ").replace("-", " ").split())


def _list(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])] or ["none"])

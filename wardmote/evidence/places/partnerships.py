"""Partnerships by name: which there are, and which districts they lie in."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from wardmote.evidence.errors import UnknownName
from wardmote.evidence.places.kinds import Kind


@dataclass(frozen=True)
class Partnership:
    """A community safety partnership.

    Attributes:
        code: its code.
        name: its name.
        kind: which vintage of partnerships it is of.
        districts: the names of the districts that it lies in, wholly or partly.
        shared: those of them that also lie in another partnership.
    """

    code: str
    name: str
    kind: Kind
    districts: tuple[str, ...]
    shared: tuple[str, ...]


def listed(kind: Kind, names: dict[str, str], districts: pd.DataFrame) -> tuple[Partnership, ...]:
    """Every partnership of a vintage, in order of name.

    Args:
        kind: the vintage.
        names: code to name.
        districts: one row per partnership (`area`) and district (`target`, `name`).
    """
    several = districts["target"].value_counts()
    shared = set(several[several > 1].index)
    found = []
    for code, rows in districts.groupby("area", sort=True):
        ordered = rows.sort_values("name")
        found.append(
            Partnership(
                code=str(code),
                name=names.get(str(code), str(code)),
                kind=kind,
                districts=tuple(ordered["name"]),
                shared=tuple(ordered.loc[ordered["target"].isin(shared), "name"]),
            )
        )
    return tuple(sorted(found, key=lambda partnership: partnership.name))


def named(partnerships: Sequence[Partnership], name: str) -> Partnership:
    """The partnership of that name or code, in any case.

    Raises:
        UnknownName: none has it; the message lists names that are near.
    """
    wanted = name.strip().casefold()
    for partnership in partnerships:
        if wanted in (partnership.code.casefold(), partnership.name.casefold()):
            return partnership
    names = {p.name.casefold(): p.name for p in partnerships}
    near = [names[n] for n in get_close_matches(wanted, names, n=5, cutoff=0.5)]
    near += [n for key, n in names.items() if wanted and wanted in key and n not in near]
    known = f"{len(names)} are known; `wardmote partnerships --data FOLDER` lists them."
    hint = f"Did you mean {', '.join(near[:8])}?" if near else known
    raise UnknownName(f"No partnership is called “{name}”. {hint}")

"""Any supplied small-area code, of whatever vintage, to the areas that counts are kept by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from wardmote.evidence.places.chains import Chains
from wardmote.evidence.places.kinds import Kind


@dataclass(frozen=True)
class Crosswalk:
    """What each known code becomes.

    Attributes:
        rows: one row per code with a single answer: `code`, `atom`, `how` ("supplied" where the
            code is itself an area of the period, "lookup" where it became exactly one).
        split: code to the areas that it became, where they are several.
    """

    rows: pd.DataFrame
    split: Mapping[str, tuple[str, ...]]


def crosswalk(atoms: Kind, known: Mapping[Kind, frozenset[str]], chains: Chains) -> Crosswalk:
    """Every code of the atoms' family, whatever its vintage, told in the atoms' vintage."""
    own = sorted(known.get(atoms, frozenset()))
    supplied = pd.DataFrame({"code": own, "atom": own, "how": "supplied"}, dtype=str)
    others = [
        chains.between(kind, atoms)
        for kind in sorted(chains.kinds)
        if kind.family == atoms.family and kind != atoms
    ]
    rows = pd.concat([pd.DataFrame({"area": [], "target": []}, dtype=str), *others])
    rows = rows[~rows["area"].isin(own)].drop_duplicates(["area", "target"])
    several = rows.duplicated("area", keep=False)
    looked_up = pd.DataFrame(
        {"code": rows["area"][~several], "atom": rows["target"][~several], "how": "lookup"}
    )
    parts: dict[str, tuple[str, ...]] = {
        str(code): tuple(sorted(targets))
        for code, targets in rows[several].groupby("area")["target"]
    }
    return Crosswalk(pd.concat([supplied, looked_up], ignore_index=True), parts)


def joined(walks: Iterable[Crosswalk]) -> Crosswalk:
    """Crosswalks of several families of small areas as one."""
    walks = list(walks)
    rows = pd.concat([walk.rows for walk in walks], ignore_index=True)
    return Crosswalk(rows, {code: parts for walk in walks for code, parts in walk.split.items()})

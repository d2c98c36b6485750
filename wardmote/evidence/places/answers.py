"""What is known of codes before any row is seen: their area, or that its point must be asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from wardmote.evidence.places.asking import Asking
from wardmote.evidence.places.crosswalk import Crosswalk
from wardmote.evidence.places.point_index import PointIndex

HERE, ASK = "here", "ask"


@dataclass(frozen=True)
class Answers:
    """All that placing records needs.

    Attributes:
        walk: what each known small-area code becomes.
        larger: codes of larger areas: such a row is placed by its point, if it has one.
        index: gives the point index; only called when a row needs it.
        residents: of each area; where a split area's row has no point that falls to be used, its
            part with the most residents takes it.
    """

    walk: Crosswalk
    larger: frozenset[str]
    index: Callable[[], PointIndex]
    residents: Mapping[str, float]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """One row per known code: `code`, `atom` (its area; null where asked after), `how`."""
        asked = sorted({*self.walk.split, *(self.larger - set(self.walk.rows["code"]))})
        asked_rows = pd.DataFrame({"code": asked, "atom": None, "how": ASK}, dtype=object)
        return pd.concat([self.walk.rows, asked_rows])

    @property
    def answered(self) -> frozenset[str]:
        """The codes whose area is known without a point."""
        return frozenset(self.rows.loc[self.rows["how"] != ASK, "code"])

    @cached_property
    def asking(self) -> Asking:
        """What answers the rows that must be asked after."""
        return Asking(self.walk.split, self.index, self.residents)

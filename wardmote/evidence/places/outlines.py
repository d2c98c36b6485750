"""Outlines of areas by kind, in British National Grid metres."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from wardmote.evidence.places.kinds import Kind
from wardmote.evidence.places.map_files import Layer


@dataclass(frozen=True)
class Outlines:
    """The outlines of one kind of area, in order of code.

    Attributes:
        kind: which kind.
        codes: one code per area.
        shapes: one shapely polygon or multipolygon per area, British National Grid metres.
    """

    kind: Kind
    codes: tuple[str, ...]
    shapes: Any

    def only(self, wanted: Iterable[str]) -> "Outlines":
        """The same, of the wanted codes that there are."""
        keep = set(wanted)
        places = [i for i, code in enumerate(self.codes) if code in keep]
        return Outlines(self.kind, tuple(self.codes[i] for i in places), self.shapes[places])


def gathered(layers: Iterable[Layer]) -> dict[Kind, Outlines]:
    """The outlines of many files by kind; of one area drawn twice the finer drawing."""
    best: dict[Kind, dict[str, tuple[int, Any]]] = {}
    for layer in layers:
        kept = best.setdefault(layer.kind, {})
        fineness = shapely.get_num_coordinates(layer.shapes).tolist()
        for code, fine, shape in zip(layer.codes, fineness, layer.shapes, strict=True):
            if code not in kept or fine > kept[code][0]:
                kept[code] = (fine, shape)
    return {kind: _ordered(kind, shapes) for kind, shapes in best.items()}


def _ordered(kind: Kind, shapes: Mapping[str, tuple[int, Any]]) -> Outlines:
    codes = tuple(sorted(shapes))
    held = np.empty(len(codes), dtype=object)
    held[:] = [shapes[code][1] for code in codes]
    return Outlines(kind, codes, held)

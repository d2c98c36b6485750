"""The made-up world: one data folder as three partnerships and their neighbours would have it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wardmote.evidence.madeup.atlas import atlas
from wardmote.evidence.madeup.boundary_files import write_boundaries
from wardmote.evidence.madeup.country import draw
from wardmote.evidence.madeup.place_files import write_places
from wardmote.evidence.madeup.police_files import published, write_police
from wardmote.evidence.madeup.rates import expected
from wardmote.evidence.madeup.street_crime import street_crimes
from wardmote.evidence.madeup.streets import street_points
from wardmote.evidence.madeup.truths import Truth, police_plants, write_truths
from wardmote.evidence.madeup.vintages import with_past
from wardmote.evidence.records import Period

YEARS = 4
MAIN = ("Riverton", "Sandford", "Collingbridge")


@dataclass(frozen=True)
class World:
    """A made-up data folder that was written.

    Attributes:
        folder: where it lies, in the layout of agencies' own files.
        years: its financial years, first to last.
        main: the three partnerships that have data of every agency.
        partnerships: all of them; the others have police data, as peers do.
        truths: what was planted, as `truths.json` has it.
    """

    folder: Path
    years: tuple[Period, ...]
    main: tuple[str, ...]
    partnerships: tuple[str, ...]
    truths: tuple[Truth, ...]


def write(
    folder: Path,
    *,
    seed: int,
    scale: float = 1.0,
    until: Period,
    progress: Callable[[str], None] | None = None,
) -> World:
    """Write the made-up data folder; the same seed, scale and year give the same bytes.

    Args:
        folder: where to write; made if it is not there.
        seed: the seed of all its chance.
        scale: the share of the country's areas and people; 1 for all.
        until: its last financial year.
        progress: told the name of each part as it is begun.
    """
    tell = progress or (lambda part: None)
    years = tuple(until.before(back) for back in range(YEARS - 1, -1, -1))
    months = tuple(month for year in years for month in year.months)
    tell("places")
    country, before = with_past(draw(seed, scale), seed)
    points = street_points(country, before, seed)
    write_boundaries(folder / "boundaries", country, before)
    write_places(folder, country, before)
    tell("police street crime")
    plants = police_plants(country, months)
    numbers = expected(country, months, plants, seed)
    crimes = street_crimes(country, before, points, numbers, months, plants, seed)
    rows = published(crimes, country, before, points)
    list(write_police(folder / "police", rows, country, months, plants, seed))
    truths = tuple(plant.truth for plant in plants)
    write_truths(folder / "truths.json", truths)
    return World(folder, years, MAIN, atlas().partnerships, truths)

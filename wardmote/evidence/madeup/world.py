"""The made-up world: one data folder as three partnerships and their neighbours would have it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from wardmote import rulebook
from wardmote.evidence.madeup import near_repeats
from wardmote.evidence.madeup.area_totals import write_fires, write_recorded
from wardmote.evidence.madeup.atlas import atlas
from wardmote.evidence.madeup.boundary_files import write_boundaries
from wardmote.evidence.madeup.casualties import write_casualties
from wardmote.evidence.madeup.country import draw
from wardmote.evidence.madeup.fly_tipping import write_fly_tipping
from wardmote.evidence.madeup.place_files import write_places
from wardmote.evidence.madeup.police_files import published, write_police
from wardmote.evidence.madeup.prescribed import Ground, write_prescribed
from wardmote.evidence.madeup.rates import expected
from wardmote.evidence.madeup.stops import write_stops
from wardmote.evidence.madeup.street_crime import street_crimes
from wardmote.evidence.madeup.streets import street_points
from wardmote.evidence.madeup.survey import write_survey
from wardmote.evidence.madeup.truths import Truth, police_plants, write_truths
from wardmote.evidence.madeup.vintages import Earlier, with_past
from wardmote.evidence.records import Period

YEARS = 4
NATION = "England"
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
    tell("places")
    country, before = with_past(draw(seed, scale), seed)
    points = street_points(country, before, seed)
    write_boundaries(folder / "boundaries", country, before)
    write_places(folder, country, before)
    ground = Ground(country, points, years, rulebook.on(until.end, NATION), seed)
    tell("police")
    crimes, planted = _police(folder, ground, before)
    tell("other agencies")
    truths = [*planted, *_agencies(folder, ground, before, crimes, scale)]
    write_truths(folder / "truths.json", tuple(truths))
    _write_harm(folder)
    return World(folder, years, MAIN, atlas().partnerships, tuple(truths))


def _police(folder: Path, ground: Ground, before: Earlier) -> tuple[pd.DataFrame, list[Truth]]:
    """Write all that the police send; give their crimes back, and what is planted in them."""
    months = tuple(month for year in ground.years for month in year.months)
    plants = police_plants(ground.country, months)
    numbers = expected(ground.country, months, plants, ground.seed)
    series = near_repeats.series(ground)
    extra = near_repeats.extra_crimes(series)
    crimes = street_crimes(
        ground.country, before, ground.points, numbers, months, plants, extra, ground.seed
    )
    rows = published(crimes, ground.country, before, ground.points)
    list(write_police(folder / "police", rows, ground.country, months, plants, ground.seed))
    list(write_stops(folder, ground))
    burglaries = near_repeats.write_burglaries(folder, crimes, series, ground)
    return crimes, [*(plant.truth for plant in plants), burglaries]


def _agencies(
    folder: Path, ground: Ground, before: Earlier, crimes: pd.DataFrame, scale: float
) -> Iterator[Truth]:
    """Write what the other agencies send; yield what is planted in it."""
    yield from write_prescribed(folder, MAIN, ground)
    yield write_casualties(folder, MAIN, ground)
    yield from write_survey(folder, MAIN, ground, scale)
    write_fires(folder, before, ground)
    write_fly_tipping(folder, ground)
    write_recorded(folder, crimes, ground)


def _write_harm(folder: Path) -> None:
    """Copy the invented edition of harm weights beside the data, so that the demo can use it."""
    edition = Path(__file__).with_name("harm") / "made_up_board_edition.toml"
    path = folder / "harm" / edition.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(edition.read_bytes())

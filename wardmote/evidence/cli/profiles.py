"""The command that makes the problem profile of a theme or a place."""

from pathlib import Path
from typing import Annotated

import typer

from wardmote.evidence.cli.audits import DataFolder, StoreFolder, two_people
from wardmote.evidence.cli.telling import as_json, out, working
from wardmote.evidence.cli.workplace import day_of, release_key
from wardmote.evidence.records import Period


def profile(
    partnership: Annotated[str, typer.Argument(help="Its name or code.")],
    data: DataFolder,
    year: Annotated[str, typer.Option("--year", help="2023/24, 2023, or a month: 2016-07.")],
    to: Annotated[Path, typer.Option("--out", help="Folder for the profile.")],
    about: Annotated[str, typer.Option("--about", help="A kind of event, or a group.")] = "",
    place: Annotated[str, typer.Option("--place", help="A ward or area, name or code.")] = "",
    school_days: Annotated[
        Path | None,
        typer.Option("--school-days", help="With --about: CSV of day,kind or first,last,kind."),
    ] = None,
    store: StoreFolder = Path(".wardmote/store"),
    nation: Annotated[str, typer.Option(help="England, Wales or Scotland.")] = "England",
    harm: Annotated[str, typer.Option(help="Edition of harm weights: a name or a file.")] = "",
    on: Annotated[str | None, typer.Option("--on", help="The day it is made, 2026-03-27.")] = None,
    by: Annotated[list[str] | None, typer.Option(help="Who lets it out; give two.")] = None,
    made_up: Annotated[bool, typer.Option(help="Mark the place as made up.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what was made as JSON.")] = False,
) -> None:
    """Make the problem profile of a theme or a place: for those who work on it alone."""
    if bool(about) == bool(place):
        raise typer.BadParameter("Give either --about (a kind of event) or --place, and not both.")
    if place and school_days:
        raise typer.BadParameter("--school-days goes with --about: a place has counts by month.")
    from wardmote.evidence.audit.profile import PLACE, THEME, Subject
    from wardmote.evidence.cli.auditing import Asked
    from wardmote.evidence.cli.profiling import make_profile

    subject = Subject(THEME, about) if about else Subject(PLACE, place)
    asked = Asked(
        partnership, Period.parse(year), nation, harm, day_of(on), two_people(by), made_up
    )
    with working(f"Profile of {subject.name}") as tell:
        page = make_profile(
            asked, subject, store, data, to, key=release_key(store), tell=tell,
            school_days=school_days,
        )  # fmt: skip
    if json:
        as_json({"page": str(page), "folder": str(to)})
        return
    out.print(f"Restricted, not for publication:  {page}", soft_wrap=True)

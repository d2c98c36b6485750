"""Commands that audit a partnership."""

from pathlib import Path
from typing import Annotated

import typer

from wardmote.evidence.cli.telling import as_json, as_table, out, working
from wardmote.evidence.cli.workplace import day_of, release_key
from wardmote.evidence.records import Period

DataFolder = Annotated[Path, typer.Option("--data", help="Folder of agencies' files and places.")]
StoreFolder = Annotated[Path, typer.Option("--store", help="Folder in which records are kept.")]


def audit(
    partnership: Annotated[str, typer.Argument(help="Its name or code.")],
    data: DataFolder,
    year: Annotated[str, typer.Option("--year", help="2023/24, 2023, or a month: 2016-07.")],
    to: Annotated[Path, typer.Option("--out", help="Folder for the report.")],
    store: StoreFolder = Path(".wardmote/store"),
    nation: Annotated[str, typer.Option(help="England, Wales or Scotland.")] = "England",
    harm: Annotated[str, typer.Option(help="Edition of harm weights: a name or a file.")] = "",
    on: Annotated[str | None, typer.Option("--on", help="The day it is made, 2026-03-27.")] = None,
    by: Annotated[list[str] | None, typer.Option(help="Who releases it; give two.")] = None,
    made_up: Annotated[bool, typer.Option(help="Mark the place as made up.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what was made as JSON.")] = False,
) -> None:
    """Audit crime, disorder and harm in one partnership, and write the report."""
    from wardmote.evidence.cli.auditing import Asked, audit_partnership, take_in

    day = day_of(on)
    with working("Reading files") as tell:
        taken = take_in(store, data, day=day, tell=tell)
    asked = Asked(partnership, Period.parse(year), nation, harm, day, two_people(by), made_up)
    with working(f"Auditing {partnership}") as tell:
        written = audit_partnership(asked, store, data, to, key=release_key(store), tell=tell)
    if json:
        as_json({"report": str(written.index), "analyst": str(written.analyst), **taken})
        return
    for line in taken["not_read"]:
        out.print(f"Not read: {line}", soft_wrap=True)
    out.print(f"For everybody:      {written.index}", soft_wrap=True)
    out.print(f"For analysts only:  {written.analyst}", soft_wrap=True)


def two_people(by: list[str] | None) -> tuple[str, str]:
    """The two who release an edition; words in their place where nobody is named."""
    if by is None:
        return ("the analyst at the command line", "a second person, to be named")
    if len(by) != 2:
        raise typer.BadParameter("Two people release an edition: give --by twice.")
    return (by[0], by[1])


def demo(
    to: Annotated[Path, typer.Argument(help="Folder to write to.")] = Path("demo"),
    seed: Annotated[int, typer.Option(help="Another seed makes other places.")] = 1,
) -> None:
    """Make three partnerships up, audit them, and say where to look."""
    from wardmote.evidence.cli.demonstrating import demonstrate

    out.print("Three made-up partnerships are being audited. Each can be opened in a browser:")
    with working("Demo") as tell:
        for shown in demonstrate(to, seed=seed, tell=tell):
            out.print(f"  {shown.name:<15}{shown.page.resolve().as_uri()}", soft_wrap=True)
            out.print(f"  {'':<15}{shown.finding}", soft_wrap=True)


def partnerships(
    data: DataFolder,
    on: Annotated[str | None, typer.Option("--on", help="The day, 2026-03-27.")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the partnerships that a folder's lookups know."""
    from wardmote.evidence import Places

    table = Places.open(data).partnerships(day_of(on))
    if json:
        as_json(table.to_dict("records"))
        return
    rows = [[r.code, r.name, ", ".join(r.districts)] for r in table.itertuples(index=False)]
    as_table(f"{len(rows)} partnerships", ["Code", "Name", "Districts"], rows)

"""The command that makes a tasking meeting's pack."""

from pathlib import Path
from typing import Annotated

import typer

from wardmote.evidence.cli.audits import DataFolder, StoreFolder, two_people
from wardmote.evidence.cli.telling import as_json, out, working
from wardmote.evidence.cli.workplace import day_of, release_key


def pack(
    partnership: Annotated[str, typer.Argument(help="Its name or code.")],
    data: DataFolder,
    group: Annotated[str, typer.Option("--for", help="The group that meets.")],
    to: Annotated[Path, typer.Option("--out", help="Folder for the pack.")],
    on: Annotated[str | None, typer.Option("--on", help="The day it meets, 2026-03-27.")] = None,
    store: StoreFolder = Path(".wardmote/store"),
    nation: Annotated[str, typer.Option(help="England, Wales or Scotland.")] = "England",
    by: Annotated[list[str] | None, typer.Option(help="Who lets it out; give two.")] = None,
    made_up: Annotated[bool, typer.Option(help="Mark the place as made up.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what was made as JSON.")] = False,
) -> None:
    """Make the tactical pack of a tasking meeting: two sides of A4, for that meeting alone."""
    from wardmote.evidence.cli.packing import Wanted, make_pack

    wanted = Wanted(partnership, group, day_of(on), nation, two_people(by), made_up)
    with working(f"Pack for {group}") as tell:
        page = make_pack(wanted, store, data, to, key=release_key(store), tell=tell)
    if json:
        as_json({"page": str(page), "folder": str(to)})
        return
    out.print(f"For this meeting only:  {page}", soft_wrap=True)

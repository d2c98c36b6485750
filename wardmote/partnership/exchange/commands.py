"""`wardmote watch`, `wardmote places` and `wardmote ask`."""

import time
from pathlib import Path
from typing import Annotated

import typer

from wardmote.partnership.website.waking import Refused, wake

Slug = Annotated[str, typer.Argument(help="As in its address: riverton.")]


def watch(
    partnership: Slug,
    folder: Annotated[Path, typer.Argument(help="Has <agency>/<dataset>/ folders.")],
    every: Annotated[int, typer.Option(min=1, help="Seconds between two looks.")] = 30,
    once: Annotated[bool, typer.Option(help="Look once and stop.")] = False,
) -> None:
    """Send the files that are put into a folder; each goes to done, or to refused with why."""
    wake()
    from wardmote.partnership.exchange import changes, jobs
    from wardmote.partnership.website import clock

    chosen = _partnership(partnership)
    if not folder.is_dir():
        raise Refused(f"{folder} is no folder. Make it, and in it <agency>/<dataset>/.")
    while True:
        for taken in changes.take_from(folder, partnership=chosen, at=clock.now()):
            for delivery in taken.deliveries:
                jobs.take_up(delivery)
            said = f"refused: {taken.why}" if taken.why else "sent"
            typer.echo(f"{taken.path.relative_to(folder)}: {said}")
        if once:
            return
        time.sleep(every)


def places(
    partnership: Slug,
    folder: Annotated[Path, typer.Argument(help="Boundaries, lookups and populations.")],
) -> None:
    """Give a partnership its places: the folder takes the place of the one before."""
    wake()
    from wardmote.partnership.exchange.changes import put_places

    chosen = _partnership(partnership)
    if not folder.is_dir():
        raise Refused(f"{folder} is no folder.")
    there = put_places(partnership=chosen, folder=folder)
    files = sum(path.is_file() for path in there.rglob("*"))
    typer.echo(f"{chosen.name} has its places: {files} files.")


def ask() -> None:
    """Ask agencies for what is due and remind them: let the host's scheduler call it daily."""
    wake()
    from wardmote.partnership.agencies.models import Partnership
    from wardmote.partnership.exchange import changes
    from wardmote.partnership.website import clock

    for partnership in Partnership.objects.all():
        asked = changes.ask(partnership=partnership, at=clock.now())
        letters = changes.remind(partnership=partnership, at=clock.now())
        stray = changes.tidy(partnership)
        typer.echo(
            f"{partnership.slug}: {len(asked)} requests made, {letters} letters written, "
            f"{stray} stray files removed."
        )


def _partnership(slug: str):
    from wardmote.partnership.agencies.models import Partnership

    found = Partnership.objects.filter(slug=slug.lower()).first()
    if found is None:
        known = ", ".join(Partnership.objects.values_list("slug", flat=True))
        raise Refused(f"There is no partnership “{slug}”. There are: {known or 'none yet'}.")
    return found


COMMANDS = (watch, places, ask)

"""`wardmote trail …`: whether the trail is as it was, and its signed heads."""

from pathlib import Path
from typing import Annotated

import typer

from wardmote.partnership.website.waking import Refused, wake

trail = typer.Typer(
    name="trail", help="Check who-did-what, and sign its state.", no_args_is_help=True
)


@trail.command()
def verify(
    partnership: Annotated[str, typer.Argument(help="As in its address; all if left out.")] = "",
    against: Annotated[
        list[Path] | None, typer.Option(help="A checkpoint that was kept elsewhere.")
    ] = None,
) -> None:
    """Find any entry that was altered, removed, swapped, inserted or cut off."""
    wake()
    from django.db import connection

    from wardmote.partnership.trail import guards
    from wardmote.partnership.trail.held import from_file
    from wardmote.partnership.trail.models import Log
    from wardmote.partnership.trail.verify import verify_all

    faults = verify_all(tuple(map(from_file, against or ())), only=partnership)
    for log in Log.objects.defer("frontier").filter(
        **({"name": partnership} if partnership else {})
    ):
        typer.echo(f"{log.name}: {log.size} entries.")
    for fault in faults:
        typer.echo(str(fault), err=True)
    for guard in sorted(guards.missing(connection)):
        typer.echo(f"A guard of the database is down: {guard}. Run: wardmote setup", err=True)
    if faults:
        raise typer.Exit(1)
    typer.echo("The trail is as it was written.")


@trail.command()
def checkpoint(
    partnership: Annotated[str, typer.Argument(help="As in its address.")],
    out: Annotated[Path, typer.Option(help="File to write, for a partner's machine to hold.")],
) -> None:
    """Sign the trail as it stands, and write that to a file."""
    wake()
    from wardmote.partnership.trail import changes
    from wardmote.partnership.trail.held import as_file
    from wardmote.partnership.trail.models import Log
    from wardmote.partnership.website import clock

    log = Log.objects.filter(name=partnership).first()
    if log is None:
        raise Refused(f"There is no trail of “{partnership}”.")
    made = changes.make_checkpoint(log=log, at=clock.now())
    out.write_text(as_file(made), encoding="utf-8")
    typer.echo(f"{out}: {partnership} at {made.size} entries, signed with key {made.key}.")


@trail.command("new-key")
def new_key() -> None:
    """Make the next signing key; what older keys signed stays good."""
    wake()
    from wardmote.partnership.trail import signing

    typer.echo(f"From now on checkpoints are signed with key {signing.rotate()}.")


COMMANDS = (trail,)

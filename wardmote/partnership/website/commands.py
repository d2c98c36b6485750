"""Commands that keep the service running. Django is woken inside each, not before."""

from pathlib import Path
from typing import Annotated

import typer

from wardmote.partnership.website.steps import found_in_each_step
from wardmote.partnership.website.waking import Refused, wake

STORE = Path(".wardmote/store")
StoreFolder = Annotated[Path, typer.Option("--store", help="Folder of the engine's records.")]


def setup() -> None:
    """Make or bring up to date the database, and gather the files that pages ask for."""
    wake()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    typer.echo("The workspace is set up. Start it: wardmote serve, and beside it: wardmote work")


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 2,
    threads: Annotated[int, typer.Option(min=1, help="Requests at once in each.")] = 4,
) -> None:
    """Serve the workspace to browsers until told to stop (Ctrl+C, or SIGTERM)."""
    wake()
    _check_set_up()
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "wardmote.partnership.website.wsgi:application", address=host, port=port,
        interface=Interfaces.WSGI, workers=workers, blocking_threads=threads, websockets=False,
        workers_kill_timeout=10, respawn_failed_workers=True,
    ).serve()  # fmt: skip


def work(
    until_done: Annotated[bool, typer.Option(help="Stop when no job is left.")] = False,
) -> None:
    """Do the jobs in the queue until told to stop; what a worker left half done comes first."""
    wake()
    _check_set_up()
    from django.core.management import call_command

    for jobs in found_in_each_step("jobs"):
        if hasattr(jobs, "take_up_again"):
            jobs.take_up_again()
    call_command("db_worker", batch=until_done, startup_delay=False, verbosity=1)


def backup(
    out: Annotated[Path, typer.Argument(help="File to write. It holds keys: keep it safe.")],
    store: StoreFolder = STORE,
) -> None:
    """Save database, keys, uploads and store in one file, while the workspace runs."""
    wake()
    _check_set_up()
    from wardmote.partnership.website import clock
    from wardmote.partnership.website.backup import make_backup

    manifest = make_backup(out, at=clock.now(), store=store)
    typer.echo(f"{out}: {len(manifest.files)} files, as at {manifest.made_at}.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `wardmote backup` wrote.")],
    store: StoreFolder = STORE,
    replace: Annotated[bool, typer.Option(help="Replace what is there already.")] = False,
) -> None:
    """Bring back what a backup holds. Stop the workspace first."""
    wake()
    from wardmote.partnership.website.backup import restore as bring_back

    manifest = bring_back(file, store=store, replace=replace)
    typer.echo(f"Restored as at {manifest.made_at}. Bring it up to date: wardmote setup")


def _check_set_up() -> None:
    """Refuse to run on a database that is older than the program."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused("The database is not set up for this version. Run: wardmote setup")


COMMANDS = (setup, serve, work, backup, restore)

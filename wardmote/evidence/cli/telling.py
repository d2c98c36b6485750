"""How the command line speaks: progress, errors, tables and JSON."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from wardmote.evidence.errors import WardmoteError
from wardmote.rulebook import RulebookError

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Show that long work goes on, and what it is at; gives the function to tell it by."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task(what)
        yield lambda doing: progress.update(task, description=f"{what}: {doing}")


def as_json(value: Any) -> None:
    """Print for a program to read."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def as_table(title: str, columns: list[str], rows: list[list[Any]]) -> None:
    """Print for a person to read."""
    table = Table(*columns, title=title, title_justify="left", show_lines=False)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(table)


def run(app: typer.Typer) -> None:
    """Run a command; an error that is written for a person ends it with status 2."""
    try:
        app()
    except (WardmoteError, RulebookError) as error:
        err.print(f"[bold]{error}[/bold]", soft_wrap=True)
        raise SystemExit(2) from None

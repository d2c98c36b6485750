"""The command `wardmote`: the engine's commands, and each step's `commands.py` beside them."""

from importlib import import_module

import typer

from wardmote.evidence.cli import app
from wardmote.evidence.cli.telling import err, run
from wardmote.partnership.website.steps import found_in_each_step
from wardmote.partnership.website.waking import Refused

MADE_UP = "wardmote.partnership.madeup.commands"
"""Stands above all steps; its `demo` goes on where the engine's ends."""
THE_SERVICE = "The partnership's workspace"


def whole() -> typer.Typer:
    """The engine's commands and the service's in one; nothing of Django is loaded by it."""
    together = typer.Typer(
        help=app.info.help, no_args_is_help=True, add_completion=False,
        pretty_exceptions_show_locals=False,
    )  # fmt: skip
    made_up = {command.__name__ for command in import_module(MADE_UP).COMMANDS}
    together.registered_commands.extend(
        command for command in app.registered_commands if command.callback.__name__ not in made_up
    )
    together.registered_groups.extend(app.registered_groups)
    for step in (*found_in_each_step("commands"), import_module(MADE_UP)):
        for command in step.COMMANDS:
            if isinstance(command, typer.Typer):
                together.add_typer(command, rich_help_panel=THE_SERVICE)
            else:
                together.command(rich_help_panel=THE_SERVICE)(command)
    return together


def main() -> None:
    """Run the command line; an error written for a person is printed as one."""
    try:
        run(whole())
    except Refused as refusal:
        err.print(f"[bold]{refusal}[/bold]", soft_wrap=True)
        raise SystemExit(2) from None

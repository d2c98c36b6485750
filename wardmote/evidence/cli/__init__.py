"""The command line: one function per command: read arguments, call, print."""

import typer

from wardmote.evidence.cli.audits import audit, demo, partnerships
from wardmote.evidence.cli.files import check, describe, protect, scan, template
from wardmote.evidence.cli.links import link
from wardmote.evidence.cli.nations import national
from wardmote.evidence.cli.packs import pack
from wardmote.evidence.cli.profiles import profile
from wardmote.evidence.cli.stores import add, explain, forget, held

app = typer.Typer(
    help="Wardmote: from agencies' files to a published, disclosure-safe audit of a place.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
for command in (
    audit, pack, profile, link, national, demo, partnerships, template, check, describe, add, held,
    explain, forget, protect, scan,
):  # fmt: skip
    app.command()(command)


def main() -> None:
    """Run the command line; an error written for a person is printed as one."""
    from wardmote.evidence.cli.telling import run

    run(app)


__all__ = ["app", "main"]

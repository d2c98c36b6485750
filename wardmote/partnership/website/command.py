"""The command `wardmote`: the engine's commands, and those of the service beside them."""

from wardmote.evidence.cli import app
from wardmote.evidence.cli.telling import run


def main() -> None:
    """Run the command line; an error written for a person is printed as one."""
    run(app)

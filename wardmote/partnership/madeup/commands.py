"""`wardmote demo`: the engine's audits of made-up places, then their workspaces to sign in to."""

import os
from pathlib import Path
from typing import Annotated

import typer


def demo(
    to: Annotated[Path, typer.Argument(help="Folder to write to.")] = Path("demo"),
    seed: Annotated[int, typer.Option(help="Another seed makes other places.")] = 1,
    serve: Annotated[
        bool, typer.Option(help="Start the workspaces and keep them running until Ctrl+C.")
    ] = not os.environ.get("CI"),
    port: Annotated[
        int, typer.Option(help="Port to listen on; the next free one if taken.")
    ] = 8000,
) -> None:
    """Make three partnerships up, audit them, and open their workspaces to look around in."""
    from wardmote.evidence.cli.audits import demo as audit
    from wardmote.evidence.cli.telling import out, working
    from wardmote.partnership.madeup import demonstrating

    audit(to, seed)
    demonstrating.go_to(to / "workspaces")
    with working("Workspaces") as tell:
        demonstrating.prepare(to / "workspaces", seed=seed, tell=tell)
    told = demonstrating.sign_ins()
    if not serve:
        out.print("The workspaces stand. To open them, run: wardmote demo --serve", soft_wrap=True)
        return
    port = demonstrating.free_port(port)
    out.print(f"\nThe workspaces: http://localhost:{port}/   (Ctrl+C stops them)")
    out.print(f"Password of everybody: {told.password}")
    for role, email in told.people:
        out.print(f"  {role:<26}{email}", soft_wrap=True)
    out.print(f"The same of: {', '.join(told.others)}\n", soft_wrap=True)
    demonstrating.run(port)


COMMANDS = (demo,)

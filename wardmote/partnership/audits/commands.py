"""`wardmote submission`: the standard package of a signed-off audit."""

from pathlib import Path
from typing import Annotated

import typer

from wardmote.partnership.website.waking import Refused, wake


def submission(
    partnership: Annotated[str, typer.Argument(help="As in its address: riverton.")],
    audit: Annotated[str, typer.Argument(help="Its number, as in its address, or its period.")],
    to: Annotated[Path | None, typer.Option(help="The zip to write; here by default.")] = None,
    for_everybody: Annotated[
        bool, typer.Option(help="Leave out terms of reference and protocols not shown to all.")
    ] = False,
) -> None:
    """Write the package by which a signed-off audit is submitted to a national body or the PCC."""
    wake()
    from wardmote.partnership.agencies.rules import Refused as ByRule
    from wardmote.partnership.audits.pages.submission import BODY, EVERYBODY, file_name
    from wardmote.partnership.audits.pages.submission import submission as package

    found = _audit(partnership, audit)
    try:
        made = package(found, EVERYBODY if for_everybody else BODY)
    except ByRule as refused:
        raise Refused(str(refused)) from None
    target = to or Path(file_name(found))
    target.write_bytes(made.read_bytes())
    typer.echo(f"Written: {target} ({target.stat().st_size:,} bytes). It was scanned.")


def _audit(slug: str, told: str):
    from wardmote.partnership.audits.models import Audit

    audits = Audit.objects.filter(partnership__slug=slug.lower()).select_related("partnership")
    found = [each for each in audits if told in (str(each.pk), each.period)]
    if len(found) != 1:
        known = "; ".join(f"{each.pk}: {each.title}, {each.period}" for each in audits)
        raise Refused(f"Name one audit of “{slug}” by its number. There are: {known or 'none'}.")
    return found[0]


COMMANDS = (submission,)

"""`wardmote may-share`: may we share this, with them, for that?"""

from typing import Annotated

import typer

from wardmote.partnership.website.waking import Refused, wake


def may_share(
    partnership: Annotated[str, typer.Argument(help="Its address: riverton.")],
    what: Annotated[str, typer.Option(help="A dataset or a kind of record: police_crimes.")],
    giver: Annotated[str, typer.Option("--from", help="The agency that would give it.")],
    recipient: Annotated[
        str, typer.Option("--to", help="The agency that would receive it; none: the shared store.")
    ] = "",
    purpose: Annotated[str, typer.Option("--for", help="What for: audit, tasking …")] = "audit",
    action: Annotated[str, typer.Option("--do", help="What is done with it.")] = "analyse",
    identifiability: Annotated[
        int, typer.Option(min=0, max=4, help="0 counts, 1 depersonalised … 4 sensitive personal.")
    ] = 1,
) -> None:
    """Say whether the protocols in force allow it, why, and what would have to change."""
    wake()
    from wardmote.partnership.agencies.models import Agency, Partnership
    from wardmote.partnership.sharing.pages.asking import in_words
    from wardmote.partnership.sharing.rules import Asked, ask, check_words
    from wardmote.partnership.website import clock

    place = Partnership.objects.filter(slug=partnership).first()
    if place is None:
        raise Refused(f"There is no partnership “{partnership}”.")
    agencies = {agency.name: agency for agency in Agency.objects.filter(parts__partnership=place)}
    for name in filter(None, (giver, recipient)):
        if name not in agencies:
            raise Refused(f"There is no agency “{name}”; there are: {'; '.join(sorted(agencies))}.")
    asked = Asked(
        place, agencies[giver], agencies.get(recipient), what, purpose, action, identifiability,
        clock.today(),
    )  # fmt: skip
    if wrong := check_words(asked):
        raise Refused(wrong)
    found = ask(asked)
    for line in in_words(found, asked):
        typer.echo(line)
    raise typer.Exit(0 if found.answer.allowed else 1)


COMMANDS = (may_share,)

"""`wardmote concerns …` and `wardmote tally`."""

import json as js
from datetime import date
from typing import Annotated

import typer

from wardmote.partnership.website.waking import Refused, wake


def concerns(
    partnership: Annotated[str, typer.Argument(help="As in its address: riverton.")],
    on: Annotated[str, typer.Option("--on", help="The day, 2026-03-27; today if left out.")] = "",
    json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False,
) -> None:
    """List what is amiss in a partnership, the gravest first."""
    wake()
    from wardmote.partnership.review.concerns import gather
    from wardmote.partnership.website import clock

    day = _day(on) if on else clock.today()
    told = gather(_partnership(partnership), day)
    if json:
        typer.echo(js.dumps([_plain(one) for one in told], default=str, indent=2))
        return
    for one in told:
        until = f" (set aside until {one.aside.look_again_on:%Y-%m-%d})" if one.aside else ""
        typer.echo(f"{one.rule.severity:<7} {one.rule.name}: {one.sentence}{until}")
    typer.echo(f"{len(told)} concerns on {day:%Y-%m-%d}.")


def tally() -> None:
    """Count the concerns of every partnership today: let the host's scheduler call it daily."""
    wake()
    from wardmote.partnership.agencies.models import Partnership
    from wardmote.partnership.review.changes.concerns import count_concerns as count
    from wardmote.partnership.website import clock

    for partnership in Partnership.objects.all():
        counts = count(partnership=partnership, on=clock.today())
        said = ", ".join(f"{number} {severity}" for severity, number in counts.items())
        typer.echo(f"{partnership.slug}: {said}")


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise Refused(f"“{told}” is no day. Write it like 2026-03-27.") from None


def _partnership(slug: str):
    from wardmote.partnership.agencies.models import Partnership

    found = Partnership.objects.filter(slug=slug.lower()).first()
    if found is None:
        known = ", ".join(Partnership.objects.values_list("slug", flat=True))
        raise Refused(f"There is no partnership “{slug}”. There are: {known or 'none yet'}.")
    return found


def _plain(one) -> dict[str, object]:
    """One concern as a program reads it."""
    aside = one.aside
    return {
        "rule": one.rule.name, "severity": one.rule.severity, "key": one.concern.key,
        "about": one.concern.about, "group": one.concern.group, "facts": one.concern.facts,
        "sentence": one.sentence, "why": one.rule.why, "mend": one.rule.mend,
        "page": one.concern.mend, "source": one.rule.source,
        "set_aside_until": aside.look_again_on if aside else None,
    }  # fmt: skip


COMMANDS = (concerns, tally)

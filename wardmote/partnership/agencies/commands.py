"""`wardmote host`: the first account, from which the others come."""

from typing import Annotated

import typer

from wardmote.partnership.website.waking import Refused, wake


def host(
    email: Annotated[str, typer.Argument(help="Address by which the host signs in.")],
    name: Annotated[str, typer.Option(prompt=True, help="The host's name.")],
    password: Annotated[
        str,
        typer.Option(
            prompt=True, hide_input=True, confirmation_prompt=True, envvar="WARDMOTE_PASSWORD",
            help="Asked for where it is not given: a command line is seen by others.",
        ),
    ],
) -> None:  # fmt: skip
    """Make the account of a host, who may set up partnerships."""
    wake()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from wardmote.partnership.agencies.changes.hosts import make_host
    from wardmote.partnership.website import clock

    try:
        validate_email(email)
        person = make_host(email=email, name=name, password=password, at=clock.now())
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    typer.echo(f"{person.name} may sign in as {person.email} and set up partnerships.")


COMMANDS = (host,)

"""Django, set up only where it is needed: the engine's commands stay as quick as without it."""

import os


class Refused(Exception):  # noqa: N818
    """A command that will not do it; the message says why and what to do, for whoever typed it."""


def wake() -> None:
    """Set Django up, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.partnership.website.settings")
    import django

    django.setup()

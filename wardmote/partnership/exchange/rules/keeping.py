"""Where a partnership's records, maps and waiting files are kept, below the installation's home."""

from pathlib import Path

from django.conf import settings

from wardmote.partnership.agencies.models import Partnership

FOLDER = "partnerships"


def partnership_folder(partnership: Partnership) -> Path:
    """Everything of one partnership that is no row of the database."""
    return settings.HOME / FOLDER / partnership.slug


def store_folder(partnership: Partnership) -> Path:
    """The engine's store: the records of accepted deliveries, each with its day to be forgotten."""
    return partnership_folder(partnership) / "store"


def places_folder(partnership: Partnership) -> Path:
    """Boundaries, lookups and populations, as `wardmote places` put them."""
    return partnership_folder(partnership) / "places"


def files_folder(partnership: Partnership) -> Path:
    """Files that were sent and are not settled yet; each goes when it is accepted or returned."""
    return partnership_folder(partnership) / "files"

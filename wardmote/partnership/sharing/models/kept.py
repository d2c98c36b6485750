"""What was signed stays as it was signed, and what happened stays as it happened."""

from collections.abc import Callable
from typing import Any

from django.db import models


class Immutable(Exception):  # noqa: N818  what it is, not an error of ours
    """Somebody tried to write into what is signed, or over what happened."""


class Signable(models.QuerySet[Any]):
    """Rows of a version: none is written past its model, so that the model can refuse.

    What gets round it (SQL) is found out by the hash that each signature is kept with.
    """

    def update(self, **_to: Any) -> int:
        """Refused: save each, so that it is seen whether its version is signed."""
        raise Immutable("Rows of a protocol are saved one by one.")

    def bulk_create(self, objs: Any, *args: Any, **told: Any) -> list[Any]:
        """Refused where one of them is of a signed version."""
        rows = list(objs)
        for row in rows:
            row.check_is_open()
        return super().bulk_create(rows, *args, **told)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused where one of them is of a signed version."""
        for row in self:
            row.check_is_open()
        return super().delete()


class OfVersion(models.Model):
    """A row that is part of a version's text: written only until somebody has signed it.

    Each kind says by `its_version()` of which.
    """

    its_version: Callable[[], Any]

    objects = Signable.as_manager()

    class Meta:
        abstract = True

    def check_is_open(self) -> None:
        """Refuse to write into what is signed.

        Raises:
            Immutable: somebody has signed.
        """
        version = self.its_version()
        if type(version).objects.filter(pk=version.pk).exclude(signed_hash="").exists():
            raise Immutable(f"{version} is signed: make a new version instead.")

    def save(self, *args: Any, **told: Any) -> None:
        """Keep it, while nobody has signed."""
        self.check_is_open()
        super().save(*args, **told)

    def delete(self, *args: Any, **told: Any) -> tuple[int, dict[str, int]]:
        """Take it out, while nobody has signed."""
        self.check_is_open()
        return super().delete(*args, **told)


class AppendedTo(models.QuerySet[Any]):
    """Rows that are only ever added."""

    def update(self, **_to: Any) -> int:
        """Refused."""
        raise Immutable("What happened is not rewritten.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise Immutable("What happened is not taken back.")


class Appended(models.Model):
    """A row that is added once and stays."""

    objects = AppendedTo.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **told: Any) -> None:
        """Add it; never write over it."""
        if not self._state.adding:
            raise Immutable("What happened is not rewritten.")
        super().save(*args, **told)

    def delete(self, *_args: Any, **_told: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise Immutable("What happened is not taken back.")

"""How Django knows this step."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Trail(AppConfig):
    """Who did what, when: append-only and tamper-evident."""

    name = "wardmote.partnership.trail"
    label = "trail"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """SQLite makes a table anew to alter it, and its guards go with the old one."""
        post_migrate.connect(_guard, sender=self)


def _guard(using: str, **_) -> None:
    from django.db import connections

    from wardmote.partnership.trail import guards
    from wardmote.partnership.trail.models import Entry

    if Entry._meta.db_table in connections[using].introspection.table_names():
        guards.put_up(connections[using])

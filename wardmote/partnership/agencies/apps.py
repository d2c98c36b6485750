"""How Django knows this step."""

from django.apps import AppConfig


class Agencies(AppConfig):
    """Partnerships, agencies, people, posts, roles, groups and seats."""

    name = "wardmote.partnership.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on sign-ins are written to the trail."""
        from wardmote.partnership.agencies.changes.signing_in import listen

        listen()

"""How Django knows this step."""

from django.apps import AppConfig


class Sharing(AppConfig):
    """Information sharing protocols: may we share this, with them, for that?"""

    name = "wardmote.partnership.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

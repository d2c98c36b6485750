"""How Django knows this step."""

from django.apps import AppConfig


class Duties(AppConfig):
    """The year's legal calendar, the cycle, and its evidence."""

    name = "wardmote.partnership.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"

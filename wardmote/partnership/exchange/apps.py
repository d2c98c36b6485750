"""How Django knows this step."""

from django.apps import AppConfig


class Exchange(AppConfig):
    """Extracts due, asked for, sent, checked, accepted or returned."""

    name = "wardmote.partnership.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

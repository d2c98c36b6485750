"""How Django knows this step."""

from django.apps import AppConfig


class Audits(AppConfig):
    """Audits planned, run, commented on, second-checked, signed off and published."""

    name = "wardmote.partnership.audits"
    label = "audits"
    default_auto_field = "django.db.models.BigAutoField"

"""How Django knows this step."""

from django.apps import AppConfig


class Trail(AppConfig):
    """Who did what, when: append-only and tamper-evident."""

    name = "wardmote.partnership.trail"
    label = "trail"
    default_auto_field = "django.db.models.BigAutoField"

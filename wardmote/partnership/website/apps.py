"""How Django knows this step."""

from django.apps import AppConfig


class Website(AppConfig):
    """Settings, addresses, sign-in and page furniture."""

    name = "wardmote.partnership.website"
    label = "website"
    default_auto_field = "django.db.models.BigAutoField"

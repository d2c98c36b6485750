"""How Django knows this step."""

from django.apps import AppConfig


class Meetings(AppConfig):
    """Agendas, attendance, decisions and minutes."""

    name = "wardmote.partnership.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

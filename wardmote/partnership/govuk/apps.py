"""How Django knows this step."""

from django.apps import AppConfig


class GovUk(AppConfig):
    """GOV.UK Frontend form fields and components; knows no domain word."""

    name = "wardmote.partnership.govuk"
    label = "govuk"
    default_auto_field = "django.db.models.BigAutoField"

"""How Django knows this step."""

from django.apps import AppConfig


class Review(AppConfig):
    """What is amiss, over all steps: the partnership's linter."""

    name = "wardmote.partnership.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"

"""How forms are drawn: with GOV.UK components."""

from django.forms.renderers import TemplatesSetting


class GovUkRenderer(TemplatesSetting):
    """Finds the form templates of this app."""

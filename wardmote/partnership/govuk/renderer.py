"""How forms are drawn: with GOV.UK components."""

from django.forms.renderers import TemplatesSetting


class GovUkRenderer(TemplatesSetting):
    """Draws `{{ form }}`, also of forms that are not ours, field by field."""

    form_template_name = "govuk/form.html"
    formset_template_name = "govuk/formset.html"
    field_template_name = "govuk/field.html"

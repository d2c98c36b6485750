"""The tags `{% govuk "button" text=… %}`, `{% govuk_field field %}`, `{% error_summary form %}`."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wardmote.partnership.govuk.components import component
from wardmote.partnership.govuk.fields import drawn
from wardmote.partnership.govuk.summary import error_summary as summary

register = template.Library()


@register.simple_tag
def govuk(which: str, params: Mapping[str, Any] | None = None, **more: Any) -> SafeString:
    """A GOV.UK component: `{% govuk "details" summary_text=_("More") text=words %}`.

    Two underscores reach inside an option: `label__text=_("Name")` is `label: {text: …}`.
    """
    return component(which, _merged(params or {}, more))


def _merged(params: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(params)
    for key, value in more.items():
        outer, inside, inner = key.partition("__")
        merged[outer] = _merged(merged.get(outer, {}), {inner: value}) if inside else value
    return merged


@register.simple_tag
def govuk_field(field) -> SafeString:
    """A form's field with its label, hint and errors."""
    return drawn(field)


@register.simple_tag
def error_summary(*forms) -> SafeString:
    """What is wrong with the forms, each thing linked to where it is mended."""
    return summary(forms)


@register.simple_tag(takes_context=True)
def error_prefix(context) -> str:
    """The start of the title of a page whose form is wrong."""
    # By type, as isinstance would wake lazy values, and with them their queries.
    told = (each for layer in context for each in layer.values())
    wrong = any(issubclass(type(each), BaseForm | BaseFormSet) and _wrong(each) for each in told)
    return _("Error: ") if wrong else ""


def _wrong(form: BaseForm | BaseFormSet) -> bool:
    return form.is_bound and not form.is_valid()

"""The summary of errors above a form."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wardmote.partnership.govuk.components import component
from wardmote.partnership.govuk.fields import first_control


def error_summary(forms: Iterable[BaseForm | BaseFormSet]) -> SafeString:
    """A component that names all errors, or nothing where there are none."""
    errors = [error for form in forms if form is not None for error in _errors(form)]
    if not errors:
        return mark_safe("")
    return component("error-summary", {"titleText": _("There is a problem"), "errorList": errors})


def _errors(form: BaseForm | BaseFormSet) -> Iterator[dict[str, Any]]:
    if not form.is_bound:
        return
    if isinstance(form, BaseFormSet):
        yield from ({"text": str(error)} for error in form.non_form_errors())
        for each in form.forms:
            yield from _errors(each)
        return
    yield from ({"text": str(error)} for error in form.non_field_errors())
    for field in form:
        for error in field.errors:
            yield {"text": str(error), "href": f"#{first_control(field)}"}

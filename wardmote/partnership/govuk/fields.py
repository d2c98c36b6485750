"""Draws a form's field by what its widget asks for: also fields of forms that are not ours."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wardmote.partnership.govuk.components import component
from wardmote.partnership.govuk.widgets import PARTS, CountedWords, DateParts, OneOf
from wardmote.partnership.govuk.words import COUNTED, PARTS_OF_A_DAY, PASSWORD

Options = dict[str, Any]
Drawn = tuple[str, Options]
FEW = 6
"""How many choices are still shown as radios."""
INPUTS = {
    "email": {"type": "email", "spellcheck": False, "autocomplete": "email"},
    "number": {"inputmode": "numeric", "spellcheck": False},
    "url": {"type": "url", "spellcheck": False},
    "tel": {"type": "tel"},
    "search": {"type": "search"},
    "time": {"type": "time"},
    "datetime-local": {"type": "datetime-local"},
}
KEPT_ATTRIBUTES = ("autofocus", "accept", "multiple", "minlength", "readonly")


def drawn(field: BoundField) -> SafeString:
    """A field with its label, hint and errors."""
    if field.is_hidden:
        return SafeString(field.as_hidden())
    draw = next((draw for kind, draw in DRAWN if isinstance(field.field.widget, kind)), _input)
    name, options = draw(field)
    return component(name, {**_around(field), **options, **getattr(field.field, "shape", {})})


def first_control(field: BoundField) -> str:
    """The id of the first box of a field: what a link to its error leads to."""
    if isinstance(field.field.widget, DateParts):
        return f"{field.auto_id}_{wrong_parts(field)[0]}"
    return field.auto_id or field.html_name


def _around(field: BoundField) -> Options:
    """What every component takes."""
    around: Options = {"id": field.auto_id, "name": field.html_name}
    if field.help_text:
        around["hint"] = {
            "html" if hasattr(field.help_text, "__html__") else "text": field.help_text
        }
    if field.errors:
        around["errorMessage"] = {"text": field.errors[0], "visuallyHiddenText": _("Error")}
    return around


def _label(field: BoundField) -> Options:
    """The label; where it is the page's heading, as large as one."""
    words, required = field.label, field.field.required
    label = words if required else _("%(label)s (optional)") % {"label": words}
    heading = getattr(field.field, "heading", False)
    size = "l" if heading else "s"
    return {"text": label, "classes": f"govuk-label--{size}", "isPageHeading": heading}


def _legend(field: BoundField) -> Options:
    legend = _label(field)
    legend["classes"] = legend["classes"].replace("govuk-label", "govuk-fieldset__legend")
    return {"legend": legend}


def _text(field: BoundField) -> Options:
    """Label, value and the attributes that people of the field asked for."""
    attrs = field.build_widget_attrs(dict(field.field.widget.attrs))
    kept = {
        key: value for key, value in attrs.items() if key in KEPT_ATTRIBUTES and value is not False
    }
    value = field.field.widget.format_value(field.value())
    options: Options = {"label": _label(field), "value": "" if value is None else str(value)}
    options["attributes"] = {
        key: "" if value is True else str(value) for key, value in kept.items()
    }
    return options | {
        key: attrs[key] for key in ("autocomplete", "inputmode", "pattern") if key in attrs
    }


def _input(field: BoundField) -> Drawn:
    return "input", {**INPUTS.get(field.field.widget.input_type, {}), **_text(field)}


def _textarea(field: BoundField) -> Drawn:
    return "textarea", {"rows": 5, **_text(field)}


def _counted(field: BoundField) -> Drawn:
    return "character-count", {**_text(field), **COUNTED, "maxlength": field.field.max_length}


def _password(field: BoundField) -> Drawn:
    return "password-input", {
        "autocomplete": "current-password",
        **_text(field),
        "value": "",
        **PASSWORD,
    }


def _file(field: BoundField) -> Drawn:
    return "file-upload", {**_text(field), "value": None}


def _one_of(field: BoundField) -> Drawn:
    """Radios while the choices are few."""
    items = _items(field, chosen="checked")
    few = [item for item in items if item["value"]]
    if len(few) > FEW:
        return _select(field)
    if not field.field.required:
        few.append({"value": "", "text": _("None of these"), "checked": not field.value()})
    return "radios", {**_group(field), "items": few}


def _select(field: BoundField) -> Drawn:
    items = _items(field, chosen="selected")
    if not any(item["value"] == "" for item in items):
        items.insert(0, {"value": "", "text": ""})
    return "select", {"label": _label(field), "items": items}


def _radios(field: BoundField) -> Drawn:
    return "radios", {**_group(field), "items": _items(field, chosen="checked")}


def _checkboxes(field: BoundField) -> Drawn:
    return "checkboxes", {**_group(field), "items": _items(field, chosen="checked")}


def _yes(field: BoundField) -> Drawn:
    item = {"value": "on", "text": field.label, "checked": bool(field.value())}
    return "checkboxes", {"idPrefix": field.auto_id, "items": [item]}


def _group(field: BoundField) -> Options:
    return {"idPrefix": field.auto_id, "fieldset": _legend(field)}


def _items(field: BoundField, *, chosen: str) -> list[Options]:
    """The choices, in order; groups of choices are laid out one after the other."""
    value = field.value()
    told = field.field.widget.format_value(value) or []
    hints = getattr(field.field, "hints", {})
    return [
        {"value": str(key), "text": str(text), chosen: str(key) in told}
        | ({"hint": {"text": hints[str(key)]}} if str(key) in hints else {})
        for key, text in _flat(field.field.widget.choices)
    ]


def _flat(choices):
    for key, text in choices:
        if isinstance(text, list | tuple):
            yield from _flat(text)
        else:
            yield ("" if key is None else key), text


def _day(field: BoundField) -> Drawn:
    told = field.field.widget.told(field.value())
    wrong = wrong_parts(field) if field.errors else ()
    return "date-input", {"fieldset": _legend(field), "items": [
        {
            "id": f"{field.auto_id}_{part}", "name": f"{field.html_name}_{part}",
            "label": PARTS_OF_A_DAY[part], "value": told[part],
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if part in wrong else ""),
        }
        for part in PARTS
    ]}  # fmt: skip


def wrong_parts(field: BoundField) -> tuple[str, ...]:
    """The boxes of a date that its error is about: all, unless it says which."""
    for error in field.errors.as_data() if field.errors else ():
        if error.params and "parts" in error.params:
            return error.params["parts"]
    return PARTS


DRAWN: list[tuple[type[forms.Widget], Callable[[BoundField], Drawn]]] = [
    (DateParts, _day),
    (OneOf, _one_of),
    (CountedWords, _counted),
    (forms.CheckboxInput, _yes),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
]
"""Widget → what gives its component and options; the narrower kinds come first."""

"""Fields of forms: Django's own, asked for in the words of GOV.UK."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.days import day_told
from wardmote.partnership.govuk.widgets import CountedWords, DateParts, OneOf

LIMITS = {
    "max_length": _("{label} must be %(limit_value)d characters or less"),
    "min_length": _("{label} must be %(limit_value)d characters or more"),
    "min_value": _("{label} must be %(limit_value)s or more"),
    "max_value": _("{label} must be %(limit_value)s or less"),
}


class Shaped:
    """What every field takes beside what Django's takes.

    Args:
        hint: helps to fill it in.
        missing: what to say when it is empty: "Enter the name of the group".
        shape: further options of the component that draws it: `{"prefix": {"text": "£"}}`.
        heading: the label is the page's heading (one thing per page).
        hints: for a choice, help by its value.
    """

    ask = _("Enter %(what)s")

    def __init__(
        self, *, hint="", missing="", shape=None, heading=False, hints=None, **rest: Any
    ) -> None:
        rest.setdefault("help_text", hint)
        super().__init__(**rest)
        self.shape, self.hints, self.heading = shape or {}, hints or {}, heading
        self.error_messages["required"] = missing or _missing(self.ask, self.label)
        for code, sentence in LIMITS.items():
            self.error_messages[code] = _limit(sentence, self.label)


def _missing_now(ask, label) -> str:
    """What to say when a field is empty: from its label, unless that is a question."""
    told = str(label or "")
    if not told or told.endswith("?"):
        return str(_("Answer this question"))
    abbreviation = told[1:2].isupper()
    return str(ask) % {"what": told if abbreviation else told[0].lower() + told[1:]}


def _limit_now(sentence, label) -> str:
    """What to say when a limit is passed; Django fills in the limit itself."""
    return str(sentence).replace("{label}", str(label or "").replace("%", "%%"))


_missing, _limit = lazy(_missing_now, str), lazy(_limit_now, str)


class TextField(Shaped, forms.CharField):
    """A line of text; `width` is about how many characters it holds: 2, 3, 4, 5, 10, 20 or 30."""

    def __init__(self, *, width: int | None = None, shape=None, **rest: Any) -> None:
        classes = {"classes": f"govuk-input--width-{width}"} if width else {}
        super().__init__(shape={**classes, **(shape or {})}, **rest)


class WordsField(Shaped, forms.CharField):
    """Several lines; with `max_length` it tells how many characters are left."""

    def __init__(self, *, rows: int = 5, max_length: int | None = None, **rest: Any) -> None:
        rest.setdefault("widget", CountedWords if max_length else forms.Textarea)
        rest["shape"] = {"rows": rows, **(rest.get("shape") or {})}
        super().__init__(max_length=max_length, **rest)


class EmailField(Shaped, forms.EmailField):
    """An email address."""

    default_error_messages = {
        "invalid": _("Enter an email address in the correct format, like name@example.com"),
    }

    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        self.error_messages["invalid"] = self.default_error_messages["invalid"]


class NumberField(Shaped, forms.IntegerField):
    """A whole number."""

    default_error_messages = {"invalid": _("Enter a whole number, like 12")}

    def __init__(self, *, width: int = 5, shape=None, **rest: Any) -> None:
        super().__init__(shape={"classes": f"govuk-input--width-{width}", **(shape or {})}, **rest)


class MoneyField(Shaped, forms.DecimalField):
    """Pounds and pence; the comma of thousands and the sign may be typed."""

    default_error_messages = {"invalid": _("Enter an amount of money, like 1,250 or 80.50")}

    def __init__(self, **rest: Any) -> None:
        shape = {
            "prefix": {"text": "£"}, "classes": "govuk-input--width-10", "inputmode": "decimal",
        }  # fmt: skip
        rest = {"min_value": 0, "decimal_places": 2, "max_digits": 12, **rest}
        super().__init__(**{**rest, "shape": {**shape, **(rest.get("shape") or {})}})

    def to_python(self, value):
        """Read an amount as people write it."""
        typed = value.replace(",", "").replace("£", "").strip() if isinstance(value, str) else value
        return super().to_python(typed)


class DayField(Shaped, forms.Field):
    """A day in three boxes; gives a `date`."""

    widget = DateParts

    def __init__(self, **rest: Any) -> None:
        rest.setdefault("hint", _("For example, 27 3 2027"))
        super().__init__(**rest)

    def to_python(self, value):
        """The day that was told.

        Raises:
            ValidationError: a box is empty, or there is no such day; `parts` tells which boxes.
        """
        return day_told(value, label=str(self.label))

    def has_changed(self, initial, data) -> bool:
        """Compare days, not boxes."""
        return self.widget.told(initial) != self.widget.told(data)


class ChoiceField(Shaped, forms.ChoiceField):
    """One of several: radios up to six, else a list to pick from."""

    ask, widget = _("Select %(what)s"), OneOf


class RecordField(Shaped, forms.ModelChoiceField):
    """One of several records."""

    ask, widget = _("Select %(what)s"), OneOf

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"queryset": None, **rest})


class ManyField(Shaped, forms.MultipleChoiceField):
    """Any of several: checkboxes."""

    ask, widget = _("Select %(what)s"), forms.CheckboxSelectMultiple


class RecordsField(Shaped, forms.ModelMultipleChoiceField):
    """Any of several records: checkboxes."""

    ask, widget = _("Select %(what)s"), forms.CheckboxSelectMultiple

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"queryset": None, **rest})


class YesField(Shaped, forms.BooleanField):
    """One box to tick."""

    ask = _("Select %(what)s")

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"required": False, **rest})


class UploadField(Shaped, forms.FileField):
    """A file."""

    ask = _("Select %(what)s")

"""Forms of invitations and memberships."""

from datetime import date

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership, Role
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    EmailField,
    RecordField,
    Shaped,
    TextField,
    WordsField,
)
from wardmote.partnership.website.models import Person


class Part(forms.Form):
    """What somebody is to the workspace."""

    role = ChoiceField(
        label=_("Role"), choices=Role.choices, hint=_("It decides what they may see and do")
    )
    agency = RecordField(
        label=_("Agency"), required=False, hint=_("Leave empty for somebody of no agency")
    )

    def __init__(self, *args, partnership: Partnership, on: date, **rest) -> None:
        super().__init__(*args, **rest)
        parts = partnership.partners.on(on)
        self.fields["agency"].queryset = Agency.objects.filter(parts__in=parts).distinct()


class Invite(Part):
    """Whom to invite, as what."""

    email = EmailField(
        label=_("Email address"), hint=_("Only who reads letters to this address can come in")
    )
    field_order = ["email", "role", "agency"]


class Leave(forms.Form):
    """Why somebody leaves."""

    why = WordsField(label=_("Reason"), max_length=500, hint=_("It is kept in the trail"))


class PasswordField(Shaped, forms.CharField):
    """A new password."""

    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class ComeIn(forms.Form):
    """Who has no way in yet says their name and chooses a password."""

    PASSWORD = ""

    name = TextField(label=_("Your name"), max_length=120)
    way = ChoiceField(label=_("How do you want to sign in?"))
    password = PasswordField(
        label=_("Password"), required=False, strip=False, max_length=1000,
        hint=_("At least 15 characters. Three or four words that do not belong together do well"),
    )  # fmt: skip

    def __init__(self, *args, email: str, providers: list[tuple[str, str]], **rest) -> None:
        super().__init__(*args, **rest)
        self.email = email
        if providers:
            self.fields["way"].choices = [*providers, ("password", _("A password"))]
        else:
            del self.fields["way"]
            self.fields["password"].required = True
            self.fields["password"].error_messages["required"] = _("Enter a password")

    def clean(self):
        """A password that is hard to guess, where there is to be one."""
        told = super().clean()
        if told.get("way", "password") != "password":
            return {**told, "password": None}
        if "password" in told:
            self._check_password(told)
        return told

    def _check_password(self, told) -> None:
        person = Person(email=self.email, name=told.get("name", ""))
        try:
            if not told["password"]:
                raise ValidationError(_("Enter a password"))
            validate_password(told["password"], person)
        except ValidationError as wrong:
            self.add_error("password", wrong)

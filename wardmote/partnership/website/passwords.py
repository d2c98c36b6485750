"""Passwords that are long and yet easily guessed."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OWN_LETTERS = 8
"""How many letters a password must have beside words that belong to this service, to its owner's
work or to most people's passwords: setting of this project."""
PLAIN = re.compile(
    "wardmote|password|passwort|cyfrinair|letmein|welcome|qwerty|asdf|zxcv|abc|123|iloveyou|admin|"
    "community|safety|partnership|police|council|tasking|officer|crime|disorder"
)


class NotPlain:
    """Refuses what repeats itself, and what is made of words that anybody would try here."""

    def validate(self, password: str, user=None) -> None:
        """Look at the password without its plain words.

        Raises:
            ValidationError: it repeats itself, or little is left.
        """
        small = password.lower()
        if small in (small * 2)[1:-1]:
            raise ValidationError(_("Choose a password that does not repeat itself."))
        own = re.sub(r"\W|_|\d", "", PLAIN.sub("", small))
        if len(own) < OWN_LETTERS:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """What to choose instead."""
        return _("Choose a password of words that others would not try here.")

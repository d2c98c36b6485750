"""What may be said of an audit, and answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.audits.models import Correction
from wardmote.partnership.govuk.forms import ChoiceField, TextField, WordsField


class CommentForm(forms.Form):
    """A remark."""

    words = WordsField(
        label=_("Your comment"), hint=_("All members of the workspace see it. Name no person.")
    )


class CorrectionForm(forms.Form):
    """Something that is wrong."""

    wrong = WordsField(label=_("What is wrong?"), hint=_("Name no person."))
    right = WordsField(label=_("What is right, and how do you know?"))


class AnswerForm(forms.Form):
    """An answer to a remark."""

    answer = WordsField(label=_("Your answer"), hint=_("All members of the workspace see it."))


class CorrectionAnswerForm(forms.Form):
    """What becomes of a correction."""

    state = ChoiceField(
        label=_("Is it right?"),
        choices=[
            (Correction.State.ACCEPTED, _("Yes: the audit is run again")),
            (Correction.State.REFUSED, _("No: the audit stands")),
        ],
    )  # fmt: skip
    answer = WordsField(label=_("What you found"), hint=_("All members of the workspace see it."))


class NoteForm(forms.Form):
    """What one must know of the place."""

    about = TextField(label=_("What is it about?"), max_length=160)
    dataset = ChoiceField(label=_("Which data does it bear on?"), required=False)
    words = WordsField(label=_("What must a reader know?"), hint=_("Name no person."))

    def __init__(self, *args, datasets, **rest) -> None:
        super().__init__(*args, **rest)
        self.fields["dataset"].choices = [("", _("None in particular")), *datasets]


class CheckForm(forms.Form):
    """What a second person looked at."""

    words = WordsField(
        label=_("What did you look at?"),
        hint=_("For example: totals against each agency's own, every finding against its table, "
               "quality grades, corrections"),
    )  # fmt: skip


class SendBackForm(forms.Form):
    """What is amiss."""

    words = WordsField(label=_("What is amiss?"))


class SignForm(forms.Form):
    """A word beside a signature."""

    words = WordsField(label=_("Anything to add?"), required=False)

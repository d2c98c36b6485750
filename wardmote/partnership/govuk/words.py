"""Words that components say by themselves, so that they too are in the reader's language."""

from django.utils.translation import gettext_lazy as _

COUNTED = {
    "charactersUnderLimitText": {
        "one": _("You have %{count} character remaining"),
        "other": _("You have %{count} characters remaining"),
    },
    "charactersAtLimitText": _("You have 0 characters remaining"),
    "charactersOverLimitText": {
        "one": _("You have %{count} character too many"),
        "other": _("You have %{count} characters too many"),
    },
    "textareaDescriptionText": _("You can enter up to %{count} characters"),
}
PASSWORD = {
    "showPasswordText": _("Show"),
    "hidePasswordText": _("Hide"),
    "showPasswordAriaLabelText": _("Show password"),
    "hidePasswordAriaLabelText": _("Hide password"),
    "passwordShownAnnouncementText": _("Your password is visible"),
    "passwordHiddenAnnouncementText": _("Your password is hidden"),
}
PARTS_OF_A_DAY = {"day": _("Day"), "month": _("Month"), "year": _("Year")}

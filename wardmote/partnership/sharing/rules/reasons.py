"""Why something may not be shared, and so what would have to change, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

REASONS = {
    "person_not_active": gettext_lazy("The person who asks must have an active account."),
    "person_has_left": gettext_lazy("The person who asks has left."),
    "purpose_not_stated": gettext_lazy("Say what it is for."),
    "past_retention": gettext_lazy("It should have been deleted: nobody may use it any more."),
    "no_second_factor": gettext_lazy("Personal data open only to who signs in with a second step."),
    "training_not_current": gettext_lazy(
        "Personal data open only to who has current training in data protection."
    ),
    "sealed": gettext_lazy("It is sealed: only its owner can open it. Ask them."),
    "no_protocol": gettext_lazy("No protocol is there yet: draft one with the agencies concerned."),
    "no_field_opened": gettext_lazy("The protocol must name the fields that are to be shared."),
    "other_provider": gettext_lazy("A protocol must let this agency give it."),
    "other_recipient": gettext_lazy("A protocol must name the recipient."),
    "other_category": gettext_lazy("A protocol must name this kind of data."),
    "too_identifying": gettext_lazy(
        "The protocol covers less identifying data: give less, or agree on more."
    ),
    "other_purpose": gettext_lazy("A protocol must name this purpose."),
    "other_action": gettext_lazy("A protocol must allow this to be done with it."),
    "no_gateway": gettext_lazy("The protocol must name its legal gateway."),
    "not_active": gettext_lazy("The protocol is not in force yet: two people must activate it."),
    "provider_not_signed": gettext_lazy("The agency that gives it has to sign the protocol."),
    "recipient_not_signed": gettext_lazy("The recipient has to sign the protocol."),
    "suspended": gettext_lazy("The protocol is suspended and has to be resumed."),
    "not_started_or_ended": gettext_lazy("The protocol holds on other days: renew it."),
    "past_review": gettext_lazy("The protocol is past its review: review and renew it."),
    "marker_excluded": gettext_lazy(
        "The protocol leaves such records out: ask where they are spoken of."
    ),
    "not_in_mode": gettext_lazy(
        "Its owner or the chair must say that the recipient needs to know it, or it must be on "
        "the agenda of an open meeting for which everybody has signed the declaration."
    ),
    "condition_not_met": gettext_lazy("A condition of the protocol is not met."),
    "decision_failed": gettext_lazy(
        "The question could not be decided, and so the answer is no: tell who keeps the program."
    ),
    "no_such_dataset": gettext_lazy("The rulebook holds no such dataset."),
}
"""Id of a reason, as the decision gives it → what would have to change."""


def words_of(reasons: Iterable[str]) -> tuple[str, ...]:
    """What would have to change, in the order of the reasons."""
    return tuple(str(REASONS[reason]) if reason in REASONS else _("Unknown") for reason in reasons)

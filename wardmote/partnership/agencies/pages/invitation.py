"""What a letter opens, for whoever holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wardmote.partnership.agencies.models import Invitation
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.signing_in import may_sign_in_already

Opens = Literal["as_newcomer", "as_member", "after_sign_in", "for_another"]


@dataclass(frozen=True)
class InvitationPage:
    """Who invites whom to what, and what the reader has to do."""

    partnership: str
    email: str
    role: str
    agency: str
    opens: Opens
    reader: str


def opened(token_hash: str, *, at: datetime) -> Invitation | None:
    """The invitation whose letter has that secret word, while it opens something."""
    letters = Invitation.objects.select_related("partnership", "agency")
    return letters.filter(
        token_hash=token_hash, accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).first()


def invitation(letter: Invitation, *, reader) -> InvitationPage:
    """The page for the one who is signed in, or for nobody yet."""
    return InvitationPage(
        partnership=str(letter.partnership),
        email=letter.email,
        role=letter.get_role_display(),
        agency=str(letter.agency or ""),
        opens=_opens(letter, reader),
        reader=reader.email if reader.is_authenticated else "",
    )


def _opens(letter: Invitation, reader) -> Opens:
    if reader.is_authenticated:
        same = reader.email.lower() == letter.email.lower()
        return "as_member" if same else "for_another"
    held = Person.objects.filter(email=letter.email.lower()).first()
    return "after_sign_in" if held and may_sign_in_already(held) else "as_newcomer"

"""Letters that the workspace sends."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Invitation, Membership


def send_invitation(invitation: Invitation, *, by: Membership, link: str) -> None:
    """The letter with the link; it is sent at once, so that the link is kept nowhere."""
    told = {"invitation": invitation, "by": by.person, "link": link}
    send_mail(
        subject=_("Come into the workspace of %(partnership)s")
        % {"partnership": invitation.partnership},
        message=render_to_string("agencies/people/invitation.txt", told),
        from_email=None,
        recipient_list=[invitation.email],
    )

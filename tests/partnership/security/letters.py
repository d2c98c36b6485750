"""What tests read from the letters that the workspace sends."""

import re

from django.core import mail


def link() -> str:
    """The path of the link in the last letter."""
    return re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)[1]

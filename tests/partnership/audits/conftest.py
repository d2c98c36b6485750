"""What tests of audits may ask for."""

from tests.partnership.audits.viewing_editions import audited, both_editions  # noqa: F401

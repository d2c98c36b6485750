"""Protocols: who may share what with whom for what, agreed and signed."""

from wardmote.partnership.sharing.models.grant import Grant, Recipient
from wardmote.partnership.sharing.models.happening import Happening
from wardmote.partnership.sharing.models.kept import Immutable
from wardmote.partnership.sharing.models.logs import Disclosure, Look, Obstacle
from wardmote.partnership.sharing.models.protocol import Party, Protocol, Version
from wardmote.partnership.sharing.models.text import text_hash

__all__ = [
    "Disclosure", "Grant", "Happening", "Immutable", "Look", "Obstacle", "Party", "Protocol",
    "Recipient", "Version", "text_hash",
]  # fmt: skip

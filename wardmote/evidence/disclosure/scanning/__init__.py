"""Looking into released files for what they hold besides what they show."""

from wardmote.evidence.disclosure.scanning.leak import Leak
from wardmote.evidence.disclosure.scanning.scan import scan

__all__ = ["Leak", "scan"]

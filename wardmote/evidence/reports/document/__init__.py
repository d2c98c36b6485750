"""The report as a word-processor document that a council can edit, print and send."""

from wardmote.evidence.reports.document.writing import write

__all__ = ["write"]

"""The report's pages, as HTML."""

from wardmote.evidence.reports.pages.making import pages

__all__ = ["pages"]

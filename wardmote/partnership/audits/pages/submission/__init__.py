"""The standard package by which a signed-off audit is submitted."""

from wardmote.partnership.audits.pages.submission.package import file_name, submission
from wardmote.partnership.audits.pages.submission.papers import BODY, EVERYBODY

__all__ = ["BODY", "EVERYBODY", "file_name", "submission"]

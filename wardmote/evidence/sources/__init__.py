"""Sources: agencies' files → standard rows. One folder is one kind of extract, found by itself."""

from wardmote.evidence.sources.checking import CheckReport, check, recognise
from wardmote.evidence.sources.describing import Described, describe
from wardmote.evidence.sources.folder import FolderReport, take_in_folder
from wardmote.evidence.sources.reading import Reader
from wardmote.evidence.sources.scanning import scan
from wardmote.evidence.sources.source import Source, SourceMistaken
from wardmote.evidence.sources.taking_in import Refusal, take_in
from wardmote.evidence.sources.templates import template

__all__ = [
    "CheckReport", "Described", "FolderReport", "Reader", "Refusal", "Source", "SourceMistaken",
    "check", "describe", "recognise", "scan", "take_in", "take_in_folder", "template",
]  # fmt: skip

"""Sources: agencies' files → standard rows. One folder is one kind of extract, found by itself.

The names are loaded when first asked for: a scan needs no workbooks, and a child process that
only parses a file stays small.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_ROOMS = {
    "checking": ("CheckReport", "check", "recognise"),
    "describing": ("Described", "describe"),
    "folder": ("FolderReport", "take_in_folder"),
    "reading": ("Reader",),
    "scanning": ("scan",),
    "source": ("Source", "SourceMistaken"),
    "taking_in": ("Refusal", "take_in"),
    "templates": ("template",),
}


def __getattr__(name: str) -> Any:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""The steps of the partnership's year that are built, in their order."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

STEPS = (
    "website", "govuk", "trail", "agencies", "duties", "meetings", "sharing", "exchange", "audits",
    "review",
)  # fmt: skip


def found_in_each_step(file: str) -> Iterator[ModuleType]:
    """The module of that name of every step that has one ("concerns", "urls"), in order."""
    for step in STEPS:
        name = f"wardmote.partnership.{step}.{file}"
        if find_spec(name):
            yield import_module(name)

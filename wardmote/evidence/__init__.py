"""The engine: agencies' files in, released findings out. No web, no clock, no network.

This is the front door; the names below are all that callers outside the engine use. They are
loaded when first asked for, so that a child process that only parses a file stays small.
"""

from importlib import import_module
from typing import Any

_DOOR = {
    "Asked": "cli.auditing",
    "Audit": "audit",
    "NAMES": "records",
    "Kept": "disclosure",
    "Period": "records",
    "Places": "places",
    "Reader": "sources",
    "Refusal": "sources",
    "Released": "disclosure",
    "Request": "audit",
    "Store": "store",
    "WardmoteError": "errors",
    "check": "sources",
    "conduct": "audit",
    "describe": "sources",
    "log_release": "disclosure",
    "reread": "disclosure",
    "scan": "disclosure",
    "take_in": "sources",
    "take_in_folder": "sources",
    "template": "sources",
    "write_editions": "cli.auditing",
    "write_report": "reports",
}
__all__ = sorted(_DOOR)


def __getattr__(name: str) -> Any:
    if name not in _DOOR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_DOOR[name]}"), name)


def __dir__() -> list[str]:
    return __all__

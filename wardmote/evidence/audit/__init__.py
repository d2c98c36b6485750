"""The audit: asks the questions in order and gathers findings with their caveats.

The names are loaded when first asked for: the national pass needs a few of the modules here and
not the whole audit.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wardmote.evidence.audit.conducting import Audit, conduct
    from wardmote.evidence.audit.request import Request

__all__ = ["Audit", "Request", "conduct"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "request" if name == "Request" else "conducting"
    return getattr(import_module(f"{__name__}.{module}"), name)

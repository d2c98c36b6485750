"""GOV.UK components as HTML, from the macros of govuk-frontend-jinja and our few mends of them."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from jinja2 import (  # fmt: skip
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)

MENDS = Path(__file__).parent / "mends"
"""Macros that replace the package's where GOV.UK Frontend has moved on since."""


def component(name: str, params: Mapping[str, Any]) -> SafeString:
    """A component drawn.

    Args:
        name: as GOV.UK writes it: "date-input".
        params: its options. Names may be written either way, `error_message` or `errorMessage`.
    """
    options = camel(params)
    return mark_safe(_macro(name)(options))


@cache
def _environment() -> Environment:
    """One for the process: making one takes two hundred times as long as a component."""
    ours_first = ChoiceLoader([FileSystemLoader(MENDS), PackageLoader("govuk_frontend_jinja")])
    return Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": ours_first}),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _macro(name: str) -> Callable[[Mapping[str, Any]], str]:
    template = _environment().get_template(f"govuk_frontend_jinja/components/{name}/macro.html")
    return getattr(template.module, "govuk" + "".join(map(str.capitalize, name.split("-"))))


def camel(value: Any) -> Any:
    """Options with their names as GOV.UK writes them, and their words in the reader's language."""
    if isinstance(value, Mapping):
        return {_name(key): _inner(key, each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [camel(each) for each in value]
    return str(value) if isinstance(value, Promise) else value


def _inner(key: str, value: Any) -> Any:
    """HTML attributes keep the names that they have."""
    return dict(value) if key == "attributes" and isinstance(value, Mapping) else camel(value)


def _name(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(map(str.capitalize, rest))

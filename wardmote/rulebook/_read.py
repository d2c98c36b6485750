"""TOML into frozen dataclasses: what a class does not name is an error, not a comment."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
V = TypeVar("V")

INHERITED = ("source", "nation", "in_force_from", "in_force_to", "link")


class RulebookError(Exception):
    """A rule that cannot be held; the message names the file, the key and the mend."""


class Frozen(Mapping[str, V]):
    """A mapping that nobody can change, and that can be sent to another process."""

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[str, V] | None = None) -> None:
        self._held = dict(held or {})

    def __getitem__(self, key: str) -> V:
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        return f"Frozen({self._held!r})"

    def __hash__(self) -> int:
        return hash(frozenset(self._held))


def table_of(path: Path) -> dict[str, Any]:
    """The TOML table of a file.

    Raises:
        RulebookError: the file is missing or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RulebookError(f"{path}: no such file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulebookError(f"{path.name}: not TOML in UTF-8: {error}.") from error


def rows_of(
    path: Path, key: str, beside: tuple[str, ...] = (), inherited: tuple[str, ...] = INHERITED
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row of a file's `[key.<name>]` tables, with where it stands.

    Source, nation and dates at the head of the file hold for every row that does not say its own.

    Args:
        path: the file.
        key: the kind of row wanted.
        beside: the other kinds of row that the file may hold.
        inherited: what a row takes from the head of its file.

    Raises:
        RulebookError: the file holds anything else.
    """
    table = table_of(path)
    head = {name: table.pop(name) for name in inherited if name in table}
    rows = table.pop(key, {})
    if unknown := [name for name in table if name not in beside]:
        raise RulebookError(f"{path.name}: unknown key “{unknown[0]}”; it may hold [{key}.…].")
    for name, row in rows.items():
        yield f"{path.name}: {key}.{name}", head | {"name": name} | row


def build(cls: type[T], table: Mapping[str, Any], where: str) -> T:
    """One instance of a frozen dataclass from a TOML table.

    Args:
        cls: the dataclass; a field without a default must be in the table.
        table: the keys and values of TOML.
        where: file and table, for the message of an error.

    Raises:
        RulebookError: a key is unknown or missing, or its value is of the wrong type.
    """
    hints, known = get_type_hints(cls), {field.name: field for field in _fields(cls)}
    for key in table:
        if key not in known:
            raise RulebookError(f"{where}: unknown key “{key}”; known: {', '.join(known)}.")
    for name, field in known.items():
        if name not in table and field.default is MISSING and field.default_factory is MISSING:
            raise RulebookError(f"{where}: missing “{name}”. Every {cls.__name__} must say it.")
    if isinstance(table.get("nation"), str):
        table = {**table, "nation": [table["nation"]]}
    values = {key: _value(hints[key], value, f"{where}: {key}") for key, value in table.items()}
    try:
        return cls(**values)
    except ValueError as error:
        raise RulebookError(f"{where}: {error}") from error


def _fields(cls: Any) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields(cls) if field.init)


def _value(hint: Any, value: Any, where: str) -> Any:
    """A TOML value as the type that a field asks for."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is UnionType:
        kept = next(part for part in inside if part is not NoneType)
        return _value(kept, value, where)
    if origin is tuple:
        _want(list, value, where)
        return tuple(_value(inside[0], part, where) for part in value)
    if origin is not None and issubclass(origin, Mapping):
        _want(dict, value, where)
        return Frozen({key: _value(inside[1], v, f"{where}.{key}") for key, v in value.items()})
    if is_dataclass(hint):
        _want(dict, value, where)
        return build(hint, value, where)  # type: ignore[arg-type]
    if hint is float and type(value) is int:
        return float(value)
    _want(hint, value, where)
    return value


def _want(kind: type, value: Any, where: str) -> None:
    # type(), not isinstance: true is an int to Python, a moment is a date, and neither is meant.
    if type(value) is not kind:
        words = {list: "list", dict: "table", date: "date"}.get(kind, kind.__name__)
        raise RulebookError(f"{where}: {value!r} is not a {words}.")

"""Markdown: a page, a table, a list, a line on where a rule comes from."""

from collections.abc import Iterable, Sequence

from wardmote.rulebook.rule import Rule

MADE = (
    "<!-- Made from wardmote/rulebook by `python -m wardmote.rulebook.reference docs/reference`."
    " Change the TOML, not this page. -->"
)


def page(title: str, lead: str, *parts: str) -> str:
    """A whole page."""
    return "\n\n".join([f"# {title}", MADE, lead, *(part for part in parts if part)]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; "" where it would have no row."""
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    head = "| " + " | ".join(headings) + " |"
    return "\n".join([head, "|" + " --- |" * len(headings), *lines])


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {line}" for line in lines)


def words(names: Iterable[str]) -> str:
    """Names in a row, each as code."""
    return ", ".join(f"`{name}`" for name in names)


def origin(rule: Rule) -> str:
    """Where a rule comes from, where it holds and when, in one line."""
    until = f" to {rule.in_force_to}" if rule.in_force_to else ""
    source = f"[{rule.source}]({rule.link})" if rule.link else rule.source
    return f"Source: {source}. {', '.join(rule.nation)}; in force from {rule.in_force_from}{until}."


def when(rule: Rule) -> str:
    """From which day a rule holds, and to which it held."""
    return f"from {rule.in_force_from}" + (f" to {rule.in_force_to}" if rule.in_force_to else "")


def checked(verified: bool, note: str) -> str:
    """Whether the law was read, and what else to know."""
    return ". ".join(part for part in ("yes" if verified else "not checked", note) if part)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ") or "–"

"""What `wardmote describe` tells of datasets and the sources that bring them."""

from typing import Any

from wardmote.evidence.errors import UnknownName
from wardmote.evidence.sources import describe


def listed() -> list[dict[str, str]]:
    """One row per dataset: name, title, agency, frequency, sources."""
    return [
        {
            "name": each.dataset.name,
            "title": each.dataset.title,
            "agency": each.dataset.agency,
            "frequency": each.dataset.frequency,
            "sources": ", ".join(source.name for source in each.sources),
        }
        for each in describe()
    ]


def described(name: str) -> dict[str, Any]:
    """One dataset with its fields.

    Raises:
        UnknownName: there is no such dataset.
    """
    for each in describe():
        if each.dataset.name == name:
            return _told(each.dataset)
    known = ", ".join(each.dataset.name for each in describe())
    raise UnknownName(f"No dataset “{name}”. There are: {known}.")


def _told(dataset: Any) -> dict[str, Any]:
    fields = [
        {"heading": f.heading, "required": "yes" if f.required else "", "meaning": f.meaning}
        for f in dataset.fields
    ]
    words = ("name", "title", "agency", "frequency", "due", "use", "licence", "link", "paragraph")
    return {word: getattr(dataset, word) for word in words} | {
        "limits": list(dataset.limits),
        "fields": fields,
    }

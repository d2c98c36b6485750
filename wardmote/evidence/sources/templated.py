"""Sources by template: a dataset's fields, as the rulebook has them, read as a source.

One source of this kind stands for every dataset, so that any of them can be sent on its template.
"""

from wardmote import rulebook
from wardmote.evidence.records import NAMES
from wardmote.evidence.sources.source import Source, Taking

SUFFIX = "_template"
DATASET_HEADING = "Dataset"
SUPPLIER_HEADING = "Supplied by"
BY_NAME = {"hour": "time", "count": "count", "age_band": "age"}
BY_TYPE = {
    "text": "text", "date": "date", "time": "time", "month": "month", "number": "number",
    "whole": "whole", "easting": "easting", "northing": "northing", "longitude": "longitude",
    "latitude": "latitude", "category": "word", "code": "code",
}  # fmt: skip


def template_source(dataset: rulebook.Dataset) -> Source:
    """The source that reads a dataset's own template."""
    return Source(
        name=f"{dataset.name}{SUFFIX}",
        title=f"{dataset.title}, on its template",
        dataset=dataset.name,
        recognise=dataset.headings,
        takes=tuple(_taking(field) for field in dataset.fields if field.name in NAMES),
        notes=("CSV (UTF-8) or XLSX, headings as the template has them.",),
        supplier_heading=SUPPLIER_HEADING,
        supplier=dataset.agency,
        constants=_constants(dataset),
        covers=_covers(dataset),
    )


def template_headings(dataset: rulebook.Dataset) -> tuple[str, ...]:
    """The headings of a dataset's template: what it is, who sends it, and its fields."""
    return (DATASET_HEADING, SUPPLIER_HEADING, *dataset.headings)


def _taking(field: rulebook.Field) -> Taking:
    return Taking(
        to=field.name,
        by=_converter(field),
        headings=(field.heading,),
        words=field.name if _converter(field) == "word" else "",
        required=field.required,
    )


def _converter(field: rulebook.Field) -> str:
    if field.allowed or field.maps or field.type == "category":
        return "word"
    if field.name in BY_NAME and field.type in ("whole", "number", "time"):
        return BY_NAME[field.name]
    return BY_TYPE[field.type]


def _constants(dataset: rulebook.Dataset) -> dict[str, str]:
    fixed = {"category": dataset.fixed_category} if dataset.fixed_category else {}
    return fixed | {"count": "1"}


def _covers(dataset: rulebook.Dataset) -> str:
    if dataset.grain == "total":
        return "financial_years" if dataset.frequency == "yearly" else "quarters"
    return "between"

"""Sources by template: a dataset's fields, as the rulebook has them, read as a source.

One source of this kind stands for every dataset, so that any of them can be sent on its template.
"""

from wardmote import rulebook
from wardmote.evidence.records import NAMES
from wardmote.evidence.sources.source import Source, Taking

SUFFIX = "_template"
DATASET_HEADING = "Dataset"
SUPPLIER_HEADING = "Supplied by"
YEAR_HEADING = "Year"  # for a dataset whose own file bears no date: records need one
BY_NAME = {"hour": "time", "count": "count", "age_band": "age"}
CAME_LATER = ("ended_on", "ended_hour")
"""Columns that templates gained: one filled in before lacks their headings and is still known."""
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
        recognise=_marks(dataset),
        takes=(*_year(dataset), *(_taking(each) for each in dataset.fields if each.name in NAMES)),
        notes=("CSV (UTF-8) or XLSX, headings as the template has them.",),
        supplier_heading=SUPPLIER_HEADING,
        supplier=dataset.agency,
        named_by_file=True,
        constants=_constants(dataset),
        covers=_covers(dataset),
    )


def template_headings(dataset: rulebook.Dataset) -> tuple[str, ...]:
    """The headings of a dataset's template: what it is, who sends it, and its fields."""
    year = () if is_dated(dataset) else (YEAR_HEADING,)
    return (DATASET_HEADING, SUPPLIER_HEADING, *year, *dataset.headings)


def is_dated(dataset: rulebook.Dataset) -> bool:
    """Whether a field of the dataset says when."""
    return any(field.name in ("month", "happened_on") for field in dataset.fields)


def _marks(dataset: rulebook.Dataset) -> tuple[str, ...]:
    headings = (field.heading for field in dataset.fields if field.name not in CAME_LATER)
    return tuple(dict.fromkeys(headings))


def _year(dataset: rulebook.Dataset) -> tuple[Taking, ...]:
    if is_dated(dataset):
        return ()
    return (Taking("month", "financial_year", (YEAR_HEADING,), required=True),)


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
        yearly = dataset.frequency == "yearly" or not is_dated(dataset)
        return "financial_years" if yearly else "quarters"
    return "between"

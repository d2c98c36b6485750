"""The standard table of records: one row of an agency's data, whatever the agency.

A row stands for one event (a crime, a call, a collision), one person in an event (a casualty, a
person stopped), one answer to a survey, or one ready-made total; `Dataset.grain` in the rulebook
says which. What a source does not supply is null: nothing is guessed here.
"""

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """One column of the standard table."""

    name: str
    type: pa.DataType
    meaning: str
    unit: str = ""


COLUMNS: tuple[Column, ...] = (
    Column("record_id", pa.string(), "the source's own identifier, or none"),
    Column("row_number", pa.int64(), "the row of the file, its heading being row 1"),
    Column("category", pa.string(), "our word for what happened, from the rulebook's categories"),
    Column("subcategory", pa.string(), "the agency's finer word or code, as supplied"),
    Column("month", pa.date32(), "the first day of the month of the event"),
    Column("happened_on", pa.date32(), "the day of the event, where known"),
    Column("hour", pa.int8(), "the hour of the day it began, where known", "0 to 23"),
    Column("easting", pa.float64(), "British National Grid easting", "m"),
    Column("northing", pa.float64(), "British National Grid northing", "m"),
    Column("longitude", pa.float64(), "WGS84 longitude as supplied", "degrees"),
    Column("latitude", pa.float64(), "WGS84 latitude as supplied", "degrees"),
    Column("area_code", pa.string(), "the statistical area code, as supplied"),
    Column("area_name", pa.string(), "the area's name, as supplied"),
    Column("place", pa.string(), "what tells one place from another: premises, street or site"),
    Column("count", pa.float64(), "how many the row stands for", "events, people or answers"),
    Column("outcome", pa.string(), "what came of it, as supplied"),
    Column("severity", pa.string(), "how grave: fatal, serious, slight"),
    Column("role", pa.string(), "the person's part: driver, passenger, pedestrian, pupil …"),
    Column("sex", pa.string(), "sex as recorded: female, male, other, not known"),
    Column("age_band", pa.string(), "age in bands: 0-9, 10-17, 18-24, 25-34, 35-49, 50-64, 65+"),
    Column("detail", pa.string(), "one more field that the dataset names, as supplied"),
    Column(
        "ended_on",
        pa.date32(),
        "the last day on which it can have happened, where it is known only between when and when",
    ),
    Column("ended_hour", pa.int8(), "the hour of that day by which it had happened", "0 to 23"),
)

SCHEMA = pa.schema([(column.name, column.type) for column in COLUMNS])
NAMES: tuple[str, ...] = tuple(SCHEMA.names)
AGE_BANDS: tuple[tuple[str, int, int], ...] = (
    ("0-9", 0, 9),
    ("10-17", 10, 17),
    ("18-24", 18, 24),
    ("25-34", 25, 34),
    ("35-49", 35, 49),
    ("50-64", 50, 64),
    ("65+", 65, 200),
)

"""A sample of every source: the made-up file in its folder, or one made from its template."""

import csv
from pathlib import Path

from wardmote.evidence.sources.catalogue import dataset_of, sample, sources
from wardmote.evidence.sources.templated import is_dated, template_headings
from wardmote.evidence.sources.templates import words_of

VALUES = {
    "text": ("Made Up Lane", "Pretend Street", "Park"),
    "code": ("E01999901", "E01999902", "E01999903"),
    "date": ("08/01/2025", "2025-02-15", "31/03/2025"),
    "time": ("19:05", "5", "0957"),
    "month": ("2025-01", "2025-02", "2025-03"),
    "number": ("1", "2.5", "1,003"),
    "whole": ("7", "38", "81"),
    "easting": ("434001", "434002", "434003"),
    "northing": ("289001", "289002", "289003"),
    "longitude": ("-1.500001", "-1.500002", "-1.500003"),
    "latitude": ("52.500001", "52.500002", "52.500003"),
}


def sample_of(name: str, folder: Path) -> Path:
    """The sample of a source, made in `folder` where it is of a template."""
    return sample(sources()[name]) or filled_template(sources()[name].dataset, folder)


def filled_template(dataset: str, folder: Path) -> Path:
    held = dataset_of(dataset)
    by_heading = {field.heading: field for field in reversed(held.fields)}
    path = folder / "as-sent.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(template_headings(held))
        for n in range(3):
            cells = [_value(by_heading[heading], n) for heading in held.headings]
            year = [] if is_dated(held) else ["2024/25"]
            writer.writerow([dataset, "Riverton Council", *year, *cells])
    return path


def _value(field, n: int) -> str:
    words = words_of(field)
    if words:
        return words[n % len(words)]
    return VALUES[field.type][n]

"""An upload corpus: files as nobody should send them, made by code, each with its name."""

import bz2
import csv
import gzip
import io
import json
import lzma
import random
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import Workbook

from tests.evidence.sources.test_bad_files import REFUSED, STREET, VALUES
from wardmote import rulebook

HEAD, ROW = (next(csv.reader([line])) for line in STREET)
GOOD = {**dict(zip(HEAD, ROW, strict=True)), "Crime ID": "A1"}


@dataclass(frozen=True)
class Upload:
    """One file: what is bad about it, its name, its content, and what it is sent as."""

    what: str
    name: str
    content: bytes
    dataset: str = "police_street"


def corpus() -> list[Upload]:
    """All of them; at least 200."""
    return [
        *_values(), *_refused(), *_one_column(), *_encodings(), *_other_kinds(), *_truncated(),
        *_workbooks(), *_maps(), *_zips(), *_wrong_datasets(), *_swapped(), *_noise(), *_names(),
    ]  # fmt: skip


def table(*rows: dict[str, str], head: list[str] = HEAD) -> bytes:
    """Rows as CSV."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerows([head, *([row.get(name, "") for name in head] for row in rows)])
    return out.getvalue().encode()


def workbook(*rows: list[object]) -> bytes:
    """Rows as XLSX."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s"  # a text that looks like a formula, and no formula
    book.save(out)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def _values() -> Iterator[Upload]:
    """A bad value in the only row, as CSV; the datasets are those of the engine's own test.

    A masked place is left out: an agency may mean it.
    """
    known = {"Crime ID": "police_street", "Type": "police_stops",
             "Reference Number": "road_casualties", "Financial_Year": "recorded_crime",
             "MSOA11CD": "dwelling_fires"}  # fmt: skip
    for bad in (each for each in VALUES if each.rule != "masked_grid_reference"):
        head, _good, spoilt = csv.reader(io.StringIO(bad.content()))
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([head, spoilt])
        what = f"{bad.column} is {bad.value!r}"
        yield Upload(what, "value.csv", out.getvalue().encode(), known[head[0]])


def _refused() -> Iterator[Upload]:
    """The engine's own bad files, alone and in a zip."""
    for what, (name, content, _rule) in REFUSED.items():
        dataset = "road_casualties" if what == "months far apart" else "police_street"
        yield Upload(what, name, content, dataset)
        if not name.endswith(".zip"):
            yield Upload(f"{what}, in a zip", "folder.zip", zipped({name: content}), dataset)


WORDS = {
    "Longitude": ("NaN", "nan", "inf", "-inf", "1e308", "181", "-1,5", "52.5°N", "0x1F", "9" * 400),
    "Latitude": ("NaN", "-33.86", "91", "0", "1e-300", "40.7", "५२", "--52", "5 2.5"),
    "Month": ("9999-12", "0000-00", "1066-10", "2099-01", "2025-02-31", "Stardate 41153.7",
              "令和7年4月", "13/2025", "=TODAY()", "now", "1969-12"),
    "Location": ("=cmd|'/C calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "\t=1", "=HYPERLINK(\"x\")"),
    "Crime type": ("", "Witchcraft", "=1+1", "Burglary\x00", "burgle'); DROP TABLE", "<script>"),
}  # fmt: skip


def _one_column() -> Iterator[Upload]:
    """The same bad value in every row, as CSV and as a workbook."""
    for column, words in WORDS.items():
        for word in words:
            rows = [{**GOOD, "Crime ID": f"A{n}", column: word} for n in range(3)]
            yield Upload(f"{column} is {word[:20]!r} in every row", "rows.csv", table(*rows))
            if "\x00" not in word and "\t" not in word:
                cells = [[row[name] for name in HEAD] for row in rows]
                yield Upload(f"{column} is {word[:20]!r} in every cell", "rows.xlsx",
                             workbook(HEAD, *cells))  # fmt: skip


def _encodings() -> Iterator[Upload]:
    plain = table(GOOD).decode()
    for name in ("utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp500", "cp037"):
        yield Upload(f"encoded as {name} with no mark", "street.csv", plain.encode(name))
    yield Upload("half of it in another encoding", "street.csv",
                 table(GOOD) + plain.encode("utf-16"))  # fmt: skip


def _other_kinds() -> Iterator[Upload]:
    """Files of other kinds under the name of a table."""
    starts = {
        "a PDF": b"%PDF-1.7\n1 0 obj\n", "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
        "a program": b"MZ\x90\x00\x03\x00\x00\x00", "an ELF program": b"\x7fELF\x02\x01\x01\x00",
        "a database": b"SQLite format 3\x00", "a Parquet file": b"PAR1\x15\x04\x15\x00PAR1",
        "a 7z archive": b"7z\xbc\xaf\x27\x1c\x00\x04", "a RAR archive": b"Rar!\x1a\x07\x01\x00",
        "a locked workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }  # fmt: skip
    for what, start in starts.items():
        for name in ("street.csv", "street.xlsx"):
            yield Upload(f"{what} called {name}", name, start + bytes(64))
    good = table(GOOD)
    for what, content in {
        "gzip": gzip.compress(good),
        "bzip2": bz2.compress(good),
        "xz": lzma.compress(good),
        "zlib": zlib.compress(good),
        "a web page": b"<!DOCTYPE html><table><tr><td>1</table>",
        "an XML": b"<?xml version='1.0'?><rows><row/></rows>",
        "a letter": b"Dear all,\n\nsorry.\n",
    }.items():
        yield Upload(f"{what} called street.csv", "street.csv", content)


def _truncated() -> Iterator[Upload]:
    book = workbook(HEAD, *([ROW] * 50))
    packed = zipped({"a.csv": table(*([GOOD] * 200))})
    objects = json.dumps([{"category": "burglary", "month": "2025-04"}] * 20).encode()
    for share in range(1, 10):
        yield Upload(f"{share}0% of a workbook", "a.xlsx", book[: len(book) * share // 10])
        yield Upload(f"{share}0% of a zip", "a.zip", packed[: len(packed) * share // 10])
        yield Upload(f"{share}0% of JSON", "a.json", objects[: len(objects) * share // 10])


SHEET = "xl/worksheets/sheet1.xml"


def _sheet(change) -> bytes:
    """A good workbook with its sheet's XML changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(HEAD, ROW))) as old, zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED
    ) as new:  # fmt: skip
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == SHEET else content)
    return out.getvalue()


OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def _workbooks() -> Iterator[Upload]:
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (n, (b"&l%d;" % (n - 1)) * 10 if n else b"ha") for n in range(9)
    )
    far = b'<c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    for what, change in {
        "a billion laughs": lambda x: b"<!DOCTYPE x [" + laughs + b"]>"
        + re.sub(rb"<t>[^<]*</t>", b"<t>&l8;</t>", x),
        "a cell at the end of the sheet": lambda x: x.replace(b"</row></sheetData>", far),
        "forty million blanks": lambda x: x.replace(
            b"<sheetData>", b"<sheetData>" + b" " * 4 * 10**7
        ),
        "XML that ends in the middle": lambda x: x[: len(x) // 2],
        "no XML": lambda x: b"\x00" * 100,
        "an outside entity": lambda x: OUTSIDE + x[:50],
    }.items():  # fmt: skip
        yield Upload(f"a workbook with {what}", "a.xlsx", _sheet(change))
    yield Upload("a workbook with no sheet", "a.xlsx", zipped({"[Content_Types].xml": b"<x/>"}))
    yield Upload("an empty workbook", "a.xlsx", workbook())
    yield Upload("a workbook of headings", "a.xlsx", workbook(HEAD))
    office = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
              "content.xml": b"<office:document-content/>"}  # fmt: skip
    for name in ("a.ods", "a.xlsx", "a.zip"):
        yield Upload(f"an OpenDocument sheet called {name}", name, zipped(office))


def _maps() -> Iterator[Upload]:
    def features(*points: object) -> bytes:
        return json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"Month": "2025-04"},
             "geometry": {"type": "Point", "coordinates": point}} for point in points
        ]}).encode()  # fmt: skip

    for what, content in {
        "points": features([-1.5, 52.5]),
        "points swapped": features([52.5, -1.5]),
        "far-away points": features([151.2, -33.9]),
        "no point": features(),
        "NaN": features([-1.5, 52.5]).replace(b"-1.5", b"NaN"),
        "nothing but a type": b'{"type": "Feature"}',
        "a topology": b'{"type": "Topology"}',
    }.items():
        yield Upload(f"GeoJSON with {what}", "map.json", content)
        yield Upload(f"GeoJSON with {what}, by its own name", "map.geojson", content)


def _zips() -> Iterator[Upload]:
    yield Upload("a zip of 6,000 files", "a.zip", zipped({f"{n}.csv": b"" for n in range(6000)}))
    yield Upload("an empty zip", "a.zip", zipped({}))
    yield Upload("a zip of programs", "a.zip", zipped({"a.exe": b"MZ", "b.dll": b"MZ"}))
    nested = table(GOOD)
    for _ in range(8):
        nested = zipped({"inner.zip": nested})
    yield Upload("eight zips in each other", "a.zip", nested)
    locked = bytearray(zipped({"a.csv": table(GOOD)}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(sign) + at] |= 1  # says that it is encrypted
    yield Upload("a zip with a password", "a.zip", bytes(locked))
    wrong = bytearray(zipped({"a.csv": table(*([GOOD] * 50))}))
    wrong[60] ^= 0xFF
    yield Upload("a zip with a flipped byte", "a.zip", bytes(wrong))


def _wrong_datasets() -> Iterator[Upload]:
    """A good file sent as every other dataset."""
    for dataset in rulebook.load().datasets:
        if dataset.name != "police_street":
            yield Upload(f"street crime sent as {dataset.name}", "street.csv", table(GOOD),
                         dataset.name)  # fmt: skip


def _swapped() -> Iterator[Upload]:
    for one, other in (("Longitude", "Latitude"), ("Month", "Crime type"), ("Month", "Location")):
        rows = [{**GOOD, "Crime ID": f"A{n}", one: GOOD[other], other: GOOD[one]} for n in range(3)]
        yield Upload(f"{one} and {other} swapped", "street.csv", table(*rows))
    shifted = [["", *ROW[:-1]]] * 3
    yield Upload("every column shifted by one", "street.xlsx", workbook(HEAD, *shifted))
    for gone in ("Month", "Crime type"):
        rest = [name for name in HEAD if name != gone]
        yield Upload(f"no column {gone}", "street.csv", table(GOOD, head=rest))


def _noise() -> Iterator[Upload]:
    for seed in range(12):
        chance = random.Random(seed)
        ending = ("csv", "xlsx", "json", "zip")[seed % 4]
        start = b"PK\x03\x04" if ending in ("xlsx", "zip") else b"[" if ending == "json" else b""
        noise = start + chance.randbytes(chance.randint(1, 4000))
        yield Upload(f"noise {seed} called {ending}", f"noise.{ending}", noise)


def _names() -> Iterator[Upload]:
    for name in ("crime.exe", "crime", "crime.csv.exe", ".htaccess", "crime.xls", "crime.pdf",
                 "crime.docx", "crime.xlsm", "crime.parquet", "crime.html"):  # fmt: skip
        yield Upload(f"a table called {name}", name, table(GOOD))

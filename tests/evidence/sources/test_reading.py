"""A file is read in a process of its own: what it does there harms one file alone."""

import zipfile

import pytest

from wardmote.evidence.sources import reading
from wardmote.evidence.sources.reading import Reader

from .samples import sample_of

CLAIM = '<dimension ref="A1:XFD1048576"/>'
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main">{claim}<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Month</t></is></c></row>'
    "{last}</sheetData></worksheet>"
)
LAST = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def sparse(path, sheet):
    """A workbook of a few kB whose one sheet reaches to the last cell that Excel has."""
    import openpyxl

    openpyxl.Workbook().save(path)
    with zipfile.ZipFile(path) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    held["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in held.items():
            packed.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET.format(claim=CLAIM, last=LAST),
        SHEET.format(claim="", last=LAST),
        SHEET.format(claim=CLAIM, last=""),
    ],
    ids=["claimed and used", "used and not claimed", "claimed and not used"],
)
def test_a_small_workbook_that_claims_every_cell_is_refused(sheet, reader, tmp_path):
    path = sparse(tmp_path / "sparse.xlsx", sheet)
    assert path.stat().st_size < 8_000
    (part,) = reader.read(path, tmp_path)
    (fault,) = part.faults
    assert fault.fatal
    assert fault.rule == "sheet_too_large"
    assert "1,048,576 rows × 16,384 columns" in fault.message


def test_after_a_refused_file_the_next_is_read(reader, tmp_path):
    reader.read(sparse(tmp_path / "sparse.xlsx", SHEET.format(claim=CLAIM, last=LAST)), tmp_path)
    (part,) = reader.read(sample_of("police_street", tmp_path), tmp_path)
    assert (part.rows, part.faults) == (6, ())


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path, monkeypatch):
    path = sample_of("police_street", tmp_path)
    with Reader(seconds=0.001) as hasty:
        (part,) = hasty.read(path, tmp_path)
        assert [fault.rule for fault in part.faults] == ["too_slow"]
        monkeypatch.setattr(hasty, "_seconds", 120)
        (part,) = hasty.read(path, tmp_path)
    assert part.rows == 6


def test_a_process_that_dies_refuses_its_file_and_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "CHILD", "no_such_module")
    path = sample_of("police_street", tmp_path)
    with Reader() as broken:
        (part,) = broken.read(path, tmp_path)
    assert [fault.rule for fault in part.faults] == ["reader_stopped"]


def test_a_file_that_needs_more_memory_than_is_allowed_is_refused(tmp_path):
    with Reader(memory_mb=100) as small:
        (part,) = small.read(sample_of("police_street", tmp_path), tmp_path)
    (fault,) = part.faults
    assert fault.fatal
    assert fault.rule in ("too_much_memory", "reader_stopped", "reader_broke")

from datetime import date

import pytest

from wardmote.evidence.errors import StoreDamaged
from wardmote.evidence.store import Store

DAY = date(2022, 4, 5)


@pytest.fixture
def kept(store, file):
    store.add(file("record_id|month\na|2022-01\n"), day=DAY)
    (path,) = (store.folder / "records").rglob("*.parquet")
    return path


def test_a_missing_file_is_named_with_what_to_do(store, kept):
    kept.unlink()
    with pytest.raises(StoreDamaged, match=r"0001-0.parquet is missing.*backup"):
        Store.open(store.folder)


def test_a_cut_file_is_damage(store, kept):
    kept.write_bytes(kept.read_bytes()[:-1])
    with pytest.raises(StoreDamaged, match="not as long"):
        store.records("police_street")


def test_a_changed_byte_is_damage(store, kept):
    content = bytearray(kept.read_bytes())
    content[10] ^= 1
    kept.write_bytes(bytes(content))
    with pytest.raises(StoreDamaged, match="was changed"):
        store.records("police_street")


def test_a_ledger_changed_by_hand_is_damage(store, kept):
    ledger = store.folder / "ledger.json"
    ledger.write_text(ledger.read_text().replace('"rows": 1', '"rows": 2'))
    with pytest.raises(StoreDamaged, match="cannot be trusted"):
        Store.open(store.folder)


def test_a_missing_ledger_does_not_sweep_the_records_away(store, kept):
    (store.folder / "ledger.json").unlink()
    with pytest.raises(StoreDamaged, match="there are records"):
        Store.open(store.folder)
    assert kept.exists()


def test_files_that_the_ledger_does_not_name_are_swept_at_open(store, kept):
    orphan = kept.with_name("0002-0.parquet")
    orphan.write_bytes(kept.read_bytes())
    with Store.open(store.folder) as again:
        assert again.records("police_street").count().to_pandas() == 1
    assert not orphan.exists()


def test_another_open_store_keeps_its_spill_folder(store, kept):
    in_use = set((store.folder / "spill").iterdir())
    abandoned = store.folder / "spill" / "abandoned"
    abandoned.mkdir()
    with Store.open(store.folder):
        assert not abandoned.exists()
        assert in_use <= set((store.folder / "spill").iterdir())

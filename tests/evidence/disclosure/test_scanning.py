import pytest

from tests.evidence.disclosure.planted import CANARY, CLEAN, PLANTED
from wardmote.evidence.disclosure import scan


@pytest.mark.parametrize("leak", PLANTED)
def test_a_planted_leak_is_caught(leak, tmp_path):
    name, data, kind = PLANTED[leak]
    (tmp_path / name).write_bytes(data)
    assert kind in {each.kind for each in scan(tmp_path / name, canaries=[CANARY])}


@pytest.mark.parametrize("name", CLEAN)
def test_a_file_that_hides_nothing_is_passed(name, tmp_path):
    (tmp_path / name).write_bytes(CLEAN[name])
    assert scan(tmp_path / name, canaries=[CANARY]) == []


def test_a_whole_folder_is_searched(tmp_path):
    for folder in ("tables", "maps"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.svg").write_bytes(PLANTED["26 metadata of a drawing"][1])
    assert len(scan(tmp_path)) == 2


def test_a_canary_is_told_by_number_not_by_name(tmp_path):
    (tmp_path / "a.csv").write_text(f"name\n{CANARY}\n")
    assert CANARY not in str(scan(tmp_path, canaries=["nobody", CANARY]))

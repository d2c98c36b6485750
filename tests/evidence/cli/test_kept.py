"""What the demonstration made before is made again only when something has changed."""

from wardmote.evidence.cli.kept import keep, kept, mark_of


def test_what_is_kept_is_found_under_its_mark_alone(tmp_path):
    keep(tmp_path, "Riverton", mark_of(1, 1.0), "a finding")
    keep(tmp_path, "Sandford", mark_of(1, 1.0), "another")
    assert kept(tmp_path, "Riverton", mark_of(1, 1.0)) == "a finding"
    assert kept(tmp_path, "Riverton", mark_of(2, 1.0)) is None
    assert kept(tmp_path, "Collingbridge", mark_of(1, 1.0)) is None


def test_nothing_is_kept_in_a_new_folder(tmp_path):
    assert kept(tmp_path, "Riverton", mark_of(1)) is None

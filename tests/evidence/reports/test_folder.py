"""The folder as a whole: whole, still, and the same every time."""

import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.evidence.reports.made_up_edition import edition
from tests.evidence.reports.made_up_release import for_the_public
from wardmote.evidence.reports import write


class Read(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.tags = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append((tag, told))
        self.links += [told[key] for key in ("href", "src", "srcset") if told.get(key)]
        self.ids += [told["id"]] if "id" in told else []


def read(folder):
    return {path.name: Read(path.read_text()) for path in sorted(folder.glob("*.html"))}


def test_every_link_and_file_in_the_folder_resolves(public_report):
    pages = read(public_report)
    for name, page in pages.items():
        for link in page.links:
            if link.startswith("https://"):
                continue
            file, _, anchor = link.partition("#")
            assert (public_report / (file or name)).is_file(), f"{name} → {link}"
            if anchor:
                assert anchor in pages[file or name].ids, f"{name} → {link}"


def test_no_page_asks_the_network_for_anything_or_runs_a_script(public_report):
    for name, page in read(public_report).items():
        asked = [told for tag, told in page.tags if tag in ("img", "link")]
        loaded = [told.get("src") or told.get("href") for told in asked]
        assert all(address and "://" not in address for address in loaded), name
        assert "script" not in [tag for tag, _ in page.tags]
    assert "url(" not in (public_report / "style.css").read_text()


def test_every_page_has_one_h1_its_language_and_no_id_twice(public_report):
    for name, page in read(public_report).items():
        assert [tag for tag, _ in page.tags].count("h1") == 1, name
        assert ("html", {"lang": "en-GB"}) in page.tags
        assert len(page.ids) == len(set(page.ids)), name


def test_every_page_of_a_made_up_place_says_so(public_report):
    for path in public_report.glob("*.html"):
        assert "Made-up place." in path.read_text(), path.name


def test_a_real_place_is_not_called_made_up(tmp_path):
    made = replace(edition(made_up=False), exhibits={}, sections=(), findings={})
    write(for_the_public(made), tmp_path)
    assert "made-up" not in (tmp_path / "index.html").read_text().lower()


def test_the_rounding_sentence_stands_with_every_table(public_report):
    for path in public_report.glob("*.html"):
        text = path.read_text()
        tables = text.count("</tbody>") - text.count('class="quality"')
        assert text.count("0 means none or up to 4") > tables - 1, path.name


def test_every_exhibit_has_its_table_its_columns_and_its_two_pictures(public_report):
    for name, exhibit in edition().exhibits.items():
        assert (public_report / "tables" / f"{name}.csv").is_file()
        assert (public_report / "tables" / f"{name}.csv-metadata.json").is_file()
        drawn = (public_report / "exhibits" / f"{name}.svg").is_file()
        assert drawn == (exhibit.kind != "table")
        assert drawn == (public_report / "exhibits" / f"{name}.narrow.svg").is_file()


def test_a_picture_names_itself_to_a_screen_reader(public_report):
    drawn = (public_report / "exhibits" / "kinds.change.svg").read_text()
    assert 'role="img"' in drawn.split(">", 1)[0]
    assert '<title id="title">Shoplifting and violence rose' in drawn
    assert '<desc id="desc">Shoplifting rose by 22%' in drawn


def test_what_was_not_supplied_is_said_where_it_would_have_stood(public_report):
    text = (public_report / "section-residents.html").read_text()
    assert "no survey or consultation has been supplied" in text


def test_the_restricted_edition_has_no_page_for_residents(analyst_report):
    assert not (analyst_report / "consultation.html").exists()
    assert "For residents" not in (analyst_report / "index.html").read_text()


def test_the_data_hold_the_whole_edition_and_its_manifest(public_report):
    told = json.loads((public_report / "audit.json").read_text())
    assert told["edition"]["id"] == "riverton.audit.2025-26.public"
    assert set(told["edition"]["findings"]) == set(edition().findings)
    assert told["edition"]["exhibits"]["kinds.change"]["table"]["data"][0][0] == "Shoplifting"
    assert told["manifest"]["released_by"] == ["First reader", "Second reader"]


def test_a_table_in_the_folder_has_the_hash_that_the_manifest_gives(public_report):
    told = json.loads((public_report / "audit.json").read_text())
    table = (public_report / "tables" / "kinds.change.csv").read_bytes()
    assert hashlib.sha256(table).hexdigest() == told["manifest"]["sha256"]["tables"]["kinds.change"]


def test_the_same_edition_gives_the_same_bytes(public_report, tmp_path):
    write(for_the_public(), tmp_path)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    before = {path.relative_to(public_report) for path in public_report.rglob("*")}
    assert made <= before
    for name in sorted(made):
        if name.suffix in (".html", ".css", ".csv", ".json", ".svg"):
            assert (tmp_path / name).read_bytes() == (public_report / name).read_bytes(), name


def test_an_exhibit_of_an_earlier_edition_does_not_stay_behind(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "old.csv").write_text("a\n1\n")
    write(for_the_public(replace(edition(), exhibits={}, sections=(), findings={})), tmp_path)
    assert not (tmp_path / "tables" / "old.csv").exists()


def test_words_of_an_agency_cannot_become_markup(tmp_path):
    bare = replace(edition(), exhibits={}, sections=(), findings={})
    write(for_the_public(replace(bare, summary=("<script>alert(1)</script>",))), tmp_path)
    for path in tmp_path.glob("*.html"):
        assert "<script" not in path.read_text()


def test_progress_is_told_every_exhibit(tmp_path):
    told = []
    one = {"kinds.change": edition().exhibits["kinds.change"]}
    made = replace(edition(), exhibits=one, sections=(), findings={})
    write(for_the_public(made), tmp_path, progress=told.append)
    assert told == [one["kinds.change"].title, "Pages", "Workbook", "Document"]


@pytest.mark.parametrize("word", ["None", "nan", "NaN", "<NA>"])
def test_no_page_shows_a_programmers_word_for_nothing(public_report, word):
    for path in public_report.glob("*.html"):
        assert not re.search(rf">\s*{re.escape(word)}\s*<", path.read_text()), path.name

"""The built look: nothing that is reserved for GOV.UK, everything that pages ask for."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from wardmote.partnership import website

LOOK = Path(website.__file__).parent / "look"
BUILT = Path(website.__file__).parent / "built"
RESERVED = re.compile(r"GDS Transport|@font-face|crown|crest", re.IGNORECASE)
HOSTS_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
LARGEST_KB = {"wardmote.css": 200, "wardmote.js": 80}
"""What a phone on a poor line can bear."""


@pytest.mark.parametrize("name", ["wardmote.css", "wardmote.js", "early.js"])
def test_nothing_reserved_for_gov_uk_is_in_what_was_built(name):
    assert not RESERVED.search((BUILT / name).read_text())


@pytest.mark.parametrize("name", LARGEST_KB)
def test_what_a_page_loads_is_small(name):
    assert (BUILT / name).stat().st_size < LARGEST_KB[name] * 1024


def test_every_picture_that_the_styles_ask_for_is_there():
    asked = set(re.findall(r'url\("?(images/[^")]+)', (BUILT / "wardmote.css").read_text()))
    assert asked
    assert [name for name in asked if not (BUILT / name).is_file()] == []


def test_a_host_serves_every_file_that_a_page_asks_for(db, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": HOSTS_STORAGE}}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    words = Client().get("/cookies").content.decode()
    asked = re.findall(r'(?:src|href)="/static/([^"]+)"', words)
    assert len(asked) == 4
    assert [name for name in asked if not (tmp_path / name).is_file()] == []


def test_the_lock_names_no_registry():
    assert "resolved" not in (LOOK / "package-lock.json").read_text()


def test_a_crown_stops_the_build(tmp_path):
    built = build(tmp_path, lambda look: (look / "images/crown.svg").write_text("<svg/>"))
    assert built.returncode != 0
    assert "Reserved for GOV.UK: images/crown.svg" in built.stderr


def test_the_typeface_in_a_script_stops_the_build(tmp_path):
    said = '\nconsole.log("GDS Transport");'
    assert build(tmp_path, lambda look: add(look / "wardmote.js", said)).returncode != 0


def add(file: Path, more: str) -> None:
    file.write_text(file.read_text() + more)


def build(folder: Path, spoil) -> subprocess.CompletedProcess:
    """Build a copy of the look with something in it that must not be."""
    if not shutil.which("node"):
        pytest.skip("no Node on the path")
    look = folder / "look"
    shutil.copytree(LOOK, look, ignore=shutil.ignore_patterns("node_modules"))
    (look / "node_modules").symlink_to(LOOK / "node_modules")
    spoil(look)
    return subprocess.run(["node", "build.mjs"], cwd=look, capture_output=True, text=True)

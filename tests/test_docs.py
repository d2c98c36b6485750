"""The reference is what the rulebook says."""

import re
from pathlib import Path

import pytest

from wardmote import rulebook
from wardmote.partnership.website.command import whole
from wardmote.rulebook.reference import __main__ as reference
from wardmote.rulebook.reference import reference_pages
from wardmote.rulebook.reference.markdown import table

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("name", reference_pages())
def test_a_reference_page_is_what_the_rulebook_says(name: str) -> None:
    written = (REFERENCE / name).read_text(encoding="utf-8")
    assert written == reference_pages()[name], "run `make docs`"


def test_writing_the_pages_makes_the_folder(tmp_path: Path) -> None:
    reference.write(tmp_path / "docs" / "reference")
    assert {path.name for path in (tmp_path / "docs" / "reference").iterdir()} == set(
        reference_pages()
    )


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert table(("a",), [("x|y",)]).splitlines()[-1] == "| x\\|y |"


def test_the_example_of_harm_weights_of_ones_own_is_an_edition(tmp_path: Path) -> None:
    page = (REFERENCE.parent / "how-to" / "bring-your-own-harm-weights.md").read_text("utf-8")
    (tmp_path / "riverton.toml").write_text(page.split("```toml\n")[1].split("```")[0], "utf-8")
    edition = rulebook.harm_edition(tmp_path / "riverton.toml")
    assert set(edition.weights) == {"burglary", "robbery"}


def test_every_command_that_the_documents_name_is_one() -> None:
    app = whole()
    commands = {
        str(command.name or command.callback.__name__).replace("_", "-")
        for command in app.registered_commands
    }
    commands |= {str(group.typer_instance.info.name) for group in app.registered_groups}
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "SECURITY.md"]
    named = {
        name
        for page in pages
        for name in re.findall(r"(?:^|`|bin/)wardmote ([a-z-]+)", page.read_text("utf-8"), re.M)
    }
    assert named
    assert named <= commands


def test_every_link_between_documents_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_explanation_stands_in_the_list_of_them() -> None:
    folder = ROOT / "docs" / "explanation"
    listed = set(re.findall(r"\]\(([\w-]+\.md)", (folder / "README.md").read_text("utf-8")))
    assert listed == {page.name for page in folder.glob("*.md")} - {"README.md"}

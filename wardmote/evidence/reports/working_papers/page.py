"""A working paper as one page, with its style and its pictures in it."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import grids
from wardmote.evidence.reports.working_papers.parts import TO_DO, TO_DO_ROWS, worst_grades


def drawn_from(template: Path, released: Released, **more: Any) -> str:
    """The page's text by a template, which may import `parts.html` of this folder."""
    made = Environment(
        loader=FileSystemLoader([template.parent, Path(__file__).parent]), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return made.get_template(template.name).render(
        edition=released.edition, manifest=released.manifest, of_exhibit=grids.of_exhibit,
        to_do=TO_DO, to_do_rows=TO_DO_ROWS, worst=worst_grades(released.edition), **more,
    )  # fmt: skip

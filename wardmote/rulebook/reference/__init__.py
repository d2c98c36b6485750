"""Reference pages: what the rulebook holds, for people to read; made from it and never by hand."""

from wardmote.rulebook import Rulebook, load
from wardmote.rulebook.reference.data_pages import categories_page, datasets_page, offences_page
from wardmote.rulebook.reference.duty_pages import concerns_page, duties_page, scrutiny_page
from wardmote.rulebook.reference.measure_pages import harm_page, indicators_page
from wardmote.rulebook.reference.people_pages import (
    arrangements_page,
    bodies_page,
    maturity_page,
    plans_page,
    ranks_page,
    structures_page,
    workbench_page,
)
from wardmote.rulebook.reference.rule_pages import disclosure_page, questions_page, settings_page
from wardmote.rulebook.reference.sharing_pages import sharing_page

PAGES = {
    "datasets.md": datasets_page,
    "categories.md": categories_page,
    "offences.md": offences_page,
    "harm.md": harm_page,
    "disclosure.md": disclosure_page,
    "indicators.md": indicators_page,
    "questions.md": questions_page,
    "settings.md": settings_page,
    "bodies.md": bodies_page,
    "ranks.md": ranks_page,
    "structures.md": structures_page,
    "arrangements.md": arrangements_page,
    "maturity.md": maturity_page,
    "plans.md": plans_page,
    "duties.md": duties_page,
    "concerns.md": concerns_page,
    "scrutiny.md": scrutiny_page,
    "workbench.md": workbench_page,
    "sharing.md": sharing_page,
}


def reference_pages(book: Rulebook | None = None) -> dict[str, str]:
    """File name → Markdown, one page for each kind of rule.

    Args:
        book: the rulebook to describe; Wardmote's own unless told otherwise.
    """
    return {name: page(book or load()) for name, page in PAGES.items()}

"""What every page of the report has: its place in the menu, and the words about the edition."""

from dataclasses import dataclass

from wardmote.evidence.disclosure.edition import Edition, Section

FINDINGS, RESIDENTS = "index.html", "consultation.html"
METHOD, QUALITY, DATA = "method.html", "quality.html", "data.html"
AUDIENCES = {"public": "Public", "analyst": "Analysts of the partnership only"}
ANSWERED, PARTLY, NOT_SUPPLIED = "Answered", "Answered in part", "Not yet supplied"


@dataclass(frozen=True)
class Link:
    """One line of a menu."""

    address: str
    words: str


def menu(edition: Edition) -> tuple[Link, ...]:
    """The pages of the report, the one for residents only where it is for the public."""
    links = [Link(FINDINGS, "Findings")]
    if edition.audience == "public":
        links.append(Link(RESIDENTS, "For residents"))
    return (*links, Link(METHOD, "Method"), Link(QUALITY, "Data quality"), Link(DATA, "Data"))


def address(section: Section) -> str:
    """The page of a section."""
    return f"section-{section.id}.html"


def paragraph(section: Section) -> str:
    """“Regulation 7(a)”, or the question itself where it is no letter."""
    letter = section.question
    return f"Regulation 7({letter})" if len(letter) == 1 else letter


def state(section: Section) -> str:
    """How far a section could be answered with what was supplied."""
    if not section.findings:
        return NOT_SUPPLIED if section.not_supplied else ANSWERED
    return PARTLY if section.not_supplied else ANSWERED


def home_of(edition: Edition, exhibit_id: str) -> str:
    """Where an exhibit is shown: its section's page, or the data page."""
    for section in edition.sections:
        if exhibit_id in section.exhibits:
            return f"{address(section)}#{exhibit_id}"
    return f"{DATA}#{exhibit_id}"

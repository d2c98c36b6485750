"""Loading: a folder of TOML files becomes the rulebook, checked once."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from wardmote.rulebook import checks
from wardmote.rulebook._read import Frozen, RulebookError, build, rows_of, table_of
from wardmote.rulebook.arrangements import Benchmark, Paper
from wardmote.rulebook.audit import Audit
from wardmote.rulebook.bodies import Body, StatutoryRole
from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.categories import Category, OffenceGroup, words_of
from wardmote.rulebook.concerns import ConcernRule
from wardmote.rulebook.datasets import Dataset
from wardmote.rulebook.disclosure import Audience, Profile
from wardmote.rulebook.duties import duties_of
from wardmote.rulebook.exchange import Exchange
from wardmote.rulebook.gateways import Gateway
from wardmote.rulebook.harm import HarmEdition, edition_of
from wardmote.rulebook.indicators import Indicator
from wardmote.rulebook.linking import Linking
from wardmote.rulebook.maturity import Maturity, MaturitySign
from wardmote.rulebook.plans import PlanCycle, PlanKind
from wardmote.rulebook.protocols import ProtocolTemplate
from wardmote.rulebook.questions import Question
from wardmote.rulebook.ranks import Rank
from wardmote.rulebook.rule import Rule
from wardmote.rulebook.rules import Rules
from wardmote.rulebook.scrutiny import ScrutinyBriefing, ScrutinyQuestion
from wardmote.rulebook.settings import Meetings, Prioritisation, Quality
from wardmote.rulebook.sharing import Sharing
from wardmote.rulebook.structures import Structure
from wardmote.rulebook.workbench import WorkbenchPart

FOLDER = Path(__file__).parent
R = TypeVar("R", bound=Rule)


@cache
def load(folder: Path = FOLDER) -> Rulebook:
    """Every rule of a folder, checked.

    Args:
        folder: the folder of TOML files; Wardmote's own unless told otherwise.

    Raises:
        RulebookError: a file holds something that is no rule; the message names file and key.
    """
    categories = _rows(Category, folder / "categories.toml", "category")
    names = {category.name: category for category in categories}
    offences = _rows(OffenceGroup, folder / "offences.toml", "group")
    datasets = _files(Dataset, folder / "datasets")
    book = Rulebook(
        datasets=tuple(_with_words(dataset, categories, offences) for dataset in datasets),
        categories=categories,
        offences=offences,
        harm=tuple(edition_of(path, names) for path in _paths(folder / "harm")),
        disclosure=_rows(Profile, folder / "disclosure.toml", "profile", "audience"),
        audiences=_rows(Audience, folder / "disclosure.toml", "audience", "profile"),
        indicators=_files(Indicator, folder / "indicators"),
        questions=_rows(Question, folder / "questions.toml", "question"),
        bodies=_rows(Body, folder / "bodies.toml", "body", "role"),
        statutory_roles=_rows(StatutoryRole, folder / "bodies.toml", "role", "body"),
        ranks=_rows(Rank, folder / "ranks.toml", "rank"),
        structures=_rows(Structure, folder / "structures.toml", "structure"),
        papers=_rows(Paper, folder / "arrangements.toml", "paper", "benchmark"),
        benchmarks=_rows(Benchmark, folder / "arrangements.toml", "benchmark", "paper"),
        maturity=_rows(Maturity, folder / "maturity.toml", "stage", "sign"),
        maturity_signs=_rows(MaturitySign, folder / "maturity.toml", "sign", "stage"),
        **_of_the_service(folder),
        duties=tuple(duty for path in _paths(folder / "duties") for duty in duties_of(path)),
        concerns=_rows(ConcernRule, folder / "concerns.toml", "concern"),
        gateways=_rows(Gateway, folder / "gateways.toml", "gateway"),
        protocols=_files(ProtocolTemplate, folder / "protocols"),
        audit=build(Audit, table_of(folder / "audit.toml"), "audit.toml"),
        prioritisation=build(
            Prioritisation, table_of(folder / "prioritisation.toml"), "prioritisation.toml"
        ),
        meetings=build(Meetings, table_of(folder / "meetings.toml"), "meetings.toml"),
        quality=build(Quality, table_of(folder / "quality.toml"), "quality.toml"),
        sharing=build(Sharing, table_of(folder / "sharing.toml"), "sharing.toml"),
        exchange=build(Exchange, table_of(folder / "exchange.toml"), "exchange.toml"),
        linking=build(Linking, table_of(folder / "linking.toml"), "linking.toml"),
    )
    checks.check_names(book)
    return book


def _of_the_service(folder: Path) -> dict[str, Any]:
    """Rules that only the pages of the service read."""
    return {
        "plan_kinds": _rows(PlanKind, folder / "plans.toml", "kind", "cycle"),
        "plan_cycles": _rows(PlanCycle, folder / "plans.toml", "cycle", "kind"),
        "scrutiny_questions": _rows(
            ScrutinyQuestion, folder / "scrutiny.toml", "question", "briefing"
        ),
        "scrutiny_briefings": _rows(
            ScrutinyBriefing, folder / "scrutiny.toml", "briefing", "question"
        ),
        "workbench": _rows(WorkbenchPart, folder / "workbench.toml", "part"),
    }


@cache
def on(day: date, nation: str) -> Rules:
    """What Wardmote's rulebook holds in force in a nation on a day.

    Args:
        day: the day; for an audit, the first day of its period will do.
        nation: "England", "Wales" or "Scotland".

    Raises:
        RulebookError: the nation is unknown, or no audit settings were in force yet.
    """
    return load().on(day, nation)


def harm_edition(path: Path) -> HarmEdition:
    """A partnership's own edition of harm weights, under the same checks as ours.

    Raises:
        RulebookError: a key is unknown or missing, or a weight is of no category of ours.
    """
    return edition_of(path, {category.name: category for category in load().categories})


def _paths(folder: Path) -> list[Path]:
    if not (paths := sorted(folder.glob("*.toml"))):
        raise RulebookError(f"{folder}: no TOML file there.")
    return paths


def _files(cls: type[R], folder: Path) -> tuple[R, ...]:
    """One rule a file, named by its file."""
    return tuple(
        build(cls, {"name": path.stem} | table_of(path), f"{folder.name}/{path.name}")
        for path in _paths(folder)
    )


def _rows(cls: type[R], path: Path, key: str, *beside: str) -> tuple[R, ...]:
    return tuple(build(cls, row, where) for where, row in rows_of(path, key, beside))


def _with_words(
    dataset: Dataset, categories: tuple[Category, ...], offences: tuple[OffenceGroup, ...]
) -> Dataset:
    """A dataset whose category fields know every word that they may hold."""
    known = {
        "": words_of(categories, dataset.category_scheme),
        "offences": {word: ours for group in offences for word, ours in group.subgroups.items()},
    }
    fields = tuple(
        replace(field, maps=Frozen({**known[field.words], **field.maps}))
        if field.type == "category"
        else field
        for field in dataset.fields
    )
    return replace(dataset, fields=fields)

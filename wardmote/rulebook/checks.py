"""Checks between rules: a name that one rule uses must be held by another, and hold there."""

from itertools import combinations

from wardmote.rulebook._read import RulebookError
from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.scrutiny import GAPS, NAMES_SOMEBODY


def check_names(book: Rulebook) -> None:
    """See that every name used is held.

    Raises:
        RulebookError: a dataset, profile, category or scheme that nobody defines is used.
    """
    categories = {category.name for category in book.categories}
    schemes = {s for c in book.categories for s in (c.scheme, *c.also_in)}
    profiles = {profile.name for profile in book.disclosure}
    for group in book.offences:
        for ours in group.subgroups.values():
            _known(f"offences.toml: group.{group.name}", "subgroups", ours, categories)
    for dataset in book.datasets:
        where = f"datasets/{dataset.name}.toml"
        _known(where, "profile", dataset.profile, profiles)
        if dataset.fixed_category:
            _known(where, "fixed_category", dataset.fixed_category, categories)
        else:
            _known(where, "category_scheme", dataset.category_scheme, schemes)
        for field in dataset.fields:
            if field.type == "category":
                for ours in field.maps.values():
                    _known(where, f"maps of “{field.heading}”", ours, categories)
    _check_indicators(book, categories)
    _check_bodies(book)
    _check_sharing(book)
    _check_linking(book)
    _check_maturity(book)
    _check_plans(book)
    _check_scrutiny(book)
    _check_workbench(book)
    _check_editions(book)


def _check_indicators(book: Rulebook, categories: set[str]) -> None:
    datasets = {dataset.name: dataset for dataset in book.datasets}
    for indicator in book.indicators:
        where = f"indicators/{indicator.name}.toml"
        _known(where, "numerator.dataset", indicator.numerator.dataset, set(datasets))
        dataset = datasets[indicator.numerator.dataset]
        for nation in indicator.nation:
            if not dataset.holds(indicator.in_force_from, nation):
                raise RulebookError(
                    f"{where}: in {nation} on {indicator.in_force_from} there is no "
                    f"“{dataset.name}” to count; begin it with its dataset."
                )
        for category in (*indicator.numerator.categories, *indicator.denominator.categories):
            _known(where, "categories", category, categories)


def _check_bodies(book: Rulebook) -> None:
    """Every kind of body that a role, a rank, a template or a duty speaks of is one."""
    kinds = {body.name for body in book.bodies}
    uses = [
        *((f"bodies.toml: role.{role.name}", role.bodies) for role in book.statutory_roles),
        *((f"arrangements.toml: benchmark.{each.name}", each.kinds) for each in book.benchmarks),
        *((f"ranks.toml: rank.{rank.name}", tuple(rank.titles)) for rank in book.ranks),
        *((f"duties/{d.regime}.toml: duty.{d.name}", d.falls_on) for d in book.duties),
        *(
            (f"structures.toml: structure.{structure.name}: {group.key}", group.members)
            for structure in book.structures
            for group in structure.groups
        ),
        *((f"sharing.toml: holders.{who}", held) for who, held in book.sharing.holders.items()),
    ]
    for where, bodies in uses:
        for body in bodies:
            _known(where, "bodies", body, kinds)


def _check_sharing(book: Rulebook) -> None:
    """Gateways and templates of protocols are written in words that are held."""
    words = book.sharing
    gateways, kinds = {each.name for each in book.gateways}, {body.name for body in book.bodies}
    shared = {dataset.name for dataset in book.datasets} | set(words.records)
    for gateway in book.gateways:
        for purpose in gateway.purposes:
            _known(
                f"gateways.toml: gateway.{gateway.name}", "purposes", purpose, set(words.purposes)
            )
    for template in book.protocols:
        for grant in template.grants:
            for key, used, known in (
                ("categories", grant.categories, shared),
                ("gateways", grant.gateways, gateways),
                ("purposes", grant.purposes, set(words.purposes)),
                ("actions", grant.actions, set(words.actions)),
                ("conditions", grant.conditions, set(words.conditions)),
                ("granularity", tuple(grant.granularity.values()), set(words.granularity)),
                ("bodies", (*grant.providers, *grant.recipients), kinds),
            ):
                for name in used:
                    _known(f"protocols/{template.name}.toml: grants", key, name, known)


def _check_maturity(book: Rulebook) -> None:
    """Every sign shows a stage."""
    stages = {stage.name for stage in book.maturity}
    for sign in book.maturity_signs:
        _known(f"maturity.toml: sign.{sign.name}", "stage", sign.stage, stages)


def _check_plans(book: Rulebook) -> None:
    """A partnership's own cycle is made of duties that are held."""
    duties = {duty.key for duty in book.duties}
    for cycle in book.plan_cycles:
        for key, used in (("audits", cycle.audits), ("plans", cycle.plans)):
            for duty in used:
                _known(f"plans.toml: cycle.{cycle.name}", key, duty, duties)


def _check_linking(book: Rulebook) -> None:
    """What may be linked tells events, of places and not of patients, by gateways that serve it."""
    datasets = {dataset.name: dataset for dataset in book.datasets}
    gateways = {gateway.name: gateway for gateway in book.gateways}
    for row in book.linking.may:
        where = f"linking.toml: may {' with '.join(row.datasets)}"
        for name in row.datasets:
            _known(where, "datasets", name, set(datasets))
            if datasets[name].grain != "event" or datasets[name].profile == "sensitive":
                raise RulebookError(f"{where}: {name} is not of events, or is sensitive.")
        for purpose in row.purposes:
            _known(where, "purposes", purpose, set(book.sharing.purposes))
            for gateway in row.gateways:
                _known(where, "gateways", gateway, set(gateways))
                if not gateways[gateway].serves(purpose):
                    raise RulebookError(f"{where}: gateway “{gateway}” is not for “{purpose}”.")
    _check_compared(book)


def _check_compared(book: Rulebook) -> None:
    """What is compared may be linked, and speaks of categories that there are."""
    pairs = {row.datasets for row in book.linking.may}
    categories = {category.name for category in book.categories}
    for row in book.linking.compare:
        where = f"linking.toml: compare “{row.kind}”"
        for pair in combinations(sorted(row.told), 2):
            if pair not in pairs:
                raise RulebookError(f"{where}: {' with '.join(pair)} is in no row of may.")
        for told in row.told.values():
            for name in told.categories:
                _known(where, "categories", name, categories)


def _check_scrutiny(book: Rulebook) -> None:
    """A question is built from facts that are given, and of nothing that names people."""
    concerns = {concern.name: concern for concern in book.concerns}
    for question in book.scrutiny_questions:
        where = f"scrutiny.toml: question.{question.name}"
        facts = GAPS.get(question.gap, ())
        if question.concern:
            _known(where, "concern", question.concern, set(concerns))
            facts = concerns[question.concern].facts
        if set(facts) & set(NAMES_SOMEBODY):
            raise RulebookError(f"{where}: concern “{question.concern}” names people.")
        for fact in question.facts:
            _known(where, "ask", fact, set(facts))
    for briefing in book.scrutiny_briefings:
        for body in briefing.agencies:
            _known(
                f"scrutiny.toml: briefing.{briefing.name}", "agencies", body,
                {each.name for each in book.bodies},
            )  # fmt: skip


def _check_workbench(book: Rulebook) -> None:
    """What belongs to a part is a duty, belongs to one part only, and the rest goes to one."""
    duties = {duty.key for duty in book.duties}
    for part in book.workbench:
        for duty in part.duties:
            _known(f"workbench.toml: part.{part.name}", "duties", duty, duties)
    placed = [each for part in book.workbench for each in (*part.pages, *part.duties)]
    if twice := {each for each in placed if placed.count(each) > 1}:
        raise RulebookError(f"workbench.toml: in two parts: {', '.join(sorted(twice))}.")
    if sum(part.takes_the_rest for part in book.workbench) != 1:
        raise RulebookError("workbench.toml: one part takes the rest.")


def _check_editions(book: Rulebook) -> None:
    """On any day, one edition of a duty is in force in a nation."""
    for one, other in combinations(book.duties, 2):
        if one.key == other.key and one.overlaps(other):
            raise RulebookError(
                f"duties/{other.regime}.toml: duty.{other.name}: in force at once with "
                f"“{one.name}” of the same key; end one of them with in_force_to."
            )


def _known(where: str, key: str, name: str, names: set[str]) -> None:
    if name not in names:
        raise RulebookError(f"{where}: {key}: nothing is called “{name}”.")

"""Pages on data: datasets, categories, offence groups."""

from wardmote.rulebook.book import Rulebook
from wardmote.rulebook.datasets import Dataset, Field
from wardmote.rulebook.reference.markdown import bullets, origin, page, table, words


def datasets_page(book: Rulebook) -> str:
    """Every dataset, with its fields."""
    index = table(
        ("Name", "Title", "From", "A row is", "How often", "Profile", "SI 2007/1831"),
        (
            (f"[`{d.name}`](#{d.name})", d.title, d.agency, d.row, d.frequency, d.profile,
             f"¶{d.paragraph}" if d.paragraph else "")
            for d in book.datasets
        ),
    )  # fmt: skip
    lead = "What agencies share with a partnership: what a row is, what it says, what it cannot."
    return page("Datasets", lead, index, *(_dataset(dataset) for dataset in book.datasets))


def _dataset(dataset: Dataset) -> str:
    facts = [
        f"A row: {dataset.row}. From: {dataset.agency}. Held against: {dataset.denominator}.",
        f"Due: {dataset.due}",
        f"Published under the `{dataset.profile}` profile; rows are removed after "
        f"{dataset.forget_after_days:,} days. Terms: {dataset.licence}",
        f"Categories: {_categories(dataset)}. Told apart by: {words(dataset.splits) or 'nothing'}.",
    ]
    if dataset.counts_incidents:
        facts.append("Counted: incidents. Rows likely to be about one incident count as one.")
    if dataset.area_kind:
        facts.append(f"Its areas: {dataset.area_kind}.")
    if dataset.re_identification:
        facts.append(f"**Someone might be picked out**: {dataset.re_identification}")
    fields = table(
        ("Heading", "Kept as", "Type", "Must", "Meaning", "Allowed"),
        (_field(field) for field in dataset.fields),
    )
    limits = "What it cannot tell:\n\n" + bullets(dataset.limits)
    head = f'<a id="{dataset.name}"></a>\n\n## {dataset.title}'
    return "\n\n".join([head, dataset.use, bullets(facts), fields, limits, origin(dataset)])


def _categories(dataset: Dataset) -> str:
    if dataset.fixed_category:
        return f"all `{dataset.fixed_category}`"
    return f"those of the scheme `{dataset.category_scheme}`"


def _field(field: Field) -> tuple[str, ...]:
    kept = f"`{field.name}`" if field.name else "not kept"
    must = "yes" if field.required else ""
    return (field.heading, kept, field.type, must, field.meaning, ", ".join(field.allowed))


def categories_page(book: Rulebook) -> str:
    """Every category, scheme by scheme."""
    schemes = list(dict.fromkeys(category.scheme for category in book.categories))
    parts = []
    for scheme in schemes:
        rows = [c for c in book.categories if c.scheme == scheme]
        shown = table(
            ("Name", "Title", "What it means", "Group", "Other words", "Also used by"),
            (
                (f"`{c.name}`", c.title, c.plain, c.group, "; ".join(c.words), words(c.also_in))
                for c in rows
            ),
        )
        parts.append(f"## {scheme}\n\n{shown}\n\n{origin(rows[0])}")
    lead = "Our words for what happened, and the words that others use for them."
    return page("Categories", lead, *parts)


def offences_page(book: Rulebook) -> str:
    """Published groups of recorded offences → our categories."""
    rows = (
        (group.title, published, f"`{ours}`")
        for group in book.offences
        for published, ours in group.subgroups.items()
    )
    lead = "Published groups and sub-groups of police recorded crime, in our categories."
    shown = table(("Group", "Sub-group", "Our category"), rows)
    return page("Offence groups", lead, shown, origin(book.offences[0]))

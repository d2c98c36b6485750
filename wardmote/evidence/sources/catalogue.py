"""Every source there is: the folders beside this file, found by themselves, and templates."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from wardmote import rulebook
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.sources.mapping import plain_word
from wardmote.evidence.sources.source import Source, read_source
from wardmote.evidence.sources.templated import template_source

FOLDER = Path(__file__).parent


@cache
def datasets() -> Mapping[str, rulebook.Dataset]:
    """The newest edition of every dataset that the rulebook holds."""
    held = sorted(rulebook.load().datasets, key=lambda each: each.in_force_from)
    return {dataset.name: dataset for dataset in held}


def dataset_of(name: str) -> rulebook.Dataset:
    """A dataset of the rulebook.

    Raises:
        UnknownName: there is none of that name.
    """
    if name not in datasets():
        raise UnknownName(f"No dataset “{name}”. There are: {', '.join(sorted(datasets()))}.")
    return datasets()[name]


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its name: the folders in order of name, then the templates."""
    folders = sorted(path.parent for path in FOLDER.glob("*/source.toml"))
    own = [read_source(folder) for folder in folders]
    every = [*own, *(template_source(dataset) for dataset in datasets().values())]
    return {source.name: _with_words(source) for source in every}


def sample(source: Source) -> Path | None:
    """A folder's made-up sample; None for a template, whose sample is made."""
    return next(iter(sorted((FOLDER / source.name).glob("sample.*"))), None)


def _with_words(source: Source) -> Source:
    """The source, its tables of words joined to those of its dataset's fields."""
    dataset = dataset_of(source.dataset)
    words = {}
    for take in source.takes:
        if take.words:
            fields = [field for field in dataset.fields if field.name == take.to]
            theirs = dict(fields[0].maps) if fields else {}
            known = (*fields[0].allowed, *theirs.values()) if fields else ()
            ours = {each: each for each in known}
            every = {**ours, **theirs, **source.words.get(take.words, {})}
            words[take.words] = {plain_word(key): value for key, value in every.items()}
    return replace(source, words=words)

"""Describing: what each source and each dataset holds, for a page or the command line."""

from dataclasses import dataclass

from wardmote import rulebook
from wardmote.evidence.sources.catalogue import datasets, sources
from wardmote.evidence.sources.source import Source
from wardmote.evidence.sources.templated import SUFFIX


@dataclass(frozen=True)
class Described:
    """One dataset, and the kinds of file that it can come in.

    Attributes:
        dataset: the rulebook's dataset: fields, grain, frequency, due date, use and limits.
        sources: its sources, those with a layout of their own first, its template last.
    """

    dataset: rulebook.Dataset
    sources: tuple[Source, ...]


def describe() -> tuple[Described, ...]:
    """Every dataset that can be sent, in order of name, with every kind of file it comes in."""
    return tuple(
        Described(
            dataset,
            tuple(
                sorted(
                    (source for source in sources().values() if source.dataset == name),
                    key=lambda source: (source.name.endswith(SUFFIX), source.name),
                )
            ),
        )
        for name, dataset in sorted(datasets().items())
    )

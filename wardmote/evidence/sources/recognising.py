"""Recognising: which source a file is of, by its face, and why it is none."""

from collections.abc import Iterable

from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.headings import find, nearest, plain, repeated
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.source import Source


def marked(face: Face, sources: Iterable[Source]) -> Source | None:
    """The source whose marks a face bears; of several, the one with the most marks."""
    fits = [
        source
        for source in sources
        if source.layout == face.layout and source.marks(face.headings)
    ]
    return max(fits, key=lambda source: (len(source.recognise), source.name), default=None)


def choose(face: Face, sources: Iterable[Source], dataset: str | None) -> Source:
    """The source to read a file by.

    Args:
        face: what is seen of the file.
        sources: every source.
        dataset: the dataset that the file was sent as; None to find out.

    Raises:
        Unreadable: it is of no source, or of another dataset than it was sent as.
    """
    known = tuple(sources)
    found = marked(face, known)
    if dataset is None:
        if found is None:
            raise Unreadable("not_recognised", _unknown(face))
        return found
    if found and found.dataset == dataset:
        return found
    if found:
        raise Unreadable("wrong_dataset", f"The file was sent as {dataset}, but its headings are those of {found.dataset} ({found.title}). Send it as {found.dataset}, or send the right file.")
    return _nearest(face, [source for source in known if source.dataset == dataset])


def check_headings(source: Source, headings: tuple[str, ...]) -> None:
    """Refuse headings that lack a column every row needs, or have one twice.

    Raises:
        Unreadable: naming the column, what was found and what is nearest to it.
    """
    for take in source.takes:
        for number in range(len(take.headings)):
            if take.required and find(take.names(number), headings) is None:
                raise _missing(take.headings[number], headings)
    wanted = {plain(name) for take in source.takes for n in range(len(take.headings)) for name in take.names(n)}
    for heading in repeated(headings):
        if plain(heading) in wanted:
            raise Unreadable("duplicate_heading", f"The heading “{heading}” stands more than once, so it cannot be told which column is meant. Rename or remove one.", row=1, column=heading)


def _nearest(face: Face, candidates: list[Source]) -> Source:
    """Of a dataset's sources, the one most of whose headings are there."""
    found = {plain(heading) for heading in face.headings}
    fits = [source for source in candidates if source.layout == face.layout]
    if not fits:
        raise Unreadable("wrong_layout", f"A {face.layout} file cannot be read as this dataset. Send a CSV or XLSX file with the headings of its template.")
    return max(fits, key=lambda source: len(found & {plain(each) for each in source.headings}) / len(source.headings))


def _missing(heading: str, headings: tuple[str, ...]) -> Unreadable:
    close = nearest(heading, headings)
    hint = f" Nearest is “{close}”: rename it if it is the same." if close else ""
    return Unreadable("missing_column", f"There is no column “{heading}”. The file has: {_listed(headings)}.{hint}", row=1, column=heading)


def _unknown(face: Face) -> str:
    return f"The file is of no kind that is known: its headings are {_listed(face.headings)}. Say which dataset it is, or use that dataset's template."


def _listed(headings: tuple[str, ...], most: int = 30) -> str:
    shown = ", ".join(f"“{heading[:60]}”" for heading in headings[:most])
    return (shown or "none") + (" …" if len(headings) > most else "")

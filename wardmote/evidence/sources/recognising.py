"""Recognising: which source a file is of, by its face, and why it is none."""

import re
from collections.abc import Iterable

from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.headings import find, nearest, plain, repeated
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import places_headings
from wardmote.evidence.sources.source import Source
from wardmote.evidence.sources.templated import DATASET_HEADING, SUFFIX, SUPPLIER_HEADING


def marked(face: Face, sources: Iterable[Source]) -> Source | None:
    """The source whose marks a face bears.

    A source of its own layout goes before a template, unless the file has the template's column
    Dataset; of several, the one with the most marks goes first.
    Two templates can have the same headings: then the file says which it is in its column
    Dataset, its sheet's name or its own name, or it is of none.
    """
    fits = [each for each in sources if each.layout == face.layout and each.marks(face.headings)]
    own = [source for source in fits if not source.name.endswith(SUFFIX)]
    if own and find([DATASET_HEADING], face.headings) is None:
        return max(own, key=lambda source: (len(source.recognise), source.name))
    fits = [source for source in fits if source not in own]
    named = [source for source in fits if source.dataset in _says(face)]
    if named:
        return max(named, key=lambda source: len(source.dataset))
    exact = [source for source in fits if _is_exactly(face, source)]
    return exact[0] if len(exact) == 1 else None


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
        if found is None and _is_of_places(face):
            raise Unreadable(
                "places", "The file is of places (areas, lookups, populations), not records."
            )
        if found is None:
            raise Unreadable("not_recognised", _unknown(face, known))
        return found
    if found and found.dataset == dataset:
        return found
    if found:
        raise Unreadable(
            "wrong_dataset",
            f"The file was sent as {dataset}, but its headings are those of {found.dataset} "
            f"({found.title}). Send it as {found.dataset}, or send the right file.",
        )
    return _nearest(face, [source for source in known if source.dataset == dataset])


def check_headings(source: Source, headings: tuple[str, ...]) -> None:
    """Refuse headings that lack a column every row needs, or have one twice.

    Raises:
        Unreadable: naming the column, what was found and what is nearest to it.
    """
    for take in source.takes:
        for number in range(len(take.headings)):
            if take.required and find(take.names(number), headings) is None:
                raise _missing(source, take.headings[number], headings)
    wanted = {
        plain(name)
        for take in source.takes
        for n in range(len(take.headings))
        for name in take.names(n)
    }
    for heading in repeated(headings):
        if plain(heading) in wanted:
            raise Unreadable(
                "duplicate_heading",
                f"The heading “{heading}” stands more than once, so it cannot be told which "
                f"column is meant. Rename or remove one.",
                row=1,
                column=heading,
            )


def _nearest(face: Face, candidates: list[Source]) -> Source:
    """Of a dataset's sources, the one most of whose headings are there."""
    found = {plain(heading) for heading in face.headings}
    fits = [source for source in candidates if source.layout == face.layout]
    if not fits:
        raise Unreadable(
            "wrong_layout",
            f"A {face.layout} file cannot be read as this dataset. Send a CSV or XLSX file "
            f"with the headings of its template.",
        )
    return max(
        fits,
        key=lambda source: (
            len(found & {plain(each) for each in source.headings}) / len(source.headings)
        ),
    )


def _missing(source: Source, heading: str, headings: tuple[str, ...]) -> Unreadable:
    known = {plain(each) for each in source.headings}
    if not any(plain(each) in known for each in headings):
        found = "Its first row bears none of the headings: see whether it has a row of headings."
    else:
        found = f"The file has: {_listed(headings)}."
        if close := nearest(heading, headings):
            found += f" Nearest is “{close}”: rename it if it is the same."
    message = f"There is no column “{heading}”. {found}"
    return Unreadable("missing_column", message, row=1, column=heading)


def _unknown(face: Face, sources: Iterable[Source]) -> str:
    # A file without headings would have its first record told here: only known words are.
    vocabulary = {plain(heading) for source in sources for heading in source.headings}
    known = tuple(each for each in face.headings if plain(each) in vocabulary)
    told = (
        f"of its {len(face.headings)} headings only {_listed(known)} are known"
        if known
        else ("none of its headings is known, or it has none")
    )
    return (
        f"The file is of no kind that is known: {told}. Say which dataset it is, or use that "
        f"dataset's template."
    )


def _listed(headings: tuple[str, ...], most: int = 30) -> str:
    shown = ", ".join(f"“{heading[:60]}”" for heading in headings[:most])
    return (shown or "none") + (" …" if len(headings) > most else "")


def _says(face: Face) -> str:
    """Where a file may name its dataset: the column Dataset, the sheet, or its own name."""
    number = find([DATASET_HEADING], face.headings)
    if number is not None and number < len(face.first_row) and face.first_row[number].strip():
        return face.first_row[number].strip()
    return f"{face.sheet} {face.file_name}".replace("-", "_").casefold()


def _is_exactly(face: Face, source: Source) -> bool:
    extra = {plain(DATASET_HEADING), plain(SUPPLIER_HEADING), ""}
    found = {plain(each) for each in face.headings} - extra
    marks = {plain(mark) for mark in source.recognise}
    return marks <= found <= marks | {plain(each) for each in source.headings}


def _is_of_places(face: Face) -> bool:
    headings = [plain(heading) for heading in face.headings]
    return any(re.search(mark, each) for mark in places_headings() for each in headings)

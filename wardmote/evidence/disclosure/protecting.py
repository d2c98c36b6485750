"""Counts made safe to publish: every number rounded once, and all of them adding up."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from wardmote.evidence.disclosure.checking import check_counts
from wardmote.evidence.disclosure.keys import check_key, fingerprint
from wardmote.evidence.disclosure.pooling import MERGED_COLUMNS, pool_premises, pool_small
from wardmote.evidence.disclosure.profile import Profile, check_profile
from wardmote.evidence.disclosure.revising import Sealed
from wardmote.evidence.disclosure.rounding import Rounder
from wardmote.evidence.disclosure.shaping import filled, stack, tables
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import AREA_COLUMNS, PART_COLUMNS, Counts, Ground


@dataclass(frozen=True)
class Protected:
    """A partnership's counts in which every number is safe to publish.

    Attributes:
        counts: the published counts. Cells published as 0 are absent, like those that had none.
            A ward-grain dataset has wards for areas; pooled areas read "A+B".
        merged: one row per pooled cell: dataset, category, year, area, `merged_into`, `why`.
        sentence: what stands beside every table.
        error_bound: every cell is off by less than this.
        key_fingerprint: which key it was rounded with.
        profiles: the disclosure profile of each dataset.
        fingerprint: sha256 of the published counts.
        revises: the fingerprint of the counts that these correct, or "".
        sealed: what a later revision must know: true numbers and how each was rounded. It never
            leaves the engine; `release` hands on `counts` alone.
    """

    counts: Counts
    merged: pd.DataFrame
    sentence: str
    error_bound: int
    key_fingerprint: str
    profiles: Mapping[str, Profile]
    fingerprint: str
    revises: str = ""
    sealed: Sealed = field(default_factory=dict, repr=False, compare=False)


def protect(
    counts: Counts,
    ground: Ground,
    *,
    profiles: Mapping[str, Profile],
    key: bytes,
    premises: pd.DataFrame | None = None,
) -> Protected:
    """Round every number once, at random, without bias, so that all of them add up.

    Each dataset is protected by itself, so that no difference of datasets tells of another; a
    total over datasets is a sum of protected parts.

    Args:
        counts: as counted (base 1).
        ground: the partnership's areas; `ward` says which ward each belongs to.
        profiles: the disclosure profile of each dataset.
        key: the partnership's secret release key, the same for every edition.
        premises: one row per dataset × category × year × area: `premises` [number],
            `largest_share` and `two_largest_share` [0 to 1]; None where no dataset tells them.

    Raises:
        NotReleasable: a dataset without a profile, a weak key, or counts that contradict.

    References:
        docs/explanation/disclosure.md.
    """
    return _protected(counts, ground, profiles, key, premises, None)


def revise(
    previous: Protected,
    counts: Counts,
    ground: Ground,
    *,
    profiles: Mapping[str, Profile],
    key: bytes,
    premises: pd.DataFrame | None = None,
) -> Protected:
    """Protect counts that correct or continue those of an edition already public.

    What did not change keeps its published number, but for the few that must move so that all
    still adds up; what changed moves by the threshold it was rounded by, so that comparing the
    two editions tells of no single event. Totals stay within the base of the truth, cells too.

    Args:
        previous: what the public holds.
        counts: as counted now.
        ground: the partnership's areas.
        profiles: the disclosure profile of each dataset.
        key: the key of the previous edition.
        premises: as for `protect`.

    Raises:
        NotReleasable: as `protect`, or another key.
    """
    if fingerprint(key) != previous.key_fingerprint:
        raise NotReleasable("This is not the key of the edition that is revised; use that one.")
    return _protected(counts, ground, profiles, key, premises, previous)


def _protected(
    counts: Counts,
    ground: Ground,
    profiles: Mapping[str, Profile],
    key: bytes,
    premises: pd.DataFrame | None,
    previous: Protected | None,
) -> Protected:
    check_key(key)
    check_counts(counts, profiles)
    for dataset, profile in profiles.items():
        check_profile(dataset, profile)
    wards = ground.areas.drop_duplicates("area").set_index("area")["ward"]
    by_area, merged = pool_premises(counts.by_area, wards, premises, profiles)
    rounder = Rounder(ground.name, key, profiles, previous.sealed if previous else {})
    published, small = _published(replace(counts, by_area=by_area), wards, rounder)
    return Protected(
        counts=published,
        merged=stack([merged, small], MERGED_COLUMNS),
        sentence=sentence(published.base),
        error_bound=published.base,
        key_fingerprint=fingerprint(key),
        profiles=dict(profiles),
        fingerprint=hash_of(published),
        revises=previous.fingerprint if previous else "",
        sealed=rounder.sealed,
    )


def _published(
    counts: Counts, wards: "pd.Series[str]", rounder: Rounder
) -> tuple[Counts, pd.DataFrame]:
    """The rounded counts, and which small wards were pooled in them."""
    area_tables: list[pd.DataFrame] = []
    part_tables: list[pd.DataFrame] = []
    for dataset, year, rows, parts in tables(counts.by_area, counts.by_part):
        decided = rounder.decide(dataset, year, rows)
        area_tables.append(rounder.by_area(dataset, year, rows, wards, decided))
        part_tables.extend(rounder.by_part(dataset, year, parts, rows, decided))
    profiles = rounder.profiles
    rounded, small = pool_small(stack(area_tables, AREA_COLUMNS), wards, profiles)
    published = Counts(
        by_area=rounded,
        by_part=filled(stack(part_tables, PART_COLUMNS)),
        by_peer=rounder.by_peer(counts.by_peer),
        base=max((profile.base for profile in profiles.values()), default=5),
    )
    return published, small


def sentence(base: int) -> str:
    """What stands beside every published table."""
    return (
        f"Numbers are rounded to {base} so that nobody can be picked out; "
        f"0 means none or up to {base - 1}."
    )


def hash_of(counts: Counts) -> str:
    """Sha256 of the counts as CSV, areas then parts then peers."""
    tables = (counts.by_area, counts.by_part, counts.by_peer)
    text = "\n".join(table.to_csv(index=False, lineterminator="\n") for table in tables)
    return hashlib.sha256(text.encode()).hexdigest()

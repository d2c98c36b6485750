"""The only door out: `release` and `restricted` make a `Released`, and nothing else does."""

from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, replace
from typing import Any, Final

from wardmote.evidence.disclosure.edition import Edition
from wardmote.evidence.disclosure.manifest import canonical, digest, hashes, plain
from wardmote.evidence.disclosure.profile import Profile
from wardmote.evidence.disclosure.protecting import Protected
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import Counts

PUBLIC: Final = "public"
ANALYST: Final = "analyst"
RESTRICTED: Final = "Restricted: not for publication"
_DOOR: Final = object()


@dataclass(frozen=True)
class Released:
    """An edition that may leave the engine: to the public, or to the analyst alone.

    Attributes:
        edition: what a report may show.
        manifest: its id, audience, marking, the two people who released it, base, profiles, key
            fingerprint, and the sha256 of every table, exhibit and finding.
        audience: "public" or "analyst".
    """

    edition: Edition
    manifest: Mapping[str, Any]
    audience: str
    door: InitVar[object] = None

    def __post_init__(self, door: object) -> None:
        if door is not _DOOR:
            raise NotReleasable("Only disclosure.release and disclosure.restricted release.")

    def check(self) -> None:
        """Check that the edition is still as it was released.

        Raises:
            NotReleasable: something in it has changed since.
        """
        if hashes(self.edition) != self.manifest["sha256"]:
            raise NotReleasable(f"{self.edition.id} has changed since it was released.")

    def manifest_json(self) -> bytes:
        """The manifest as canonical JSON."""
        return canonical(self.manifest)


def release(
    protected: Protected,
    derive: Callable[[Counts], Edition],
    *,
    by: tuple[str, str],
    earlier: Released | None = None,
) -> Released:
    """Release to the public what is derived from protected counts alone.

    Args:
        protected: from `protect` or `revise`.
        derive: makes the edition; it is given the protected counts and nothing else.
        by: the two people who release it.
        earlier: the edition that this one replaces; the counts must then be the same or revise
            those of it.

    Raises:
        NotReleasable: one person only, another audience, or counts that were rounded afresh
            although an earlier edition is public.
    """
    _check_two(by)
    replaced = _check_follows(protected, earlier)
    edition = derive(protected.counts)
    if edition.audience != PUBLIC:
        raise NotReleasable(f"{edition.id} is for “{edition.audience}”, not for the public.")
    edition = replace(edition, rounding=protected.sentence)
    manifest = _manifest(edition, by) | {
        "base": protected.counts.base,
        "counts": protected.fingerprint,
        "key": protected.key_fingerprint,
        "merged": digest(protected.merged),
        "profiles": {name: _settings(each) for name, each in protected.profiles.items()},
        "replaces": replaced,
    }
    return Released(edition, manifest, PUBLIC, _DOOR)


def restricted(
    counts: Counts, derive: Callable[[Counts], Edition], *, by: tuple[str, str]
) -> Released:
    """The analyst's edition: exact numbers, marked as not for publication.

    Args:
        counts: as counted.
        derive: makes the edition from the counts.
        by: the two people who let it out to the analyst.

    Raises:
        NotReleasable: one person only, or an edition meant for the public.
    """
    _check_two(by)
    edition = derive(counts)
    if edition.audience != ANALYST:
        raise NotReleasable(f"{edition.id} is for “{edition.audience}”; exact numbers are not.")
    edition = replace(edition, rounding=RESTRICTED)
    manifest = _manifest(edition, by) | {"base": counts.base, "marking": RESTRICTED}
    return Released(edition, manifest, ANALYST, _DOOR)


def _manifest(edition: Edition, by: tuple[str, str]) -> dict[str, Any]:
    return {
        "edition": edition.id,
        "audience": edition.audience,
        "released_by": [name.strip() for name in by],
        "sha256": hashes(edition),
    }


def _settings(profile: Profile) -> dict[str, Any]:
    names = (
        "base", "smallest_count", "smallest_premises", "dominance_one", "dominance_two",
        "area_grain",
    )  # fmt: skip
    return {name: plain(getattr(profile, name)) for name in names}


def _check_two(by: tuple[str, str]) -> None:
    one, two = (name.strip().casefold() for name in by)
    if not one or not two or one == two:
        raise NotReleasable("Two people release an edition; name two that are not the same.")


def _check_follows(protected: Protected, earlier: Released | None) -> str:
    """The id of the edition replaced, or ""."""
    if earlier is None:
        return ""
    if earlier.audience != PUBLIC:
        raise NotReleasable("The edition replaced was not public; release this one by itself.")
    if earlier.manifest["counts"] not in (protected.fingerprint, protected.revises):
        raise NotReleasable(
            f"These counts were rounded afresh, not revised from {earlier.edition.id}: comparing "
            "the two would tell of single events. Make them with disclosure.revise."
        )
    return earlier.edition.id

"""The words of a version in one canonical form, and their fingerprint, under which it is signed."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from wardmote.partnership.sharing.models.grant import Grant
from wardmote.partnership.sharing.models.protocol import Party, Version

LISTS = ("fields", "purposes", "gateways", "actions", "conditions")


def text_hash(version: Version) -> str:
    """The sha256 of the canonical content of a version."""
    told = json.dumps(_content(version), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _content(version: Version) -> dict[str, Any]:
    content: dict[str, Any] = {name: getattr(version, name) for name in Version.CONTENT}
    # A day is a word or a date according to where the row came from; it is one day.
    days = {name: str(content[name]) for name in ("starts", "review_by", "ends")}
    return content | days | {
        "protocol": version.protocol_id,
        "parties": sorted((_party(party) for party in version.parties.all()), key=_told),
        "grants": sorted((_grant(grant) for grant in _grants(version)), key=_told),
    }  # fmt: skip


def _grants(version: Version) -> Iterable[Grant]:
    """Its lines with their recipients; as they are at hand, or else in two queries."""
    is_at_hand = "grants" in getattr(version, "_prefetched_objects_cache", {})
    return version.grants.all() if is_at_hand else version.grants.prefetch_related("going_to")


def _party(party: Party) -> dict[str, Any]:
    return {"partner": party.partner_id, "kind": party.kind, "benefit": party.benefit}


def _grant(grant: Grant) -> dict[str, Any]:
    held = {name: sorted(getattr(grant, name)) for name in LISTS}
    return held | {
        "provider": grant.provider_id,
        "recipients": sorted(each.agency_id for each in grant.going_to.all()),
        "for_analysis": grant.for_analysis,
        "category": grant.category,
        "most": int(grant.most),
        "granularity": grant.granularity,
        "mode": str(grant.mode),
        "frequency": grant.frequency,
    }


def _told(part: dict[str, Any]) -> str:
    return json.dumps(part, sort_keys=True)

"""The codes and names that any file speaks of, by kind of area."""

from wardmote.evidence.places.chains import Chains
from wardmote.evidence.places.finding import Found
from wardmote.evidence.places.kinds import Kind
from wardmote.evidence.places.outlines import Outlines


def names_in(found: Found) -> dict[Kind, dict[str, str]]:
    """Code to name by kind, from boundaries and lookups; a lookup's word stands."""
    names: dict[Kind, dict[str, str]] = {}
    for layer in found.layers:
        told = {code: name for code, name in zip(layer.codes, layer.names, strict=True) if name}
        if told:
            names.setdefault(layer.kind, {}).update(told)
    for lookup in found.lookups:
        for kind, known in lookup.names.items():
            names.setdefault(kind, {}).update(known)
    return names


def codes_in(
    outlines: dict[Kind, Outlines], chains: Chains, names: dict[Kind, dict[str, str]]
) -> dict[Kind, frozenset[str]]:
    """Every code that any boundary or lookup speaks of, by kind."""
    kinds = chains.kinds | set(outlines) | set(names)
    return {
        kind: chains.codes(kind)
        | set(outlines[kind].codes if kind in outlines else ())
        | set(names.get(kind, ()))
        for kind in sorted(kinds)
    }

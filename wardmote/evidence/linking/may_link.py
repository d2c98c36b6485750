"""May these datasets be held side by side, for that? The rulebook and the protocols say."""

from collections.abc import Collection, Mapping

from wardmote.evidence.errors import WardmoteError
from wardmote.rulebook import Rules


class MayNotLink(WardmoteError):  # noqa: N818
    """Datasets that may not be linked with each other, or not for that purpose."""


def check_may_link(
    datasets: Collection[str],
    *,
    purpose: str,
    granted: Mapping[str, Collection[str]],
    rules: Rules,
) -> None:
    """See that the rulebook and every protocol concerned let these be linked.

    Args:
        datasets: names of one or two datasets, all of one partnership's store.
        purpose: what for, a name of `sharing.toml`.
        granted: dataset → purposes for which a live protocol of this partnership grants it.
        rules: what holds.

    Raises:
        MayNotLink: the rulebook has no row for them and that purpose, a gateway is not in force
            or does not serve it, a dataset tells of persons, or a protocol does not grant it.
    """
    named = " with ".join(sorted(datasets))
    row = rules.linking.allowed(datasets, purpose)
    if row is None:
        raise MayNotLink(
            f"The rulebook does not let {named} be linked for “{purpose}”. Count them apart, or "
            "settle it with the data protection officers and add a row to linking.toml."
        )
    for name in row.gateways:
        if name not in rules.gateways or not rules.gateways[name].serves(purpose):
            raise MayNotLink(
                f"Gateway “{name}” does not serve “{purpose}” here on {rules.day}, so {named} "
                "may not be linked. Name one that does in linking.toml."
            )
    for name in sorted(datasets):
        if name not in rules.datasets or rules.datasets[name].grain != "event":
            raise MayNotLink(f"{name} does not tell events, one a row; people are never linked.")
        if purpose not in granted.get(name, ()):
            raise MayNotLink(
                f"No live protocol grants {name} for “{purpose}”. Ask its sender to agree to that "
                "purpose, or leave it out."
            )

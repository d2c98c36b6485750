"""Whether a reader may see another partnership's exact small areas: by that one's protocols."""

from datetime import date

from wardmote.partnership.agencies.models import Agency, Membership, Partnership
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules.covering import COARSER_THAN_AREA
from wardmote.partnership.sharing.rules import Asked, Found, ask, asked_versions
from wardmote.partnership.sharing.rules.cover import FOR, TO
from wardmote.partnership.sharing.rules.terms import Identifiability


def lets_see_exactly(partnership: Partnership, by: Membership, exhibit: str, on: date) -> str:
    """The protocols by which a reader's agency may have the numbers of a map; "" if none lets it.

    Every agency that gives the dataset, or gave it, must let it be given on, no coarser than small
    areas.

    Args:
        partnership: whose numbers they are.
        exhibit: the map's name in an edition: "where.<dataset>.<category>".
    """
    dataset = dataset_of(exhibit)
    if by.agency is None or not dataset:
        return ""
    found = [
        ask(Asked(partnership, giver, by.agency, dataset, FOR, TO,
                  int(Identifiability.DEPERSONALISED), on))
        for giver in _givers(partnership, dataset)
    ]  # fmt: skip
    if not found or not all(map(_is_as_fine_as_areas, found)):
        return ""
    return "; ".join(sorted({str(line.version) for one in found for line in one.lines}))


def _givers(partnership: Partnership, dataset: str) -> list[Agency]:
    """The agencies whose rows are, or may be, in the partnership's numbers."""
    lines = (line for version in asked_versions(partnership) for line in version.grants.all())
    by_line = {line.provider for line in lines if line.category == dataset and line.for_analysis}
    taken = Delivery.State.ACCEPTED
    sent = Agency.objects.filter(
        deliveries__partnership=partnership, deliveries__dataset=dataset, deliveries__state=taken
    )
    return sorted(by_line | set(sent), key=lambda each: each.pk)


def dataset_of(exhibit: str) -> str:
    """The dataset that a map is of; "" where it is of several."""
    parts = exhibit.split(".")
    return parts[1] if len(parts) > 2 and parts[0] == "where" else ""


def _is_as_fine_as_areas(found: Found) -> bool:
    return found.answer.allowed and not set(found.answer.granularity.values()) & COARSER_THAN_AREA

"""What is out: the protocols that everybody may read, by the address of their partnership."""

from django.db.models import QuerySet

from wardmote.partnership.sharing.models import Version
from wardmote.partnership.sharing.rules.conversion import IN_FORCE, with_all


def public_versions(place: str) -> QuerySet[Version]:
    """The versions in force of protocols that the partnership of that address shows."""
    shown = Version.objects.filter(
        protocol__partnership__slug=place, protocol__is_published=True, state__in=IN_FORCE
    )
    return with_all(shown).order_by("protocol__title", "-number")

"""What is out: the audits that everybody may read, by the address of their partnership."""

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_of


def who_published(place: str) -> Partnership | None:
    """The partnership of that address, if it has published an audit; else None, like no other."""
    found = Partnership.objects.filter(slug=place).first()
    return found if found and found.audits.published().exists() else None


def edition_out(place: str, pk: int) -> tuple[Audit, Run] | None:
    """A published audit with its frozen edition."""
    audits = Audit.objects.published().select_related("partnership")
    audit = audits.filter(partnership__slug=place, pk=pk).first()
    run = audit.edition if audit else None
    is_there = run and run.sha256 == audit.sha256 and edition_of(run, PUBLIC)
    return (audit, run) if is_there else None

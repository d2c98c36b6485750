"""What holds in the period before an election, of everything that goes to the public."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Assurance, Partnership, PreElection
from wardmote.partnership.agencies.rules.structure import Refused
from wardmote.partnership.website.tables import day as told_day


def pre_election_on(partnership: Partnership, day: date) -> PreElection | None:
    """The period that holds on a day; one that holds everything back goes first."""
    held = PreElection.objects.filter(partnership=partnership, starts_on__lte=day, ends_on__gte=day)
    return held.order_by("-way", "-ends_on").first()


def check_can_go_out(period: PreElection, *, ground: str, words: str) -> None:
    """Within the period, something goes out with a ground and a reason, or not at all.

    Raises:
        Refused: it is held until the day after, or nobody says why it may go out.
    """
    if period.way == PreElection.Way.HOLD:
        raise Refused(pre_election_told(period))
    if ground not in Assurance.Ground.values or not words.strip():
        raise Refused(
            _("This is a pre-election period: say why it is not political, or business as usual.")
        )


def pre_election_told(period: PreElection) -> str:
    """What members are told of it."""
    facts = {"election": period.election, "until": told_day(period.ends_on)}
    if period.way == PreElection.Way.HOLD:
        after = told_day(period.ends_on + timedelta(days=1))
        return _("Pre-election period (%(election)s): nothing is published before %(after)s.") % {
            **facts,
            "after": after,
        }
    return _(
        "Pre-election period until %(until)s (%(election)s): whoever publishes something says why "
        "it is not political."
    ) % facts  # fmt: skip

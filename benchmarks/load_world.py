"""`python -m benchmarks.load_world make|count`: what the load is put on, and what became of it.

`make` prints the session of each made-up officer; `count` what the database holds of the load.
"""

import json
import sys
from datetime import date

from wardmote.partnership.website.waking import wake

OFFICERS = 16
FORMED = date(2024, 4, 1)
SUBJECT = "load-"


def make() -> dict:
    """Riverton with six agencies, twelve groups and their seats, and officers signed in."""
    from wardmote.partnership.agencies.models import Agency, Group, Partner, Partnership, Seat

    riverton = Partnership.objects.create(
        name="Riverton", slug="riverton", nation="England", kind="unitary", formed_on=FORMED
    )
    kinds = ("council", "police", "fire", "health", "probation", "voluntary")
    partners = [
        Partner.objects.create(
            partnership=riverton, agency=Agency.objects.create(name=f"Riverton {kind}", kind=kind),
            mode="core", started_on=FORMED,
        )
        for kind in kinds
    ]  # fmt: skip
    for number in range(12):
        group = Group.objects.create(
            partnership=riverton, name=f"Group {number}", function="task", started_on=FORMED
        )
        for partner in partners:
            Seat.objects.create(group=group, partner=partner, mode="core", started_on=FORMED)
    return {"sessions": [_officer(riverton, number) for number in range(OFFICERS)]}


def _officer(partnership, number: int) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from wardmote.partnership.agencies.models import Membership
    from wardmote.partnership.website.models import Person

    person = Person.objects.create_user(f"officer.{number}@riverton.example", name=f"O {number}")
    Membership.objects.create(
        partnership=partnership, person=person, role="officer", started_on=FORMED
    )
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def count() -> dict:
    """What was written, by its subject, and whether the trail tells of each and is sound."""
    from wardmote.partnership.agencies.models import Briefing
    from wardmote.partnership.trail.models import Entry
    from wardmote.partnership.trail.verify import verify_all

    written = Briefing.objects.filter(subject__startswith=SUBJECT)
    told = Entry.objects.filter(did="agencies.briefing.added")
    return {
        "subjects": list(written.values_list("subject", flat=True)),
        "told": told.count(),
        "faults": [str(fault) for fault in verify_all()],
    }


if __name__ == "__main__":
    wake()
    print(json.dumps({"make": make, "count": count}[sys.argv[1]]()))

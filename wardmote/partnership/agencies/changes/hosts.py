"""Who keeps the installation, and may set up partnerships in it."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.signing_in import prove_address


@transaction.atomic
def make_host(*, email: str, name: str, password: str, at: datetime) -> Person:
    """A host's account; somebody who has one already becomes host and gets this password.

    Only whoever sits at the machine can ask for it, so nobody is checked but the password.

    Raises:
        ValidationError: the password is too easy.
    """
    person = Person.objects.filter(email=email.strip().lower()).first()
    before = trail.picture(person) if person else None
    person = person or Person(email=email.strip().lower())
    person.name, person.is_host, person.is_active = name or person.name, True, True
    validate_password(password, person)
    person.set_password(password)
    person.save()
    prove_address(person)
    trail.record(person, "made_host", by=None, at=at, before=before, after=trail.picture(person))
    return person

"""Two writers never fork a log."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from wardmote.partnership.trail import changes, guards
from wardmote.partnership.trail.models import Entry, Log
from wardmote.partnership.trail.verify import verify_all
from wardmote.partnership.website.models import Person

WRITERS, EACH = 4, 15


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_one_unbroken_log(at) -> None:
    person = Person.objects.create_user("a.writer@riverton.example", name="A Writer")
    start, failed = Barrier(WRITERS), []

    def write() -> None:
        try:
            start.wait()
            for _ in range(EACH):
                changes.added(person, by=person, at=at)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    writers = [Thread(target=write) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    assert Log.objects.get().size == Entry.objects.count() == WRITERS * EACH
    assert verify_all() == []


@pytest.mark.django_db(transaction=True)
def test_the_guards_are_up_again_after_a_test_that_emptied_the_tables() -> None:
    assert guards.missing(connection) == set()

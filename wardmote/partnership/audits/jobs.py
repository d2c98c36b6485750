"""The job that runs an audit: it may take minutes, and its worker may be killed at any moment."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from threading import Event, Thread

from django.db import OperationalError, connection
from django.utils.translation import gettext as _
from django_tasks import task

from wardmote import evidence
from wardmote.partnership.audits.changes import running as changes
from wardmote.partnership.audits.models import Run
from wardmote.partnership.audits.rules.asking import asked_of, release_key
from wardmote.partnership.audits.rules.editions import ANALYST, PUBLIC, edition_folder
from wardmote.partnership.audits.rules.running import HEARTBEAT
from wardmote.partnership.exchange.rules.keeping import places_folder, store_folder
from wardmote.partnership.website import clock

log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818  what happened, not an error
    """Somebody stopped the run, or started it again elsewhere."""


@task()
def conduct(run_pk: int) -> None:
    """Run an audit that was asked for, if it still is; whatever goes wrong is told on its page."""
    run = changes.begin(run_pk=run_pk, at=clock.now(), now=really_now())
    if run is None:
        return
    try:
        with _signs_of_life(run_pk):
            _write(run)
    except Stopped:
        changes.remove_files(run)
    except evidence.WardmoteError as refused:
        changes.fail(run_pk=run_pk, said=str(refused), at=clock.now())
    except Exception:
        log.exception("Run %d of an audit failed.", run_pk)
        said = _(
            "The program failed. Whoever keeps this installation finds why in its log: run %d."
        )
        changes.fail(run_pk=run_pk, said=said % run_pk, at=clock.now())
    else:
        changes.finish(run_pk=run_pk, at=clock.now())


def take_up_again() -> int:
    """As a worker starts: runs that were killed are told as stopped, for a person to start anew."""
    return changes.stop_silent(at=clock.now(), now=really_now())


def really_now() -> datetime:
    """The moment, even while the service's day stands still: by it one knows who is alive."""
    return datetime.fromtimestamp(clock.seconds(), tz=UTC)


def _write(run: Run) -> None:
    """Let the engine write both editions to the run's folders."""
    audit = run.audit
    evidence.write_editions(
        asked_of(audit, clock.today()),
        store_folder(audit.partnership),
        places_folder(audit.partnership),
        public=edition_folder(run, PUBLIC),
        analyst=edition_folder(run, ANALYST),
        key=release_key(audit.partnership),
        tell=lambda doing: _tell(run.pk, doing),
    )


def _tell(run_pk: int, doing: str) -> None:
    if not changes.tell(run_pk=run_pk, doing=doing, now=really_now()):
        raise Stopped


@contextmanager
def _signs_of_life(run_pk: int) -> Iterator[None]:
    """Say now and then that the run is alive: some steps of the engine take long."""
    over = Event()

    def beat() -> None:
        while not over.wait(HEARTBEAT.total_seconds()):
            with suppress(OperationalError):  # busy: it is heard the next time
                changes.be_heard(run_pk=run_pk, now=really_now())
        connection.close()

    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()

"""Whatever an intruder does to the trail is found."""

from random import Random

import pytest
from django.db import connection, transaction

from tests.partnership.trail import intruder
from wardmote.partnership.trail import changes, guards
from wardmote.partnership.trail.models import Checkpoint, Log
from wardmote.partnership.trail.verify import head_of, verify, verify_all

ENTRIES = 26
SHARE = 400
TRIALS = 10_000
ACTS = (*intruder.EXACTLY, *intruder.NO_LATER)


@pytest.fixture
def log(told, at) -> Log:
    """A log that nobody has touched, with checkpoints at 8, 16, 24 and its end; and another log."""
    log = told(ENTRIES)
    changes.added(log, by=None, at=at)  # hangs on no partnership: the installation's
    changes.make_checkpoint(log=log, at=at)
    guards.take_down(connection)
    return Log.objects.get(name="riverton")


@pytest.fixture
def held(log):
    """What a partner's machine holds: the checkpoint at the log's end."""
    return (head_of(Checkpoint.objects.get(log=log, size=ENTRIES)),)


def first_found(act: intruder.Act, log: Log, held, chance: Random) -> tuple[int, int | None]:
    """Where an intruder struck, and where that is found; all is undone after it."""
    with transaction.atomic():
        struck = act(log, chance)
        faults = [fault for fault in verify_all(held) if fault.log.startswith("riverton")]
        transaction.set_rollback(True)
    return struck, faults[0].index if faults else None


def test_a_log_that_nobody_touched_has_no_fault(log, held) -> None:
    assert verify_all(held) == []


def test_an_empty_log_has_no_fault(db) -> None:
    assert verify(Log.objects.create(name="riverton")) == []


@pytest.mark.parametrize("act", intruder.EXACTLY, ids=lambda act: act.__name__)
def test_the_first_bad_entry_is_named(log, held, act) -> None:
    for seed in range(5):
        struck, found = first_found(act, log, held, Random(seed))
        assert found == struck


@pytest.mark.parametrize("act", intruder.NO_LATER, ids=lambda act: act.__name__)
def test_what_agrees_with_itself_again_is_found_by_checkpoints(log, held, act) -> None:
    for seed in range(5):
        struck, found = first_found(act, log, held, Random(seed))
        assert found is not None
        assert found <= struck


@pytest.mark.parametrize(
    "act", [intruder.cut_off_with_its_checkpoints, intruder.write_anew_with_stolen_keys]
)
def test_the_worst_is_found_only_by_what_is_held_elsewhere(log, held, act) -> None:
    assert first_found(act, log, (), Random(1))[1] is None
    assert first_found(act, log, held, Random(1))[1] is not None


def trials(log, held, number: int) -> None:
    missed = []
    for seed in range(number):
        chance = Random(seed)
        act = ACTS[seed % len(ACTS)]
        struck, found = first_found(act, log, held, chance)
        exact = act in intruder.EXACTLY
        if found is None or found > struck or (exact and found != struck):
            missed.append((act.__name__, seed, struck, found))
    print(f"{number:,} tamperings on {connection.vendor}, {len(missed)} not found")
    assert missed == []


def test_a_share_of_random_tamperings_is_found(log, held) -> None:
    trials(log, held, SHARE)


@pytest.mark.trial
def test_every_random_tampering_is_found(log, held) -> None:
    trials(log, held, TRIALS)

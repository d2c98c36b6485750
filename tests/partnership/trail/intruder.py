"""Somebody who holds the database, and in the worst case the signing keys, and changes the trail.

Each act changes one log and returns the index of the first entry that is no longer as it was.
"""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from django.db import connection
from django.db.models import F

from wardmote.partnership.trail import signing
from wardmote.partnership.trail.models import Checkpoint, Entry, Log, moment, said
from wardmote.partnership.trail.tree import appended, leaf_hash, root

Act = Callable[[Log, Random], int]
FAR = 100_000


def alter(log: Log, chance: Random) -> int:
    """Change one thing that one entry says."""
    entry = _any(log, chance)
    entry_rows(entry).update(**_another(entry, chance))
    return entry.index


def alter_a_hash(log: Log, chance: Random) -> int:
    entry = _any(log, chance)
    which = chance.choice(["leaf", "root"])
    held = getattr(entry, which)
    place = chance.randrange(64)
    digit = chance.choice([d for d in "0123456789abcdef" if d != held[place]])
    entry_rows(entry).update(**{which: held[:place] + digit + held[place + 1 :]})
    return entry.index


def alter_and_hash_again(log: Log, chance: Random) -> int:
    """Change an entry, and its leaf so that the two agree."""
    entry = _any(log, chance)
    _set(entry, _another(entry, chance))
    entry_rows(entry).update(leaf=leaf_hash(said(entry)), **_saved(entry))
    return entry.index


def garble(log: Log, chance: Random) -> int:
    """Leave something there that reads as nothing."""
    entry = _any(log, chance)
    _execute("UPDATE trail_entry SET after = '{' WHERE id = %s", entry.pk)
    return entry.index


def remove(log: Log, chance: Random) -> int:
    entry = _any(log, chance)
    entry_rows(entry).delete()
    return entry.index


def remove_and_close_the_gap(log: Log, chance: Random) -> int:
    entry = _any(log, chance)
    entry_rows(entry).delete()
    _renumber(log, entry.index + 1, -1)
    return entry.index


def swap(log: Log, chance: Random) -> int:
    """Two entries trade places."""
    one, other = sorted(chance.sample(list(log.entries.all()), 2), key=lambda entry: entry.index)
    entry_rows(one).update(index=FAR)
    entry_rows(other).update(index=one.index)
    entry_rows(one).update(index=other.index)
    return one.index


def insert(log: Log, chance: Random) -> int:
    """A forged entry among the others, the later ones moved up."""
    model = _any(log, chance)
    _renumber(log, model.index, 1)
    model.pk, model.why = None, f"{model.why} forged"
    model.leaf = leaf_hash(said(model))
    model.save(force_insert=True)
    return model.index


def append_behind_the_back(log: Log, chance: Random) -> int:
    """A forged entry at the end; the log's head knows nothing of it."""
    model = _any(log, chance)
    model.pk, model.index = None, log.size
    model.leaf = leaf_hash(said(model))
    model.root = root(appended(log.frontier, log.size, model.leaf))
    model.save(force_insert=True)
    return log.size


def move_to_the_end(log: Log, chance: Random) -> int:
    entry = _any(log, chance)
    entry_rows(entry).update(index=log.size + chance.randrange(3))
    return entry.index


def move_to_another_log(log: Log, chance: Random) -> int:
    entry = _any(log, chance)
    other = Log.objects.exclude(pk=log.pk).first()
    entry_rows(entry).update(log=other, index=FAR)
    return entry.index


def cut_off(log: Log, chance: Random) -> int:
    size = chance.randrange(log.size)
    log.entries.filter(index__gte=size).delete()
    return size


def cut_off_and_mend_the_head(log: Log, chance: Random) -> int:
    size = cut_off(log, chance)
    _mend(log)
    return size


def cut_off_with_its_checkpoints(log: Log, chance: Random) -> int:
    """As if the last entries had never been: only a checkpoint held elsewhere knows."""
    size = cut_off_and_mend_the_head(log, chance)
    log.checkpoints.filter(size__gt=size).delete()
    return size


def write_anew(log: Log, chance: Random) -> int:
    """Change an entry, and every hash after it."""
    entry = _any(log, chance)
    entry_rows(entry).update(**_another(entry, chance))
    _mend(log)
    return entry.index


def write_anew_with_stolen_keys(log: Log, chance: Random) -> int:
    """As above, and sign all checkpoints again: only one held elsewhere knows."""
    index = write_anew(log, chance)
    roots = {entry.index + 1: entry.root for entry in log.entries.all()}
    for checkpoint in log.checkpoints.all():
        told = {
            "log": log.name, "size": checkpoint.size, "root": roots[checkpoint.size],
            "at": moment(checkpoint.at),
        }  # fmt: skip
        key, signature = signing.sign(told)
        Checkpoint.objects.filter(pk=checkpoint.pk).update(
            root=told["root"], key=key, signature=signature
        )
    return index


def alter_the_head(log: Log, chance: Random) -> int:
    head = Log.objects.filter(pk=log.pk)
    shorter = log.size - chance.randrange(1, log.size)
    return chance.choice([
        lambda: (head.update(size=shorter), shorter)[1],
        lambda: (head.update(frontier=[*log.frontier[::-1], "00"]), log.size)[1],
        lambda: (head.update(name=f"{log.name}-of-old"), 0)[1],
    ])()  # fmt: skip


def alter_a_checkpoint(log: Log, chance: Random) -> int:
    checkpoint = chance.choice(list(log.checkpoints.all()))
    altered = chance.choice([
        {"root": "ab" * 32}, {"size": checkpoint.size + FAR}, {"signature": "00" * 64},
        {"at": checkpoint.at + timedelta(days=1)}, {"key": "0" * 16}, {"signature": "no hex"},
    ])  # fmt: skip
    Checkpoint.objects.filter(pk=checkpoint.pk).update(**altered)
    return 2 * FAR  # no entry is bad; the checkpoint is told


def remove_the_log(log: Log, chance: Random) -> int:
    log.entries.all().delete()
    log.checkpoints.all().delete()
    Log.objects.filter(pk=log.pk).delete()
    return 0


EXACTLY: tuple[Act, ...] = (
    alter, alter_a_hash, alter_and_hash_again, garble, remove, remove_and_close_the_gap, swap,
    insert, append_behind_the_back, move_to_the_end, move_to_another_log, cut_off,
    cut_off_and_mend_the_head, cut_off_with_its_checkpoints,
)  # fmt: skip
"""Acts whose first bad entry is named."""
NO_LATER: tuple[Act, ...] = (
    write_anew, write_anew_with_stolen_keys, alter_the_head, alter_a_checkpoint, remove_the_log,
)  # fmt: skip
"""Acts after which hashes agree again: a checkpoint tells that one at or after an index is bad."""


def _any(log: Log, chance: Random) -> Entry:
    return chance.choice(list(log.entries.select_related("log")))


def _another(entry: Entry, chance: Random) -> dict:
    """One field of an entry, as it was not."""
    return chance.choice([
        {"at": entry.at + timedelta(microseconds=chance.choice([-1, 1, 3_600_000_000]))},
        {"by": None if entry.by_id else chance.choice(_people())},
        {"did": entry.did.replace("briefing", "partner")},
        {"thing": f"{entry.thing}1"},
        {"before": {**(entry.before or {}), "subject": str(chance.random())}},
        {"after": {**(entry.after or {}), "subject": str(chance.random())}},
        {"why": entry.why + chance.choice([" ", "\u200b", ".", "x"])},
    ])  # fmt: skip


def _people() -> list:
    from wardmote.partnership.website.models import Person

    return list(Person.objects.all()[:5])


def _set(entry: Entry, told: dict) -> None:
    for key, value in told.items():
        setattr(entry, key, value)


def _saved(entry: Entry) -> dict:
    return {key: getattr(entry, key) for key in SAID}


SAID = ("at", "by", "did", "thing", "before", "after", "why")


def entry_rows(entry: Entry):
    return Entry.objects.filter(pk=entry.pk)


def _renumber(log: Log, first: int, by: int) -> None:
    later = log.entries.filter(index__gte=first)
    later.update(index=F("index") + FAR)
    log.entries.filter(index__gte=FAR).update(index=F("index") - FAR + by)


def _mend(log: Log) -> None:
    """Every hash from the first entry to the log's head, as if nothing had been."""
    frontier: list[str] = []
    entries = list(log.entries.select_related("log"))
    for size, entry in enumerate(entries):
        leaf = leaf_hash(said(entry))
        frontier = appended(frontier, size, leaf)
        if (leaf, root(frontier)) != (entry.leaf, entry.root):
            entry_rows(entry).update(leaf=leaf, root=root(frontier))
    Log.objects.filter(pk=log.pk).update(size=len(entries), frontier=frontier)


def _execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)

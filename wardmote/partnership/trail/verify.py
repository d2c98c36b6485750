"""Finds whatever in a log was altered, removed, swapped, inserted, cut off or written anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError

from wardmote.partnership.trail import signing
from wardmote.partnership.trail.models import Checkpoint, Entry, Log, moment, said
from wardmote.partnership.trail.tree import appended, leaf_hash, root

AT_ONCE = 500
UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError, DatabaseError)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a log.

    Attributes:
        log: which.
        index: the first entry that is not as it was; all before it are sound.
        what: what is wrong with it.
    """

    log: str
    index: int
    what: str

    def __str__(self) -> str:
        return f"{self.log}, entry {self.index}: {self.what}"


@dataclass(frozen=True)
class Head:
    """A checkpoint, of the database or held elsewhere."""

    log: str
    size: int
    root: str
    at: str
    key: str
    signature: str

    @property
    def told(self) -> dict[str, Any]:
        """What was signed."""
        return {"log": self.log, "size": self.size, "root": self.root, "at": self.at}


def head_of(checkpoint: Checkpoint) -> Head:
    """A checkpoint of the database."""
    return Head(
        checkpoint.log.name, checkpoint.size, checkpoint.root, moment(checkpoint.at),
        checkpoint.key, checkpoint.signature,
    )  # fmt: skip


def verify_all(held: tuple[Head, ...] = (), only: str = "") -> list[Fault]:
    """All faults of all logs.

    Args:
        held: checkpoints that somebody kept outside this installation.
        only: the name of the one log to look at.
    """
    logs = {log.name: log for log in Log.objects.defer("frontier").order_by("name")}
    gone = [
        Fault(head.log, 0, "the whole log is gone: a checkpoint tells of it.")
        for head in held
        if head.log not in logs and only in ("", head.log)
    ]
    looked_at = [log for name, log in logs.items() if only in ("", name)]
    return gone + [fault for log in looked_at for fault in verify(log, held)]


def verify(log: Log, held: tuple[Head, ...] = ()) -> list[Fault]:
    """All faults of a log, the earliest first; none if it is as it was.

    Args:
        log: whose entries to check against its head, its checkpoints, and what is held.
        held: checkpoints that somebody kept outside this installation.
    """
    held = tuple(head for head in held if head.log == log.name)
    own, faults = _own_heads(log)
    roots = _Roots()
    for index, entry in enumerate(_entries(log)):
        wrong = roots.take(index, entry)
        if wrong:
            faults.append(Fault(log.name, index, wrong))
            break
    else:
        faults += _end(log, roots)
        faults += _past_the_end(log, (*own, *held), roots)
    faults += _against(log, own, roots) + _against(log, held, roots)
    return sorted(faults, key=lambda fault: fault.index)


class _Roots:
    """The roots of a log, worked out from its entries one by one."""

    def __init__(self) -> None:
        self.frontier: list[str] = []
        self.at: list[str] = [root([])]

    def take(self, index: int, entry: Entry | None) -> str:
        """Grow by one entry; what is wrong with it, or nothing."""
        if entry is None:
            return "cannot be read."
        if entry.index != index:
            return f"is missing: here stands {entry.index}."
        try:
            leaf = leaf_hash(said(entry))
        except UNREADABLE:
            return "cannot be read."
        if leaf != entry.leaf:
            return "is not what was written."
        grown = appended(self.frontier, index, leaf)
        if root(grown) != entry.root:
            return "does not follow from those before it."
        self.frontier = grown
        self.at.append(entry.root)
        return ""


def _entries(log: Log) -> Iterator[Entry | None]:
    """Entries in order; None for one that no longer reads as an entry."""
    keys = list(log.entries.order_by("index", "pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        try:
            read = Entry.objects.in_bulk(some)
        except UNREADABLE:
            read = {key: _alone(key) for key in some}
        for key in some:
            entry = read.get(key)
            if entry is not None:
                entry.log = log
            yield entry


def _alone(key: int) -> Entry | None:
    try:
        return Entry.objects.get(pk=key)
    except UNREADABLE:
        return None


def _end(log: Log, roots: _Roots) -> list[Fault]:
    """Whether the log's head is that of its entries."""
    size = len(roots.at) - 1
    if log.size != size:
        what = f"the log says that it has {log.size} entries, and has {size}."
        here = min(size, log.size) if isinstance(log.size, int) else size
        return [Fault(log.name, here, what)]
    try:
        agrees = log.frontier == roots.frontier
    except UNREADABLE:
        agrees = False
    return [] if agrees else [Fault(log.name, size, "the log's head is not that of its entries.")]


def _past_the_end(log: Log, heads: tuple[Head, ...], roots: _Roots) -> list[Fault]:
    """Checkpoints that saw more entries than there are."""
    size = len(roots.at) - 1
    longest = max((head.size for head in heads), default=0)
    what = f"was cut off: a checkpoint saw {longest} entries, and there are {size}."
    return [Fault(log.name, size, what)] if longest > size else []


def _own_heads(log: Log) -> tuple[tuple[Head, ...], list[Fault]]:
    """The database's checkpoints whose signature is good, and what is wrong with the others."""
    keys = signing.public_keys()
    try:
        heads = [head_of(checkpoint) for checkpoint in log.checkpoints.select_related("log")]
    except UNREADABLE:
        return (), [Fault(log.name, 0, "a checkpoint cannot be read.")]
    good = tuple(
        head for head in heads
        if signing.is_signed(head.told, head.key, head.signature, keys.get(head.key, ""))
    )  # fmt: skip
    what = "the checkpoint at {} was not signed so by this installation."
    bad = [
        Fault(log.name, max(0, head.size - 1), what.format(head.size))
        for head in heads
        if head not in good
    ]
    return good, bad


def _against(log: Log, heads: tuple[Head, ...], roots: _Roots) -> list[Fault]:
    """The first checkpoint that the entries do not lead to; what the one before it saw stands.

    What is held elsewhere is asked apart: whoever holds the keys can sign the others anew.
    """
    good = 0
    for head in sorted(heads, key=lambda head: head.size):
        if head.size >= len(roots.at):
            break
        if head.root != roots.at[head.size]:
            what = f"it or one after it, before {head.size}, is not what a checkpoint saw."
            return [Fault(log.name, good, what)]
        good = head.size
    return []

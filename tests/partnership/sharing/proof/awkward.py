"""Questions that are no small world: nothing to go by, the same twice, or values out of order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.partnership.sharing.proof.dimensions import NOON, NOW_BROKEN
from tests.partnership.sharing.proof.worlds import Worlds
from wardmote.partnership.sharing.rules.terms import Event, Grant, Happened, Question, Version

FAILED = ("", "decision_failed")


def worlds_of_disorder() -> Iterator[tuple[str, Question, Iterable[Version], tuple[str, str]]]:
    """Each: what is out of order, the question, the versions, and the answer in words."""
    question, versions = Worlds().build(0, {})
    table, around_it = Worlds().build(1, {})
    (version,) = versions
    (grant,) = version.grants
    whole = ("name=exact place=exact | grant/P/P/1/g1 | log", "")

    def granted(**changes: object) -> tuple[Version, ...]:
        return (replace(version, grants=(Grant(**{**vars(grant), **changes}),)),)

    def happened(at: object) -> tuple[Version, ...]:
        return (replace(version, events=(*version.events, Event(Happened.SIGNED, at, "police"))),)

    def recorded(**changes: object) -> Question:
        return replace(question, record=replace(question.record, **changes))

    broken = replace(question, broken=(NOW_BROKEN,))
    yield "no version at all", question, (), ("", "no_protocol")
    yield "no grant at all", question, (replace(version, grants=()),), ("", "no_protocol")
    dozen = [f"g{number}" for number in range(10, 22)]  # a set would hold them in chance order
    many = (replace(version, grants=tuple(replace(grant, id=name) for name in reversed(dozen))),)
    basis = " ".join(f"grant/P/P/1/{name}" for name in dozen)
    yield "a dozen grants", question, many, (f"name=exact place=exact | {basis} | log", "")
    yield "the same version twice", question, versions * 2, whole
    yield "versions that can be told once", question, iter(versions), whole
    yield "versions that break off", question, (one.id for one in (version, None)), FAILED
    yield "versions that are none", question, None, FAILED
    yield "a granularity unheard of", question, granted(granularity={"place": "street"}), FAILED
    yield "a condition unheard of", question, granted(conditions=frozenset({"on_oath"})), FAILED
    yield "a mode unheard of", question, granted(mode="whoever"), FAILED
    yield "a signature at no time", question, happened(None), FAILED
    yield "a signature in no time zone", question, happened(NOON.replace(tzinfo=None)), FAILED
    yield "no moment", replace(question, at=None), versions, FAILED
    yield "no purpose", replace(question, purpose=None), versions, FAILED
    yield "nobody asks", replace(question, actor=None), versions, FAILED
    yield "retention unknown", recorded(delete_after=None), versions, FAILED
    yield "identifiability unknown", recorded(identifiability=None), versions, FAILED
    yield "markers unknown", recorded(markers=None), versions, FAILED
    yield "fields unknown", recorded(fields=None), versions, FAILED
    yield "broken glass unknown", replace(question, broken=None), (), FAILED
    yield "glass, no reason", _broken(broken, reason=None), (), FAILED
    yield "a meeting of no time", _meeting(table, opens=None), around_it, FAILED


def _broken(question: Question, **changes: object) -> Question:
    return replace(question, broken=(replace(NOW_BROKEN, **changes),))


def _meeting(question: Question, **changes: object) -> Question:
    return replace(question, meeting=replace(question.meeting, **changes))

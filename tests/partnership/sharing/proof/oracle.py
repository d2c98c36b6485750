"""What the relations of `oracle.sql` answer, and an answer of `decide` in the same words."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import duckdb

from tests.partnership.sharing.proof.relations import Relations
from tests.partnership.sharing.proof.worlds import World
from wardmote.partnership.sharing.rules.terms import Answer, Basis

Words = tuple[str, str]
HERE = Path(__file__).parent
ALGEBRA = (HERE / "oracle.sql").read_text(encoding="utf-8")
MISSING = (HERE / "missing.sql").read_text(encoding="utf-8")


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def answers(cases: Sequence[World]) -> list[Words]:
    """What the oracle says of each: what is allowed, and what would have to change."""
    relations = Relations()
    for question, versions in cases:
        relations.ask(question, versions)
    engine = _engine()
    for name, table in relations.tables().items():
        engine.register(name, table)
    engine.execute(ALGEBRA)
    engine.execute(MISSING)
    allowed = dict(engine.execute("select n, told from answer").fetchall())
    missing = dict(
        engine.execute("select n, array_to_string(missing, ' ') from missing").fetchall()
    )
    return [(allowed.get(n, ""), missing.get(n, "")) for n in range(len(cases))]


def in_words(answer: Answer) -> Words:
    """The same words of an answer of `decide`."""
    assert is_well_made(answer)
    if not answer.allowed:
        return "", " ".join(answer.missing)
    finely = answer.granularity
    fields = " ".join(f"{field}={finely.get(field, 'exact')}" for field in sorted(answer.fields))
    basis = " ".join(map(_because, answer.basis))
    return f"{fields} | {basis} | {' '.join(sorted(answer.duties))}", " ".join(answer.missing)


def is_well_made(answer: Answer) -> bool:
    """Nothing in it can be changed later, and no field is said to be exact: the others are."""
    kinds = [type(each) for each in (answer.allowed, answer.fields, answer.basis, answer.duties)]
    told_exactly = [name for name, finely in answer.granularity.items() if finely == "exact"]
    return kinds == [bool, frozenset, tuple, frozenset] and not told_exactly


def _because(basis: Basis) -> str:
    named = (basis.kind, basis.protocol, basis.version, basis.grant)
    return "/".join(filter(None, named))

"""The oracle: what `oracle.sql` answers, and an answer of `decide` in the same words."""

from functools import cache
from pathlib import Path

import duckdb

from tests.partnership.sharing.proof.relations import Relations
from wardmote.partnership.sharing.rules.terms import Answer, Basis

ALGEBRA = (Path(__file__).parent / "oracle.sql").read_text(encoding="utf-8")


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def answers(relations: Relations) -> dict[int, str]:
    """Number of a question → what is allowed, in words; a question that is denied is not told."""
    engine = _engine()
    for name, table in relations.tables().items():
        engine.register(name, table)
    engine.execute(ALGEBRA)
    return dict(engine.execute("select n, told from answer").fetchall())


def told(answer: Answer) -> str:
    """The same words of an answer of `decide`; none where it is denied."""
    if not answer.allowed:
        return ""
    finely = answer.granularity
    fields = " ".join(f"{field}={finely.get(field, 'exact')}" for field in sorted(answer.fields))
    basis = " ".join(sorted(_because(one) for one in answer.basis))
    return f"{fields} | {basis} | {' '.join(sorted(answer.duties))}"


def _because(basis: Basis) -> str:
    return "/".join(
        part for part in (basis.kind, basis.protocol, basis.version, basis.grant) if part
    )

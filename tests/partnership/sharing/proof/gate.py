"""The gate: every mutant of the decision must answer some question otherwise than the oracle."""

import gc
import logging
import logging.handlers
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import CodeType, ModuleType

from tests.partnership.sharing.proof import oracle
from tests.partnership.sharing.proof.awkward import worlds_of_disorder
from tests.partnership.sharing.proof.dimensions import BASES
from tests.partnership.sharing.proof.mutants import mutants
from tests.partnership.sharing.proof.worlds import NAMES, RADIX, Choice, Worlds, choices, sample
from wardmote.partnership.sharing.rules import decision

SOURCE = Path(decision.__file__)
SILENT = logging.NullHandler()
Ask = Callable[[Callable], bool]


def questions(seed: int, many: int) -> list[Ask]:
    """Tests of a `decide`: whether it answers as it should."""
    chosen = [*_singly(), *choices(sample(seed, many, run=1))]
    worlds = Worlds()
    cases = [worlds.build(*choice) for choice in chosen]
    asked = [_asks(*case, words) for case, words in zip(cases, oracle.answers(cases), strict=True)]
    disorder = range(len(list(worlds_of_disorder())))
    return [*asked, *map(_asks_anew, disorder), _says_only_what_kind_of_error]


def _singly() -> Iterable[Choice]:
    for base in range(len(BASES)):
        for name, radix in zip(NAMES, RADIX.tolist(), strict=True):
            yield from ((base, {name: choice}) for choice in range(radix))


def _asks(question, versions, words) -> Ask:
    return lambda decide: oracle.in_words(decide(question, versions)) == words


def _asks_anew(place: int) -> Ask:
    """What can be told once only has to be made for each asking."""

    def ask(decide: Callable) -> bool:
        _, question, versions, words = list(worlds_of_disorder())[place]
        return oracle.in_words(decide(question, versions)) == words

    return ask


def survivors(asked: Sequence[Ask]) -> tuple[list[str], list[str]]:
    """The names of all mutants, and of those that answer all as they should."""
    made, alive, gone = [], [], list(asked)
    gc.freeze()
    for mutant in mutants(SOURCE.read_text(encoding="utf-8")):
        made.append(mutant.name)
        killer = _killer(mutant.code, gone)
        if killer is None:
            alive.append(mutant.name)
        else:  # what killed one is likely to kill the next
            gone.insert(0, gone.pop(killer))
    gc.unfreeze()
    return made, alive


def _says_only_what_kind_of_error(decide: Callable) -> bool:
    """The log of a decision that failed has no word of what was asked."""
    log: logging.Logger = decide.__globals__["log"]
    said = logging.handlers.BufferingHandler(9)
    log.addHandler(said)
    decide(None, ())
    log.removeHandler(said)
    return [one.getMessage() for one in said.buffer] == [
        "A sharing decision failed and was denied: AttributeError"
    ]


def _killer(code: CodeType, asked: Sequence[Ask]) -> int | None:
    """The place of the first question that it answers wrongly."""
    module = ModuleType("mutant")
    logging.getLogger("mutant").propagate = False
    logging.getLogger("mutant").addHandler(SILENT)
    try:
        exec(code, vars(module))
        decide = module.decide
        return next((place for place, ask in enumerate(asked) if not ask(decide)), None)
    except Exception:
        return 0

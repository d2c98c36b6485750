"""What is wrong with a file, by row and column, in words that say what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a file.

    Attributes:
        row: the file's row, its heading being row 1; 0 when it is the whole file.
        column: the file's own heading; "" when it is the whole row.
        rule: a short fixed word for the kind of fault, such as "not_a_date".
        message: what is wrong and what to do. It never repeats a value that may name a person.
        fatal: the file is refused (true) or only this value or row is left out (false).
        rows: how many rows have this same fault; `row` is the first of them.
    """

    row: int
    column: str
    rule: str
    message: str
    fatal: bool = False
    rows: int = 1


@dataclass(frozen=True)
class QualityNote:
    """One of the five data problems, measured on one delivery or dataset (document 004, ch. 3).

    Attributes:
        dataset: which dataset.
        problem: lacking | incomplete | not co-terminous | inaccessible | inaccurate.
        measure: the short name of what was measured, such as "unlocated share".
        value: the figure, or None where it is a yes or no.
        sentence: what it means, in plain words, for whoever reads the audit.
        grade: A (no effect on findings) to D (findings cannot rest on it).
        delivery: the file it speaks of; "" for the dataset as a whole.
        categories: those alone whose findings it bears on; empty for all.
    """

    dataset: str
    problem: str
    measure: str
    value: float | None
    sentence: str
    grade: str
    delivery: str = ""
    categories: tuple[str, ...] = ()

    def bears_on(self, dataset: str, category: str = "") -> bool:
        """Whether a finding on a category, or on the whole of a dataset, must heed it."""
        return self.dataset == dataset and (not self.categories or category in self.categories)


PROBLEMS = ("lacking", "incomplete", "not co-terminous", "inaccessible", "inaccurate")
GRADES = ("A", "B", "C", "D")

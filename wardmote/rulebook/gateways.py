"""Legal gateways: what law opens a door for information, to whom, for what, and to what not."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule

KINDS = ("duty", "power", "basis", "standard")


@dataclass(frozen=True, kw_only=True)
class Gateway(Rule):
    """One gateway.

    Attributes:
        name: our word for it.
        title: its name for readers.
        kind: duty (one must share) | power (one may) | basis (a ground in data protection law,
            needed beside a power for personal data) | standard (agreed by a profession).
        act: the act or document.
        section: where in it.
        permits: who may disclose what to whom, in plain words.
        purposes: names of purposes in `sharing.toml` that it can serve; none for any.
        most: how identifying at most, 0 (counts) to 4 (sensitive personal).
        excluded: what it does not reach, in words.
        bars_onward: whether the recipient is barred from passing it on.
        explanation: for the officer who fears to use it.
        verified: whether somebody held it against its source.
        note: what is not certain.
    """

    name: str
    title: str
    kind: str
    act: str
    section: str
    permits: str
    purposes: tuple[str, ...] = ()
    most: int
    excluded: tuple[str, ...] = ()
    bars_onward: bool = False
    explanation: str
    verified: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.kind not in KINDS:
            raise ValueError(f"kind “{self.kind}”; use {', '.join(KINDS)}.")
        if not 0 <= self.most <= 4:
            raise ValueError(f"most {self.most}; use 0 to 4.")
        if not (self.explanation.strip() and self.permits.strip()):
            raise ValueError("a gateway says what it permits, and explains itself.")
        if not self.verified and not self.note.strip():
            raise ValueError("what is not verified says in its note what is not certain.")

    @property
    def opens(self) -> bool:
        """Whether it opens a door by itself: a basis does not, it stands beside what does."""
        return self.kind != "basis"

    def serves(self, purpose: str) -> bool:
        """Whether data may be shared under it for that."""
        return not self.purposes or purpose in self.purposes

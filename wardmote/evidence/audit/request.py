"""What is asked of an audit."""

from dataclasses import dataclass
from datetime import date

from wardmote.evidence.records import Period
from wardmote.rulebook import HarmEdition, Rules


@dataclass(frozen=True)
class Request:
    """One audit, asked for.

    Attributes:
        partnership: name or code.
        period: what is audited: a year, or a month.
        rules: what is in force in the partnership's nation at the end of the period.
        harm: the edition of harm weights to set beside the counts.
        day: the day on which the audit is made.
        key: the release key that the rounding is drawn from; secret.
        released_by: the two people (or roles) who release the edition.
        made_up: whether the place is invented.
        seed: of the permutation tests.
    """

    partnership: str
    period: Period
    rules: Rules
    harm: HarmEdition
    day: date
    key: bytes
    released_by: tuple[str, str]
    made_up: bool = False
    seed: int = 1

    @property
    def years(self) -> tuple[Period, ...]:
        """The period and the same months of the earlier years it is held against, oldest first."""
        back = range(self.rules.audit.years_compared, -1, -1)
        return tuple(self.period.before(years) for years in back)

    @property
    def edition_id(self) -> str:
        """Readable and stable: "riverton.audit.2025-26"."""
        name = self.partnership.lower().replace(" ", "-")
        return f"{name}.audit.{self.period.label.replace('/', '-')}"

"""Days, months and times of day as agencies write them, as SQL over one text cell.

Days are read day first, as Britain writes them. A moment that names its zone (2019-05-31T23:01Z)
is told by the clocks of Great Britain. A bare number of five digits is a day as Excel counts them.

Each shape is tried by a pattern before it is parsed: DuckDB's strptime takes forty times as long
to fail as to succeed, and CASE, unlike coalesce, does not try what it does not need.
"""

from datetime import timedelta

from wardmote.evidence.sources.settings import bounds

ZONED = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(Z|[+-]\d{2}(:?\d{2})?)$"
TIMED = r"^(.*\d)[T ]+(\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[apAP][mM])?)$"
EXCEL = r"^\d{5}(\.\d+)?$"
EXCEL_ORIGIN = "DATE '1899-12-30'"
PLAIN_DAY = r"\d{4}-\d{2}-\d{2}"
DAY_SHAPES = (
    (r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$", r"\1-\2-\3"),
    (r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$", r"\3-\2-\1"),
    (r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$", r"20\3-\2-\1"),
    (r"^(\d{4})(\d{2})(\d{2})$", r"\1-\2-\3"),
)
MONTH_SHAPES = (
    (r"^(\d{4})[-/](\d{1,2})$", r"\1-\2-01"),
    (r"^(\d{1,2})/(\d{4})$", r"\2-\1-01"),
)
NAMED_DAY = r"^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]*[ -](\d{4}|\d{2})$"
NAMED_MONTH = r"^([A-Za-z]{3})[a-z]*[ -](\d{4}|\d{2})$"
HHMM = r"^\d{1,4}$"
CLOCK = r"^(\d{1,2})[:.]([0-5]\d)([:.]\d{2}(\.\d+)?)?$"
HALF_DAY = r"^(\d{1,2})([:.]([0-5]\d))?(:\d{2})? ?([aApP])[mM]$"
FRACTION = r"^(0?|\d{5})\.\d+$"
YEAR = r"^\d{4}[-/](\d{2}|\d{4})$"
QUARTER = r"^[qQ]?[1-4]$"


def day(cell: str) -> str:
    """The day that a cell names; null where it names none."""
    shaped = [(shape, _day_of(cell, shape, order)) for shape, order in DAY_SHAPES]
    told = _told(cell, NAMED_DAY, 3, 2, 1)
    excel = f"{EXCEL_ORIGIN} + CAST(floor(CAST({cell} AS DOUBLE)) AS INTEGER)"
    zoned = f"CAST({_local(cell)} AS DATE)"
    simple = [*shaped, (NAMED_DAY, told)]
    date_part = f"regexp_extract({cell}, '{TIMED}', 1)"
    timed = [
        *((shape, _day_of(date_part, shape, order)) for shape, order in DAY_SHAPES),
        (NAMED_DAY, _told(date_part, NAMED_DAY, 3, 2, 1)),
    ]
    return _plausible(
        _first(
            cell,
            [*simple, (ZONED, zoned), (EXCEL, excel), (TIMED, _first(date_part, timed))],
        )
    )


def month(cell: str) -> str:
    """The first day of the month that a cell names, or of the day that it names."""
    shaped = [(shape, _plausible(_day_of(cell, shape, order))) for shape, order in MONTH_SHAPES]
    named = (NAMED_MONTH, _plausible(_told(cell, NAMED_MONTH, 2, 1, None)))
    within = f"CAST(date_trunc('month', {day(cell)}) AS DATE)"
    # Millions of police rows are written 2025-04: they must not wait for a pattern.
    others = _first(cell, [*shaped, named], within)
    return f"CASE WHEN {is_plain_month(cell)} THEN {plain_month(cell)} ELSE {others} END"


def is_plain_month(cell: str) -> str:
    """Whether a cell is written as 2025-04."""
    return f"({cell} LIKE '____-__' AND {cell} BETWEEN '{bounds().earliest:%Y}' AND '9999-99')"


def plain_month(cell: str) -> str:
    """The first day of a month that is written as 2025-04."""
    return f"try_cast({cell} || '-01' AS DATE)"


def is_plain_day(cell: str) -> str:
    """Whether a cell is written as 2025-04-03."""
    return f"regexp_full_match({cell}, '{PLAIN_DAY}')"


def plain_day(cell: str) -> str:
    """The day that is written as 2025-04-03."""
    return _plausible(f"try_cast({cell} AS DATE)")


def hour(cell: str) -> str:
    """The hour of the day, 0 to 23, that a cell names; 5 and 0005 are five past midnight."""
    clock = f"regexp_extract({cell}, '{TIMED}', 2)"
    bare = _first(cell, [(HHMM, _hhmm(cell)), (CLOCK, _clock(cell)), (HALF_DAY, _half_day(cell))])
    after_day = _first(clock, [(CLOCK, _clock(clock)), (HALF_DAY, _half_day(clock))])
    return _first(
        cell,
        [(ZONED, f"hour({_local(cell)})"), (FRACTION, _fraction(cell)), (TIMED, after_day)],
        bare,
    )


def financial_year(cell: str) -> str:
    """The first day of April that begins the financial year that a cell names, as 2012-13."""
    start, end = f"CAST({cell}[1:4] AS INTEGER)", f"CAST({cell}[-2:] AS INTEGER)"
    begins = f"CASE WHEN ({start} + 1) % 100 = {end} THEN make_date({start}, 4, 1) END"
    return _first(cell, [(YEAR, begins)])


def financial_quarter(year: str, quarter: str) -> str:
    """The first day of a quarter (1 begins in April) of a financial year."""
    number = _first(quarter, [(QUARTER, f"CAST({quarter}[-1:] AS INTEGER)")])
    return f"CAST({financial_year(year)} + to_months(3 * ({number} - 1)) AS DATE)"


def _first(cell: str, shapes: list[tuple[str, str]], otherwise: str = "NULL") -> str:
    """The value that goes with the first shape that a cell has."""
    whens = " ".join(f"WHEN regexp_matches({cell}, '{shape}') THEN {sql}" for shape, sql in shapes)
    return f"CASE {whens} ELSE {otherwise} END"


def _day_of(cell: str, shape: str, order: str) -> str:
    return f"try_cast(regexp_replace({cell}, '{shape}', '{order}') AS DATE)"


def _told(cell: str, shape: str, year: int, name: int, number: int | None) -> str:
    """A day whose month is named: 3 March 2025, Mar-25."""

    def part(group: int) -> str:
        return f"regexp_extract({cell}, '{shape}', {group})"

    position = f"position(lower({part(name)}) IN 'janfebmaraprmayjunjulaugsepoctnovdec')"
    in_full = f"CASE WHEN length({part(year)}) = 2 THEN '20' ELSE '' END || {part(year)}"
    of_month = "'01'" if number is None else part(number)
    text = f"{in_full} || '-' || (({position} + 2) // 3) || '-' || {of_month}"
    return f"CASE WHEN {position} % 3 = 1 THEN try_cast({text} AS DATE) END"


def _hhmm(cell: str) -> str:
    padded = f"lpad({cell}, 4, '0')"
    fits = f"{padded} < '2400' AND {padded}[3:4] < '60'"
    return f"CASE WHEN {fits} THEN CAST({padded}[1:2] AS INTEGER) END"


def _clock(cell: str) -> str:
    told = f"CAST(regexp_extract({cell}, '{CLOCK}', 1) AS INTEGER)"
    return f"CASE WHEN {told} < 24 THEN {told} END"


def _half_day(cell: str) -> str:
    told = f"CAST(regexp_extract({cell}, '{HALF_DAY}', 1) AS INTEGER)"
    later = f"CASE WHEN lower(regexp_extract({cell}, '{HALF_DAY}', 5)) = 'p' THEN 12 ELSE 0 END"
    return f"CASE WHEN {told} BETWEEN 1 AND 12 THEN {told} % 12 + {later} END"


def _fraction(cell: str) -> str:
    # Excel's time is a part of a day; the small addition keeps 0.2916666 from being 06:59.
    return f"CAST(floor(((CAST({cell} AS DOUBLE) % 1) * 1440 + 0.01) / 60) AS INTEGER)"


def _local(cell: str) -> str:
    return f"(try_cast({cell} AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London')"


def _plausible(value: str) -> str:
    """A day no earlier than any that an agency could mean."""
    # Said once: DuckDB plans a long value anew wherever it stands. greatest() passes over null.
    too_early = f"DATE '{bounds().earliest - timedelta(days=1)}'"
    return f"nullif(greatest({value}, {too_early}), {too_early})"

"""Days, months and times of day as agencies write them, as SQL over one text cell.

Days are read day first, as Britain writes them. A moment that names its zone (2019-05-31T23:01Z)
is told by the clocks of Great Britain. A bare number of five digits is a day as Excel counts them.
"""

from wardmote.evidence.sources.settings import bounds

ZONED = r"'^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(Z|[+-]\d{2}(:?\d{2})?)$'"
DAYS = "['%Y-%m-%d', '%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%d %b %Y', '%d %B %Y', '%d-%b-%Y', '%Y/%m/%d', '%Y%m%d']"
SHORT_DAYS = "['%d/%m/%y', '%d-%m-%y', '%d.%m.%y', '%d-%b-%y', '%d %b %y']"
MONTHS = "['%Y-%m', '%m/%Y', '%b %Y', '%B %Y', '%b-%Y', '%Y/%m']"
SHORT_YEAR = r"'[ /.-]\d{2}$'"
TIME_OF_DAY = r"'^(.*\d)[T ]+(\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[apAP][mM])?)$'"
EXCEL = r"'^\d{5}(\.\d+)?$'"
EXCEL_ORIGIN = "DATE '1899-12-30'"


def day(cell: str) -> str:
    """The day that a cell names; null where it names none."""
    date_part = f"CASE WHEN regexp_matches({cell}, {TIME_OF_DAY}) THEN regexp_extract({cell}, {TIME_OF_DAY}, 1) ELSE {cell} END"
    return _plausible(
        f"CASE WHEN regexp_matches({cell}, {ZONED}) THEN CAST({_local(cell)} AS DATE) "
        f"WHEN regexp_matches({cell}, {EXCEL}) THEN {EXCEL_ORIGIN} + CAST(floor(CAST({cell} AS DOUBLE)) AS INTEGER) "
        f"ELSE {_written(f'({date_part})', DAYS, SHORT_DAYS)} END"
    )


def month(cell: str) -> str:
    """The first day of the month that a cell names, or of the day that it names."""
    alone = _plausible(f"CAST(try_strptime({cell}, {MONTHS}) AS DATE)")
    short = f"CASE WHEN regexp_matches({cell}, '^[A-Za-z]{{3}}[- ]\\d{{2}}$') THEN CAST(try_strptime({cell}, ['%b-%y', '%b %y']) AS DATE) END"
    return f"coalesce({alone}, {short}, CAST(date_trunc('month', {day(cell)}) AS DATE))"


def hour(cell: str) -> str:
    """The hour of the day, 0 to 23, that a cell names; 5 and 0005 are five past midnight."""
    clock = f"CASE WHEN regexp_matches({cell}, {TIME_OF_DAY}) THEN regexp_extract({cell}, {TIME_OF_DAY}, 2) ELSE {cell} END"
    padded = f"lpad({cell}, 4, '0')"
    return (
        f"CASE WHEN regexp_matches({cell}, {ZONED}) THEN hour({_local(cell)}) "
        rf"WHEN regexp_matches({cell}, '^\d{{1,4}}$') THEN CASE WHEN {padded} < '2400' AND {padded}[3:4] < '60' "
        f"THEN CAST({padded}[1:2] AS INTEGER) END "
        rf"WHEN regexp_matches({cell}, '^(0?|\d{{5}})\.\d+$') THEN CAST(floor(((CAST({cell} AS DOUBLE) % 1) * 1440 + 0.001) / 60) AS INTEGER) "
        f"ELSE hour(coalesce(try_strptime(({clock}), ['%H:%M', '%H:%M:%S', '%H:%M:%S.%f', '%H.%M']), "
        f"try_strptime(upper({clock}), ['%I:%M %p', '%I:%M%p', '%I:%M:%S %p', '%I%p', '%I %p']))) END"
    )


def financial_year(cell: str) -> str:
    """The first day of April that begins the financial year that a cell names."""
    return (
        rf"CASE WHEN regexp_matches({cell}, '^\d{{4}}[-/](\d{{2}}|\d{{4}})$') "
        f"AND (CAST({cell}[1:4] AS INTEGER) + 1) % 100 = CAST({cell}[-2:] AS INTEGER) "
        f"THEN make_date(CAST({cell}[1:4] AS INTEGER), 4, 1) END"
    )


def financial_quarter(year: str, quarter: str) -> str:
    """The first day of a quarter (1 begins in April) of a financial year."""
    number = f"CASE WHEN regexp_matches({quarter}, '^[qQ]?[1-4]$') THEN CAST({quarter}[-1:] AS INTEGER) END"
    return f"CAST({financial_year(year)} + to_months(3 * ({number} - 1)) AS DATE)"


def _local(cell: str) -> str:
    return f"(try_cast({cell} AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London')"


def _written(cell: str, formats: str, short: str) -> str:
    # %Y takes “16” for the year 16, so two figures need formats of their own.
    return (
        f"CASE WHEN regexp_matches({cell}, {SHORT_YEAR}) AND NOT regexp_matches({cell}, '^\\d{{4}}') "
        f"THEN CAST(try_strptime({cell}, {short}) AS DATE) ELSE CAST(try_strptime({cell}, {formats}) AS DATE) END"
    )


def _plausible(value: str) -> str:
    """A day no earlier than any that an agency could mean."""
    return f"CASE WHEN ({value}) >= DATE '{bounds().earliest}' THEN ({value}) END"

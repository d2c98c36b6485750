"""What is wrong, in words that say what to do. No message repeats what a cell says."""

from wardmote.evidence.records import Fault

ROW_RULES = {
    "not_a_date": "is not a day. Write 31/03/2025 or 2025-03-31; the value is left out.",
    "not_a_month": (
        "is not a month. Write 2025-03 (a financial year: 2024/25); the row is left out."
    ),
    "not_a_time": "is not a time of day. Write 19:05 or 1905; the hour is left out.",
    "not_a_number": (
        "is not a number that can stand here. Write figures alone; the value is left out."
    ),
    "not_an_age": "is not an age in years. Write a whole number; the age is left out.",
    "unknown_word": (
        "is none of the words that this column may hold. See the notes of the template "
        "for them, or add the word to the source; the value is left out."
    ),
    "missing_required": (
        "says nothing (it is empty, or bears a sign for not available), and every row "
        "needs it. Fill it in; a row with no month, category or number is left out."
    ),
    "outside_great_britain": (
        "lies outside Great Britain. See whether the two coordinates are swapped, or "
        "zero; the point is left out, the row is kept."
    ),
    "masked_grid_reference": (
        "is masked (figures replaced, or all zero). Send the full reference or the area's "
        "code; the point is left out, the row is kept."
    ),
    "formula_like_text": (
        "begins with =, +, - or @, which a spreadsheet would run as a formula. Take that "
        "sign away; the value is left out."
    ),
    "future_month": (
        "The row is of a day after the file was taken in. Correct its date; the row is left out."
    ),
    "ends_before_it_begins": (
        "is before the event begins. See whether first and last are swapped; the last date and "
        "time are left out, the row is kept."
    ),
    "future_end": (
        "is after the day on which the file was taken in. Correct it; the last date and time are "
        "left out, the row is kept."
    ),
    "ragged_row": (
        "The row has more or fewer cells than there are headings. See whether a comma "
        "stands in a value without quotes; the row is left out."
    ),
}


def row_fault(rule: str, heading: str, *, row: int, rows: int) -> Fault:
    """A fault of one or more rows, which does not stop the file."""
    text = ROW_RULES[rule]
    message = f"“{heading}” {text}" if heading else text
    return Fault(row, heading, rule, message, fatal=False, rows=rows)


def refusal(rule: str, message: str, *, row: int = 0, column: str = "") -> Fault:
    """A fault for which the whole file is refused."""
    return Fault(row, column, rule, message, fatal=True)

"""The end of a span, where an event is known only between when and when: what may be amiss."""

from collections.abc import Mapping
from datetime import date

ENDS = ("ended_on", "ended_hour")


def ends_amiss(headings: Mapping[str, str], day: date | None) -> tuple[tuple[str, str, str], ...]:
    """What is amiss with the end of a span: condition in SQL, rule and heading of each fault.

    Args:
        headings: our column → the file's heading of it, for what was found.
        day: the day of taking in; None asks nothing of it.
    """
    if "ended_on" not in headings:
        return ()
    last_day, last_hour = (headings.get(name, "") for name in ENDS)
    backward = [("ended_on < happened_on", "ends_before_it_begins", last_day)]
    if last_hour:
        same_day = "ended_on = happened_on AND ended_hour < hour"
        backward.append((same_day, "ends_before_it_begins", last_hour))
    after = [] if day is None else [(f"ended_on > DATE '{day}'", "future_end", last_day)]
    return (*backward, *after)


def without_ends(first: int, faults: int) -> str:
    """The SQL after `SELECT *` that leaves out the ends of rows with one of these faults.

    Args:
        first: the number of the first fault's flag.
        faults: how many they are.
    """
    if not faults:
        return ""
    amiss = " OR ".join(f"f{first + n}" for n in range(faults))
    kept = ", ".join(f"CASE WHEN NOT ({amiss}) THEN {name} END AS {name}" for name in ENDS)
    return f" REPLACE ({kept})"

"""The same event told of twice: counted once as an incident, and never dropped."""

from wardmote.evidence.linking.counting import count_repeat_calls, incidents, tells_calls
from wardmote.evidence.linking.may_link import MayNotLink, check_may_link
from wardmote.evidence.linking.of_one_kind import of_kind
from wardmote.evidence.linking.repeat_calls import repeat_calls
from wardmote.evidence.linking.same_event import SameEvents, TooFewToLearn, same_events
from wardmote.evidence.linking.who_told import told_once, who_told

__all__ = [
    "MayNotLink", "SameEvents", "TooFewToLearn", "check_may_link", "count_repeat_calls",
    "incidents", "of_kind", "repeat_calls", "same_events", "tells_calls", "told_once",
    "who_told",
]  # fmt: skip

"""The same event told of twice: counted once as an incident, and never dropped."""

from wardmote.evidence.linking.counting import count_repeat_calls, incidents, tells_calls
from wardmote.evidence.linking.repeat_calls import repeat_calls

__all__ = ["count_repeat_calls", "incidents", "repeat_calls", "tells_calls"]

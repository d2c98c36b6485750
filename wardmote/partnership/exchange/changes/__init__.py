"""Every write to deliveries."""

from wardmote.partnership.exchange.changes.checking import check_delivery
from wardmote.partnership.exchange.changes.deciding import accept, give_back
from wardmote.partnership.exchange.changes.plan import (
    add_flow,
    change_flow,
    end_flow,
    fill_plan,
    fillable,
)
from wardmote.partnership.exchange.changes.requests import (
    ask,
    ask_again,
    ask_for_more_time,
    ask_no_longer,
    decline_more_time,
    extend,
    refuse,
)
from wardmote.partnership.exchange.changes.sending import (
    send,
    send_by_token,
    send_from_folder,
    withdraw,
)
from wardmote.partnership.exchange.changes.settling import settle_delivery, tidy, unfinished

__all__ = [
    "accept", "add_flow", "ask", "ask_again", "ask_for_more_time", "ask_no_longer",
    "change_flow", "check_delivery", "decline_more_time", "end_flow", "extend", "fill_plan",
    "fillable", "give_back", "refuse", "send", "send_by_token", "send_from_folder",
    "settle_delivery", "tidy", "unfinished", "withdraw",
]  # fmt: skip

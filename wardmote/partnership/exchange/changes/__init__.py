"""Every write to deliveries."""

from wardmote.partnership.exchange.changes.checking import check_delivery
from wardmote.partnership.exchange.changes.deciding import accept, give_back
from wardmote.partnership.exchange.changes.places import put_places
from wardmote.partnership.exchange.changes.plan import (
    add_flow,
    change_flow,
    end_flow,
    fill_plan,
    fillable,
)
from wardmote.partnership.exchange.changes.reminding import pressing, remind
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
from wardmote.partnership.exchange.changes.tokens import make_token, revoke_token, whose_token
from wardmote.partnership.exchange.changes.watching import take_from

__all__ = [
    "accept", "add_flow", "ask", "ask_again", "ask_for_more_time", "ask_no_longer",
    "change_flow", "check_delivery", "decline_more_time", "end_flow", "extend", "fill_plan",
    "fillable", "give_back", "make_token", "pressing", "put_places", "refuse", "remind",
    "revoke_token", "send", "send_by_token", "send_from_folder", "settle_delivery", "take_from",
    "tidy", "unfinished", "whose_token", "withdraw",
]  # fmt: skip

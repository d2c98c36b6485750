"""Who may do what with who the partnership is, and what that refuses."""

from wardmote.partnership.agencies.rules.compact import (
    amount_told,
    can_promise_for,
    check_can_agree,
    check_can_bring,
    check_can_change,
    check_may_promise,
    check_promise_is_open,
    is_in_advance,
    is_kept,
    is_over,
)
from wardmote.partnership.agencies.rules.may import (
    ALL,
    KEEPERS,
    MAY,
    SECOND_FACTOR,
    NotAllowed,
    allowed,
    check_is_host,
    check_may,
    for_hosts,
    lacks_second_factor,
    may,
)
from wardmote.partnership.agencies.rules.people import (
    check_can_accept,
    check_can_invite,
    check_is_open,
    check_keeps_an_officer,
    open_invitations,
)
from wardmote.partnership.agencies.rules.pre_election import (
    check_can_go_out,
    pre_election_on,
    pre_election_told,
)
from wardmote.partnership.agencies.rules.purpose import (
    statement_in_force,
)
from wardmote.partnership.agencies.rules.structure import (
    FIRST_MONTH,
    STANDS_OTHERWISE,
    STARTS_ANEW,
    Refused,
    check_can_close,
    check_can_end,
    check_can_put_back,
    check_line,
    check_may_declare,
    check_may_sign,
    check_size,
    largest_group,
    legal_year,
    liaison_years,
)

__all__ = [
    "ALL", "FIRST_MONTH", "KEEPERS", "MAY", "SECOND_FACTOR", "STANDS_OTHERWISE", "STARTS_ANEW",
    "NotAllowed", "Refused", "allowed", "amount_told", "can_promise_for", "check_can_accept",
    "check_can_agree", "check_can_bring", "check_can_change", "check_can_close", "check_can_end",
    "check_can_go_out", "check_can_invite", "check_can_put_back", "check_is_host",
    "check_is_open", "check_keeps_an_officer", "check_line", "check_may", "check_may_declare",
    "check_may_promise", "check_may_sign", "check_promise_is_open", "check_size", "for_hosts",
    "is_in_advance", "is_kept", "is_over", "lacks_second_factor", "largest_group", "legal_year",
    "liaison_years", "may", "open_invitations", "pre_election_on", "pre_election_told",
    "statement_in_force",
]  # fmt: skip

"""Every write to protocols."""

from wardmote.partnership.sharing.changes.consulting import (
    answer,
    consult,
    redraft,
    send_for_signature,
)
from wardmote.partnership.sharing.changes.drafting import (
    add_grant,
    add_party,
    alter_grant,
    begin,
    publish,
    remove_grant,
    remove_party,
    set_fields,
    write,
)
from wardmote.partnership.sharing.changes.logs import (
    look_at,
    note_obstacle,
    overcome_obstacle,
    record_disclosure,
    reopen_obstacle,
)
from wardmote.partnership.sharing.changes.signing import sign, withdraw
from wardmote.partnership.sharing.changes.standing import (
    activate,
    ask_to_activate,
    end,
    renew,
    resume,
    review,
    suspend,
)

__all__ = [
    "activate", "add_grant", "add_party", "alter_grant", "answer", "ask_to_activate", "begin",
    "consult", "end", "look_at", "note_obstacle", "overcome_obstacle", "publish",
    "record_disclosure", "redraft", "remove_grant", "remove_party", "renew",
    "reopen_obstacle", "resume", "review", "send_for_signature", "set_fields", "sign",
    "suspend", "withdraw", "write",
]  # fmt: skip

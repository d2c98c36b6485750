"""Who may do what with protocols, and what may follow what."""

from wardmote.partnership.sharing.rules.asking import Asked, Found, ask, check_words
from wardmote.partnership.sharing.rules.conversion import (
    IN_FORCE,
    STORE,
    asked_versions,
    terms_of,
    with_all,
)
from wardmote.partnership.sharing.rules.cover import (
    Cover,
    cover,
    cover_by,
    covered_datasets,
    fields_of,
)
from wardmote.partnership.sharing.rules.decision import decide
from wardmote.partnership.sharing.rules.fitness import faults, fields_in, title_of
from wardmote.partnership.sharing.rules.may import (
    MAY,
    can_answer,
    can_sign,
    check_may_answer,
    check_may_look,
    check_may_sign,
)
from wardmote.partnership.sharing.rules.publishing import public_versions
from wardmote.partnership.sharing.rules.reasons import words_of
from wardmote.partnership.sharing.rules.states import (
    ANSWER_NEXT,
    NEXT,
    OBSTACLE_NEXT,
    SIGNABLE,
    WRITABLE,
    asked_by,
    check_all_answered,
    check_can_activate,
    check_can_ask,
    check_can_move,
    check_can_redraft,
    check_can_turn,
    check_fit,
    check_signable,
    check_writable,
    signatories,
)
from wardmote.partnership.sharing.rules.templates import Plan, kind_of, plan_of, usual_host

__all__ = [
    "ANSWER_NEXT", "IN_FORCE", "MAY", "NEXT", "OBSTACLE_NEXT", "SIGNABLE", "STORE", "WRITABLE",
    "Asked", "Cover", "Found", "Plan", "ask", "asked_by", "asked_versions", "can_answer",
    "can_sign", "check_all_answered", "check_can_activate", "check_can_ask", "check_can_move",
    "check_can_redraft", "check_can_turn", "check_fit", "check_may_answer", "check_may_look",
    "check_may_sign", "check_signable", "check_words", "check_writable", "cover", "cover_by",
    "covered_datasets", "decide", "faults", "fields_in", "fields_of", "kind_of", "plan_of",
    "public_versions", "signatories", "terms_of", "title_of", "usual_host", "with_all", "words_of",
]  # fmt: skip

"""The truth table: one thing at a time is otherwise than where the answer is yes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from wardmote.partnership.sharing.rules import decide
from wardmote.partnership.sharing.rules.decision import DEMANDS, GATES
from wardmote.partnership.sharing.rules.reasons import REASONS
from wardmote.partnership.sharing.rules.terms import (
    EXCLUDED_BY_DEFAULT,
    Actor,
    BreakGlass,
    Condition,
    Event,
    Grant,
    Happened,
    Identifiability,
    Marker,
    Meeting,
    Mode,
    Question,
    Record,
    Version,
)

NOW = datetime(2026, 6, 15, 10, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GRANT = Grant(
    "line", "police", frozenset({"council"}), "asb_case", Identifiability.PERSONAL,
    frozenset({"name", "place"}), frozenset({"tasking"}), frozenset({"s115"}), frozenset({"view"}),
)  # fmt: skip
SIGNED = tuple(Event(Happened.SIGNED, NOW - DAY, party) for party in ("police", "council"))
VERSION = Version(
    "v1", "all", date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31), (GRANT,), SIGNED
)
RECORD = Record(
    "case", "police", "asb_case", Identifiability.PERSONAL, frozenset({"name", "age"}),
    date(2026, 6, 15), relevant_to=frozenset({"council"}),
)  # fmt: skip
ACTOR = Actor("ann", "council", second_factor=True, trained_until=NOW.date())
QUESTION = Question(ACTOR, "view", "tasking", RECORD, NOW)
MEETING = Meeting(
    "m", "all", NOW, NOW + HOUR, frozenset({"ann"}), frozenset({"ann"}), frozenset({"case"})
)


def asked(question=QUESTION, version=VERSION, **of) -> object:
    """The question with one part otherwise: `actor__active=False`."""
    parts = {"actor": question.actor, "record": question.record, "version": version,
             "grant": version.grants[0]}  # fmt: skip
    for name, to in of.items():
        part, _, field = name.partition("__")
        if field:
            parts[part] = replace(parts[part], **{field: to})
        else:
            question = replace(question, **{part: to})
    question = replace(question, actor=parts["actor"], record=parts["record"])
    return decide(question, [replace(parts["version"], grants=(parts["grant"],))])


def test_it_is_allowed_with_the_fields_that_both_have_and_says_why():
    answer = asked()
    assert answer.allowed
    assert answer.fields == {"name"}
    assert [(b.kind, b.protocol, b.version, b.grant) for b in answer.basis] == [
        ("grant", "all", "v1", "line")
    ]
    assert answer.duties == {"log"}
    assert answer.missing == ()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"actor__active": False}, "person_not_active"),
        ({"actor__leaves_on": NOW.date()}, "person_has_left"),
        ({"purpose": " "}, "purpose_not_stated"),
        ({"record__delete_after": date(2026, 6, 14)}, "past_retention"),
        ({"actor__second_factor": False}, "no_second_factor"),
        ({"actor__trained_until": date(2026, 6, 14)}, "training_not_current"),
        ({"actor__trained_until": None}, "training_not_current"),
        ({"record__sealed": True}, "sealed"),
        ({"record__markers": frozenset({Marker.SEALED})}, "sealed"),
        ({"record__owner": "fire"}, "other_provider"),
        ({"actor__party": "fire"}, "other_recipient"),
        ({"grant__recipients": frozenset({"fire"})}, "other_recipient"),
        ({"grant__category": "fires"}, "other_category"),
        ({"record__identifiability": Identifiability.SENSITIVE}, "too_identifying"),
        ({"purpose": "audit"}, "other_purpose"),
        ({"grant__purposes": frozenset()}, "other_purpose"),
        ({"action": "export"}, "other_action"),
        ({"grant__gateways": frozenset()}, "no_gateway"),
        ({"version__active": False}, "not_active"),
        ({"version__events": SIGNED[1:]}, "provider_not_signed"),
        ({"version__events": SIGNED[:1]}, "recipient_not_signed"),
        ({"version__events": (*SIGNED, Event(Happened.SUSPENDED, NOW))}, "suspended"),
        ({"version__starts": date(2026, 6, 16)}, "not_started_or_ended"),
        ({"version__ends": date(2026, 6, 15)}, "not_started_or_ended"),
        ({"version__review_by": date(2026, 6, 14)}, "past_review"),
        ({"record__markers": frozenset({Marker.TERRORISM})}, "marker_excluded"),
        ({"record__relevant_to": frozenset({"fire"})}, "not_in_mode"),
        ({"grant__mode": Mode.WHOLE_TABLE}, "not_in_mode"),
        ({"grant__fields": frozenset({"place"})}, "no_field_opened"),
        ({"grant__mode": "everybody"}, "decision_failed"),
    ],
)  # fmt: skip
def test_one_thing_otherwise_denies_and_is_the_reason(changed, reason):
    answer = asked(**changed)
    assert not answer.allowed
    assert reason in answer.missing
    assert (answer.fields, answer.basis, answer.duties) == (frozenset(), (), frozenset())


@pytest.mark.parametrize(
    "changed",
    [
        {"actor__leaves_on": date(2026, 6, 16)},
        {"version__review_by": date(2026, 6, 15)},
        {"version__ends": date(2026, 6, 16)},
        {"version__starts": date(2026, 6, 15)},
        {"version__events": (*SIGNED, Event(Happened.SUSPENDED, NOW + HOUR))},
        {"version__events": (*SIGNED, Event(Happened.WITHDRAWN, NOW, "fire"))},
        {
            "record__markers": frozenset({Marker.TERRORISM}),
            "version__excluded": EXCLUDED_BY_DEFAULT - {Marker.TERRORISM},
        },
        {"grant__mode": Mode.WHOLE_TABLE, "meeting": MEETING},
    ],
)
def test_on_the_near_side_of_each_edge_it_is_allowed(changed):
    assert asked(**changed).allowed


@pytest.mark.parametrize(
    ("signed", "withdrawn", "allowed"), [(2, 1, True), (1, 1, False), (1, 2, False)]
)
def test_a_tie_of_signature_and_withdrawal_withdraws(signed, withdrawn, allowed):
    events = (
        SIGNED[0],
        Event(Happened.SIGNED, NOW - DAY + signed * HOUR, "council"),
        Event(Happened.WITHDRAWN, NOW - DAY + withdrawn * HOUR, "council"),
    )
    assert asked(version__events=events).allowed is allowed


@pytest.mark.parametrize(
    "changed",
    [
        {"protocol": "another"},
        {"opens": NOW + HOUR},
        {"closes": NOW},
        {"attendees": frozenset()},
        {"declared": frozenset()},
        {"agenda": frozenset()},
    ],
)
def test_the_whole_table_is_the_table_of_that_meeting(changed):
    meeting = replace(MEETING, **changed)
    assert not asked(grant__mode=Mode.WHOLE_TABLE, meeting=meeting).allowed


def test_the_owner_needs_no_protocol_not_even_for_what_is_sealed():
    answer = asked(actor__party="police", record__sealed=True)
    assert answer.allowed
    assert answer.basis[0].kind == "own"


def test_the_owner_stops_at_the_gates_all_the_same():
    assert asked(actor__party="police", actor__active=False).missing == ("person_not_active",)


def test_the_finest_of_the_lines_that_allow_it_is_how_finely_it_is_told():
    line = replace(GRANT, granularity={"name": "ward"})
    other = replace(line, id="other", granularity={"name": "lsoa"})
    wrong = replace(line, id="wrong", granularity={}, purposes=frozenset({"audit"}))
    answer = decide(QUESTION, [replace(VERSION, grants=(line, other, wrong))])
    assert answer.granularity == {"name": "lsoa"}


@pytest.mark.parametrize(
    ("condition", "changed"),
    [
        (Condition.MEETING_DECLARED, {}),
        (Condition.NO_EXPORT, {"action": "export", "grant__actions": frozenset({"export"})}),
    ],
)
def test_a_condition_that_is_not_met_denies(condition, changed):
    answer = asked(grant__conditions=frozenset({condition}), **changed)
    assert answer.missing == ("condition_not_met",)


def test_conditions_become_duties():
    conditions = frozenset({Condition.NO_EXPORT, Condition.NOTIFY_OWNER, Condition.MFA})
    assert asked(grant__conditions=conditions).duties == {"log", "no_export", "notify_owner"}


GLASS = BreakGlass("ann", "case", "A life is at risk, now", NOW, NOW + 4 * HOUR, NOW)


@pytest.mark.parametrize(
    ("glass", "changed", "allowed"),
    [
        ({}, {}, True),
        ({"reason": "Too short a reason."}, {}, False),
        ({"closes": NOW + 4 * HOUR + timedelta(seconds=1)}, {}, False),
        ({"opens": NOW + HOUR}, {}, False),
        ({"actor": "bob"}, {}, False),
        ({"record": "another"}, {}, False),
        ({"notified_at": None}, {}, False),
        ({"notified_at": NOW + HOUR}, {}, False),
        ({}, {"action": "contact"}, False),
        ({}, {"record__sealed": True}, False),
        ({}, {"record__markers": frozenset({Marker.CHILD_PROTECTION})}, False),
        ({}, {"actor__second_factor": False}, False),
    ],
)
def test_broken_glass_opens_one_record_to_one_person_for_a_while(glass, changed, allowed):
    broken = (replace(GLASS, **glass),)
    answer = asked(record__relevant_to=frozenset(), broken=broken, **changed)
    assert answer.allowed is allowed


@pytest.mark.parametrize(
    ("ago", "reviewed", "allowed"),
    [(23 * HOUR, None, True), (24 * HOUR, None, False), (24 * HOUR, NOW, True)],
)
def test_glass_that_nobody_reviewed_within_a_day_locks_the_next(ago, reviewed, allowed):
    older = replace(GLASS, opens=NOW - ago, closes=NOW - ago + HOUR, reviewed_at=reviewed)
    answer = asked(record__relevant_to=frozenset(), broken=(GLASS, older))
    assert answer.allowed is allowed


def test_the_nearest_line_says_what_would_have_to_change():
    far = replace(GRANT, id="far", category="fires", provider="fire")
    lines = replace(VERSION, grants=(far, replace(GRANT, gateways=frozenset())))
    assert decide(QUESTION, [lines]).missing == ("no_gateway",)


def test_any_exception_is_a_denial():
    def broken():
        yield VERSION
        raise OSError

    assert decide(QUESTION, broken()).missing == ("decision_failed",)


def test_every_reason_has_words():
    given = {*GATES, *DEMANDS, "sealed", "no_protocol", "no_field_opened", "decision_failed"}
    assert given <= set(REASONS)

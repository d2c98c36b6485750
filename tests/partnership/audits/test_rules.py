"""Rules of audits, each as a table."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.audits.models import Audit, Authority, Correction, Run
from wardmote.partnership.audits.rules.authority import as_code, check_dates, holds, new_code
from wardmote.partnership.audits.rules.comparing import compare
from wardmote.partnership.audits.rules.running import SILENT_AFTER, check_can_run, is_silent
from wardmote.partnership.audits.rules.scope import Standing, check_can_agree
from wardmote.partnership.audits.rules.stages import planned_stages
from wardmote.partnership.audits.rules.states import (
    CORRECTION_NEXT,
    NEXT,
    RUN_NEXT,
    RUNS_IN,
    check_can_become,
    check_correction_can_become,
    check_run_can_become,
)

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
TABLES = (
    (Audit, NEXT, check_can_become),
    (Run, RUN_NEXT, check_run_can_become),
    (Correction, CORRECTION_NEXT, check_correction_can_become),
)


def allows(check, *told) -> bool:
    try:
        check(*told)
    except Refused:
        return False
    return True


@pytest.mark.parametrize(("model", "table", "check"), TABLES)
def test_a_state_follows_only_where_its_table_says(model, table, check):
    held = {
        (was, to): allows(check, model(state=was), to)
        for was in model.State.values
        for to in model.State.values
    }
    assert {pair for pair, may in held.items() if may} == {
        (str(was), str(to)) for was, following in table.items() for to in following
    }


@pytest.mark.parametrize("state", Audit.State.values)
@pytest.mark.parametrize(
    ("under_way", "may_start"),
    [
        (None, True),
        (Run(state="waiting"), False),
        (Run(state="running", heard_at=NOW), False),
        (Run(state="running", heard_at=NOW - SILENT_AFTER - timedelta(seconds=1)), True),
        (Run(state="running", heard_at=None), True),
    ],
)
def test_a_run_starts_in_its_states_and_beside_none_that_is_alive(state, under_way, may_start):
    may = allows(check_can_run, Audit(state=state), under_way, NOW)
    assert may == (state in RUNS_IN and may_start)


@pytest.mark.parametrize("state", ["waiting", "done", "failed", "stopped"])
def test_only_a_running_run_can_be_silent(state):
    assert not is_silent(Run(state=state), NOW)


@pytest.mark.parametrize(
    ("objecting", "silent", "why", "may"),
    [
        ((), (), "", True),
        (("Police",), (), "", False),
        ((), ("Fire",), "", False),
        (("Police",), ("Fire",), "  ", False),
        (("Police",), ("Fire",), "The board decided.", True),
    ],
)
def test_a_scope_is_agreed_by_all_or_for_a_reason(objecting, silent, why, may):
    assert allows(check_can_agree, Standing((), (), objecting, silent), why) == may


@pytest.mark.parametrize(
    ("day", "withdrawn", "does"),
    [
        (date(2026, 5, 31), None, False),
        (date(2026, 6, 1), None, True),
        (date(2026, 6, 30), None, True),
        (date(2026, 7, 1), None, False),
        (date(2026, 6, 9), date(2026, 6, 10), True),
        (date(2026, 6, 10), date(2026, 6, 10), False),
    ],
)
def test_an_authority_holds_from_its_first_day_to_its_last(day, withdrawn, does):
    given = Authority(starts_on=date(2026, 6, 1), until=date(2026, 6, 30), withdrawn_on=withdrawn)
    assert holds(given, day) == does


@pytest.mark.parametrize(
    ("until", "may"),
    [(date(2026, 5, 31), False), (date(2026, 6, 1), True), (date(2027, 6, 2), True),
     (date(2027, 6, 3), False)],
)  # fmt: skip
def test_an_authority_is_given_for_a_year_at_most(until, may):
    assert allows(check_dates, date(2026, 6, 1), until) == may


def test_a_code_is_read_however_it_is_typed():
    code = new_code()
    assert as_code(code.lower().replace("-", " ")) == as_code(code.replace("-", "")) == code


def test_no_two_codes_are_alike():
    assert len({new_code() for _each in range(1000)}) == 1000


def finding(key, sentence="It rose.", value=None, unit="%"):
    return SimpleNamespace(key=key, sentence=sentence, theme="", value=value, unit=unit)


def test_two_editions_differ_by_what_is_new_gone_and_changed():
    before = [finding("a"), finding("b", "10 more", 10.0), finding("c", "1 kg", 1.0, "kg")]
    after = [finding("b", "12 more", 12.0), finding("c", "1 t", 1.0, "t"), finding("d")]
    found = compare(before, after)
    assert [one.key for one in found.new] == ["d"]
    assert [one.key for one in found.gone] == ["a"]
    assert {one.key: one.by for one in found.changed} == {"b": 2.0, "c": None}
    assert compare(after, after).is_none


def test_no_stage_is_planned_for_the_past():
    today = date(2026, 6, 15)
    stages = planned_stages("England", date(2026, 7, 31), today)
    assert min(one.planned_on for one in stages) == today
    assert stages[-1].planned_on == date(2026, 7, 31)

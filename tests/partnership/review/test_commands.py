"""`wardmote concerns` and `wardmote tally`, as somebody types them."""

import json

import pytest
from typer.testing import CliRunner

from wardmote.partnership.review.concerns import gather
from wardmote.partnership.review.models import Tally
from wardmote.partnership.website.command import whole
from wardmote.partnership.website.waking import Refused


def typed(*words: str):
    return CliRunner().invoke(whole(), words)


def test_concerns_are_listed_the_gravest_first(riverton, today):
    lines = typed("concerns", "riverton").output.splitlines()
    told = gather(riverton, today)
    assert [line.split()[0] for line in lines[:-1]] == [one.rule.severity for one in told]
    assert lines[-1] == f"{len(told)} concerns on 2026-06-15."


def test_a_list_with_concerns_in_it_is_no_failure(riverton):
    assert typed("concerns", "riverton").exit_code == 0


def test_a_program_reads_them_as_json(riverton, today):
    told = json.loads(typed("concerns", "Riverton", "--json").output)
    assert [one["sentence"] for one in told] == [one.sentence for one in gather(riverton, today)]
    assert {"rule", "severity", "facts", "source", "page"} <= told[0].keys()


def test_another_day_may_be_asked_for(riverton):
    assert typed("concerns", "riverton", "--on", "2027-04-01").output.endswith("2027-04-01.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["nowhere"], "There are: riverton.", id="no such partnership"),
        pytest.param(["riverton", "--on", "1 May"], "Write it like", id="no such day"),
    ],
)
def test_what_cannot_be_listed_is_refused_with_what_to_do(riverton, words, said):
    refused = typed("concerns", *words).exception
    assert isinstance(refused, Refused)
    assert said in str(refused)


def test_all_partnerships_are_counted(riverton, collingbridge, today):
    lines = typed("tally").output.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["collingbridge", "riverton"]
    assert Tally.objects.filter(on=today).count() == 2 * 3

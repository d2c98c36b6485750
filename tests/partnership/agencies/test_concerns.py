import pytest

from wardmote.partnership.agencies.concerns import FINDERS, concerns


@pytest.mark.django_db
def test_x(riverton, today, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        found = list(concerns(riverton, today))
    from wardmote import rulebook

    rules = rulebook.on(today, "England").concerns
    for f in found:
        print(rules[f.rule].says(f.facts), f.mend)
    assert {n for n, r in rules.items() if r.step == "agencies"} == set(FINDERS)

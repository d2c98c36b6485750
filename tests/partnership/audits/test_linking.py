"""What audits link by themselves is what protocols were asked for at the store's door."""

import pytest

from wardmote import rulebook
from wardmote.partnership.sharing.rules.cover import FOR

COUNTED_ONCE = [each.name for each in rulebook.load().datasets if each.counts_incidents]


def test_some_dataset_is_counted_by_incidents():
    assert COUNTED_ONCE


@pytest.mark.parametrize("dataset", COUNTED_ONCE)
def test_calls_that_audits_link_may_be_linked_for_what_the_store_is_filled_for(dataset):
    row = rulebook.load().linking.allowed([dataset], FOR)
    assert row is not None
    assert row.datasets == (dataset,)

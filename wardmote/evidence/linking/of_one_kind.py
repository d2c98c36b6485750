"""The records of one kind of event: only these say what several agencies did not hear of."""

from functools import reduce
from operator import or_

import ibis

from wardmote.rulebook import KindTold


def of_kind(records: ibis.Table, told: KindTold) -> ibis.Table:
    """The records of a dataset that are of a kind, as the rulebook tells it.

    Args:
        records: standard records of one dataset.
        told: the categories, and the words of which one stands in the sub-category.
    """
    said = records.subcategory.fill_null("").lower()
    of_words = reduce(or_, (said.contains(word.lower()) for word in told.words))
    return records.filter(records.category.isin(told.categories) & of_words)

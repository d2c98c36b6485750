"""Files that can say no place but by who sent them."""

from types import SimpleNamespace

import ibis
import pandas as pd
import pytest

from tests.evidence.audit import hand_made
from wardmote.evidence.audit.wider import with_named_suppliers


def areas(supplier, *, dataset="istv", districts=1):
    """The area of one record that has none, sent by this supplier."""
    records = ibis.memtable(pd.DataFrame({"delivery": ["a.1"], "area": [None]}).astype("string"))
    ground = hand_made.ground()
    ground.areas.loc[: districts - 2, "district"] = "D2"
    delivery = SimpleNamespace(id="a.1", supplier=supplier)
    placed = with_named_suppliers(records, hand_made.RULES.datasets[dataset], [delivery], ground)
    return placed.to_pandas()["area"].tolist()


@pytest.mark.parametrize("supplier", ["istv riverton", "istv_Riverton", "Riverton General"])
def test_a_file_without_places_is_of_the_partnership_that_its_supplier_is_named_for(supplier):
    assert areas(supplier) == ["D1"]


@pytest.mark.parametrize("supplier", ["istv sandford", "istv", "Rivertonbury"])
def test_another_suppliers_file_is_not(supplier):
    assert pd.isna(areas(supplier)[0])


def test_a_dataset_that_can_tell_its_places_is_never_placed_by_its_supplier():
    assert pd.isna(areas("police riverton", dataset="police_street")[0])


def test_of_several_districts_none_is_chosen():
    assert pd.isna(areas("istv riverton", districts=2)[0])

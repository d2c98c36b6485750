"""The made-up partnerships have protocols for the data that their agencies give."""

import pytest

from wardmote.evidence.cli.demonstrating import DAY
from wardmote.partnership.madeup import agencies, protocols, structure
from wardmote.partnership.madeup.founding import found
from wardmote.partnership.madeup.towns import TOWNS
from wardmote.partnership.sharing.rules import covered_datasets


@pytest.mark.parametrize("name", TOWNS)
def test_every_dataset_of_the_demonstration_is_covered(db, name):
    world = found(TOWNS[name], DAY, seed=7)
    agencies.take_part(world)
    structure.set_up(world)
    protocols.share(world)
    given = {dataset for _agency, dataset, _grant in covered_datasets(world.partnership, DAY)}
    assert given == set(world.rules.datasets)
    states = world.partnership.protocols.values_list("versions__state", flat=True)
    assert sorted(states) == ["consultation", "live", "live"]

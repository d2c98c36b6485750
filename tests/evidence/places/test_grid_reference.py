"""Points are named as Ordnance Survey names them."""

import pytest

from wardmote.evidence.places.grid import grid_reference


@pytest.mark.parametrize(
    ("easting", "northing", "name"),
    [
        (429_250, 433_500, "SE 2925 3350"),
        (530_000, 180_000, "TQ 3000 8000"),  # London
        (216_600, 771_200, "NN 1660 7120"),  # Ben Nevis
        (0, 0, "SV 0000 0000"),  # the grid's own origin
        (439_668.9, 1_175_316, "HU 3966 7531"),  # Shetland; cut short, not rounded
    ],
)
def test_a_point_has_two_letters_and_eight_figures(easting, northing, name):
    assert grid_reference(easting, northing) == name

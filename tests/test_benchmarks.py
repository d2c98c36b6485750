import sys

from benchmarks import __main__ as together
from benchmarks import density, linking, points, trends


def told(part, monkeypatch, capsys, *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", ["bench", *arguments])
    part.main()
    return capsys.readouterr().out


def test_points_are_placed_as_geopandas_places_them(monkeypatch, capsys):
    monkeypatch.setattr(points, "BUILD_COUNTS_FROM", 3_000)
    monkeypatch.setattr(points, "PEERS_AT_MOST", 1_500)
    page = told(points, monkeypatch, capsys, "--points", "1000", "3000", "--areas", "200")
    assert page.count("answers that differ from geopandas: 0") == 2
    assert page.count("in cells with an edge") == 2
    assert "geopandas sjoin, 1,500 × 2" in page
    assert "our index read from disk" in page


def test_a_peer_that_is_not_to_be_had_is_named_and_the_others_run(monkeypatch, capsys):
    def absent(shapes):
        raise OSError

    monkeypatch.setattr(points, "PEERS", {"nobody": absent})
    page = told(points, monkeypatch, capsys, "--points", "100", "--areas", "50")
    assert "nobody: not to be had offline (OSError)" in page
    assert "100 points" in page


def test_a_density_surface_is_told_with_its_error(monkeypatch, capsys):
    page = told(density, monkeypatch, capsys, "--events", "100")
    assert "scikit-learn" in page
    assert "where the time goes: " in page


def test_trends_are_told_beside_their_peers(monkeypatch, capsys):
    page = told(trends, monkeypatch, capsys, "--series", "20")
    assert "statsmodels, 2 × 10" in page
    assert "scipy, 2 × 10" in page


def test_linked_calls_are_judged(capsys):
    linking.run("fixed", 500)
    assert capsys.readouterr().out.startswith('["fixed"')


def test_a_comparison_that_fails_hides_no_other(capfd):
    failed = together.run({"nowhere": "Fails", "timing": "Runs"})
    assert failed == ["Fails"]
    assert "Runs\n====" in capfd.readouterr().out


def test_every_comparison_told_together_is_there():
    for name in together.PARTS:
        assert __import__(f"benchmarks.{name}", fromlist=["main"]).main

"""Each planted truth is really in the rows, by arithmetic on the files alone."""

import pandas as pd
import pytest

from tests.evidence.madeup import rows
from wardmote.evidence.madeup import World


@pytest.fixture(scope="module")
def street(whole: World) -> pd.DataFrame:
    return rows.street(whole)


def test_every_truth_says_what_an_audit_must(whole):
    assert len({truth.key for truth in whole.truths}) == len(whole.truths)
    assert all(truth.must.endswith(".") for truth in whole.truths)
    assert {truth.partnership for truth in whole.truths} <= set(whole.partnerships)


def test_hot_areas_have_far_more_violence_than_the_rest_of_riverton(whole, street):
    truth = rows.truth(whole, "riverton-hot-areas")
    mine = street[(street["month"] >= "2024-04") & (street["district"] == "Riverton")]
    counts = mine[mine["kind"] == "Violence and sexual offences"].groupby("code").size()
    hot = counts.reindex(truth["areas"])
    assert len(hot) == 7
    assert hot.mean() > 2.5 * counts.drop(truth["areas"]).mean()


def test_robbery_in_riverton_steps_up_in_its_month(whole, street):
    truth = rows.truth(whole, "riverton-robbery-step")
    counts = rows.month_counts(street, "Riverton", "Robbery")
    before = counts[counts.index < truth["months"][0]]
    after = counts[counts.index >= truth["months"][0]]
    assert 1.6 < after.mean() / before.mean() < 2.0
    assert after.min() > before.mean()


def test_vehicle_crime_in_collingbridge_falls_by_nearly_half_on_comparable_months(whole, street):
    counts = rows.month_counts(street, "Collingbridge", "Vehicle crime")
    gaps = {"2024-11", "2025-01"}
    last = counts[(counts.index >= "2024-04") & ~counts.index.isin(gaps)]
    former = counts[(counts.index >= "2023-04") & (counts.index < "2024-04")]
    former = former[~former.index.str[5:].isin(["11", "01"])]
    assert len(last) == len(former) == 10
    assert 0.42 < last.sum() / former.sum() < 0.68


@pytest.mark.parametrize(
    ("kind", "high", "low"),
    [("Anti-social behaviour", "06 07 08", "12 01 02"), ("Bicycle theft", "07 08 09", "01 02 03")],
)
def test_a_season_comes_back_every_year(street, kind, high, low):
    counts = rows.month_counts(street, "Sandford", kind)
    year = counts.index.str[:4]
    for calendar in ("2022", "2023", "2024"):
        months = counts[year == calendar]
        summer, winter = (
            months[months.index.str[5:].isin(part.split())].sum() for part in (high, low)
        )
        assert summer > 1.25 * winter


def test_a_month_is_missing_and_another_is_an_eighth(whole, street):
    files = street[street["file"].str.contains("collingdale")].groupby("file").size()
    assert "2024-11-collingdale-street.csv" not in files
    assert 0.05 < files["2025-01-collingdale-street.csv"] / files.median() < 0.2


def test_most_public_order_is_filed_as_other_crime_from_its_month(whole, street):
    public = rows.month_counts(street, "Sandford", "Public order")
    other = rows.month_counts(street, "Sandford", "Other crime")
    both = public + other
    former, later = (both.index < "2024-10"), (both.index >= "2024-10")
    assert public[later].mean() < 0.4 * public[former].mean()
    assert other[later].mean() > 2.5 * other[former].mean()
    assert 0.8 < both[later].mean() / both[former].mean() < 1.2


def test_one_file_repeats_the_file_of_the_month_before(whole, street):
    files = {
        month: street[street["file"] == f"{month}-sandfordshire-street.csv"]
        for month in ("2022-11", "2022-12", "2023-01")
    }
    assert set(files["2022-12"]["month"]) == {"2022-12"}
    assert set(files["2022-12"]["id"].dropna()) == set(files["2022-11"]["id"].dropna())
    assert not set(files["2023-01"]["id"].dropna()) & set(files["2022-11"]["id"].dropna())


def test_early_months_mix_codes_of_two_censuses(whole, street):
    links = pd.read_csv(whole.folder / "lookups/lsoa11_lsoa21_ltla22.csv")
    changed = links[links["change_code"] != "U"]
    old, new = set(changed["lsoa11_code"]), set(changed["lsoa21_code"])
    early = street[street["month"] < "2023-06"].groupby("month")["code"]
    assert early.agg(lambda codes: codes.isin(old).any() and codes.isin(new).any()).all()
    late = street[street["month"] >= "2023-06"]["code"].dropna()
    assert not late.isin(old).any()
    known = set(links["lsoa11_code"]) | set(links["lsoa21_code"])
    assert set(street["code"].dropna()) <= known


def test_the_quiet_place_differs_by_chance_only(whole, street):
    mine = street[
        (street["district"] == "Pellbridge")
        & (street["file"] != "2022-12-sandfordshire-street.csv")
    ]
    residents = rows.people(whole).set_index("area")["residents"]
    counts = mine.groupby("code").size()
    expected = residents[counts.index] / residents[counts.index].sum() * counts.sum()
    spread = ((counts - expected) ** 2 / expected).sum() / (len(counts) - 1)
    assert 0.4 < spread < 1.8
    months = mine.groupby("month").size()
    assert 0.5 < months.var() / months.mean() < 2.5

"""What was planted in the made-up places is found by their audits, and nothing in the quiet one."""

import json
from dataclasses import dataclass

import pandas as pd
import pytest

from wardmote import rulebook
from wardmote.evidence import madeup, sources
from wardmote.evidence.audit import Audit, Request, conduct
from wardmote.evidence.cli.auditing import harm_edition
from wardmote.evidence.cli.demonstrating import BY, DAY, HARM, KEY, YEAR
from wardmote.evidence.disclosure import Edition
from wardmote.evidence.places import Places
from wardmote.evidence.store import Store

pytestmark = pytest.mark.timeout(1800)  # the world and four audits are made in the first test
SEED = 1
AUDITED = ("Riverton", "Sandford", "Collingbridge", "Pellbridge")
POLICE = "police_street"
SUMMER = {"June", "July", "August"}
LATE_SUMMER = {"July", "August", "September"}


@dataclass(frozen=True)
class Told:
    """The truths by key, the audits by partnership, and the police rows of coded months."""

    truths: dict[str, dict]
    audits: dict[str, Audit]
    lost: int
    of_earlier_areas: int

    def analyst(self, name: str) -> Edition:
        return self.audits[name].analyst.edition

    def public(self, name: str) -> Edition:
        return self.audits[name].public.edition


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The made-up world of seed 1, and a store that took all of it in."""
    made = tmp_path_factory.mktemp("planted")
    madeup.write(made / "data", seed=SEED, until=YEAR)
    with Store.open(made / "store") as store:
        report = sources.take_in_folder(store, made / "data", day=DAY)
        assert not report.refused
    return made


@pytest.fixture(scope="session")
def told(folder):
    """The four audits."""
    truths = json.loads((folder / "data" / "truths.json").read_text(encoding="utf-8"))
    with Store.open(folder / "store") as store:
        places = Places.open(folder / "data", cache=folder / "store")
        audits = {name: conduct(store, places, request(name, folder)) for name in AUDITED}
        lost, earlier = located(store, places, truths)
    return Told({truth["key"]: truth for truth in truths}, audits, lost, earlier)


def request(name, folder):
    last = YEAR.months[-1]
    return Request(
        partnership=name, period=YEAR, rules=rulebook.on(last, "England"),
        harm=harm_edition(str(folder / "data" / HARM), last, "England"),
        day=DAY, key=KEY, released_by=BY, made_up=True,
    )  # fmt: skip


def located(store, places, truths):
    """Rows that bear a code in the months of two censuses: without an area; by an earlier code."""
    months = next(truth["months"] for truth in truths if truth["key"] == "boundary-change")
    rows = places.locate(store.records(POLICE), YEAR)
    coded = rows.filter(
        rows.area_code.fill_null("") != "", rows.month < pd.Timestamp(months[-1]).date()
    )
    lost, earlier = coded.area.isnull().sum(), (coded.area_code != coded.area).sum()
    return tuple(int(value.to_pyarrow().as_py() or 0) for value in (lost, earlier))


def note(edition, measure, dataset=POLICE):
    """The one quality note of that measure."""
    (found,) = [n for n in edition.quality if (n.dataset, n.measure) == (dataset, measure)]
    return found


def everything(edition):
    """All that an edition shows, as one text."""
    tables = [exhibit.table.to_csv() for exhibit in edition.exhibits.values()]
    rest = (edition.findings, edition.sections, edition.summary, edition.exhibits, edition.quality)
    return "\n".join([*tables, *map(repr, rest)])


def step(edition, category, months, *, within=2):
    """The figure of a category's step, having seen that it is dated near the first month."""
    finding = edition.findings[f"{POLICE}.{category}.step"]
    dated = finding.sentence.split(" in ")[1].split(":")[0]
    apart = pd.Period(pd.Timestamp(dated), "M") - pd.Period(months[0], "M")
    assert abs(apart.n) <= within, finding.sentence
    return finding.figure.value


# ── where ──


@pytest.mark.parametrize("audience", ["analyst", "public"])
def test_most_hot_areas_stand_out_on_the_map_of_violence(told, audience):
    truth = told.truths["riverton-hot-areas"]
    table = (
        getattr(told, audience)("Riverton").exhibits[f"where.{POLICE}.{truth['category']}"].table
    )
    named = set(table.loc[table["stands_out"] != "", "area"])
    assert len(named & set(truth["areas"])) >= 4
    assert len(named - set(truth["areas"])) <= 3


def test_hot_areas_of_violence_are_a_finding(told):
    for edition in (told.analyst("Riverton"), told.public("Riverton")):
        assert f"{POLICE}.violence_and_sexual_offences.hot" in edition.findings


def test_a_boundary_change_loses_no_row_that_bears_a_code(told):
    assert told.of_earlier_areas > 1000
    assert told.lost == 0
    assert note(told.analyst("Riverton"), "outside share").value == 0


# ── how much, and since when ──


def test_robbery_moved_to_a_higher_level(told):
    truth = told.truths["riverton-robbery-step"]
    assert 40 < step(told.analyst("Riverton"), "robbery", truth["months"]) < 110
    assert 40 < step(told.public("Riverton"), "robbery", truth["months"]) < 110


def test_vehicle_crime_fell_on_the_months_that_can_be_compared(told):
    for edition in (told.analyst("Collingbridge"), told.public("Collingbridge")):
        finding = edition.findings[f"{POLICE}.vehicle_crime.change"]
        assert " fell by " in finding.sentence
        assert -58 < finding.figure.value < -32
        assert any("November 2025 and January 2026" in caveat for caveat in finding.caveats)


@pytest.mark.parametrize("key", ["collingbridge-missing-month", "collingbridge-part-month"])
def test_a_month_that_was_not_supplied_whole_is_named(told, key):
    (text,) = told.truths[key]["months"]
    named = f"{pd.Timestamp(text):%B %Y}"
    for edition in (told.analyst("Collingbridge"), told.public("Collingbridge")):
        assert named in edition.findings[f"{POLICE}.not_comparable"].sentence
        assert text in note(edition, "gap share").sentence
        months = edition.exhibits[f"changes.{POLICE}.vehicle_crime"].table.set_index("month")
        assert months.loc[text, "special"] == "gap"


def test_a_month_that_was_not_supplied_whole_is_no_fall(told):
    for edition in (told.analyst("Collingbridge"), told.public("Collingbridge")):
        fell = [
            finding.id
            for finding in edition.findings.values()
            if finding.id.startswith(POLICE) and " fell by " in finding.sentence
        ]
        assert fell == [f"{POLICE}.vehicle_crime.change"]


def test_public_order_filed_as_other_crime_is_told_as_two_steps_and_a_doubt(told):
    months = told.truths["sandford-public-order-relabelled"]["months"]
    edition = told.analyst("Sandford")
    assert step(edition, "public_order", months) < -30
    assert step(edition, "other_crime", months) > 80
    for category in ("public_order", "other_crime"):
        doubt = edition.findings[f"{POLICE}.{category}.step"].would_change
        assert "change in recording" in doubt


@pytest.mark.parametrize("audience", ["analyst", "public"])
def test_public_order_filed_as_other_crime_is_told_as_a_relabelling(told, audience):
    edition = getattr(told, audience)("Sandford")
    doubt = note(edition, "relabelled share")
    assert "Public order fell as other crime rose in the same month" in doubt.sentence
    assert doubt.categories == ("public_order", "other_crime")
    for kind in ("step", "change"):
        for category in doubt.categories:
            finding = edition.findings.get(f"{POLICE}.{category}.{kind}")
            assert finding is None or doubt.sentence in finding.caveats
    bearing = [f.id for f in edition.findings.values() if doubt.sentence in f.caveats]
    assert bearing
    assert all("public_order" in name or "other_crime" in name for name in bearing)


@pytest.mark.parametrize("name", ["Riverton", "Collingbridge", "Pellbridge"])
def test_nothing_is_called_relabelled_where_nothing_was(told, name):
    assert note(told.analyst(name), "relabelled share").value == 0


def test_a_file_that_repeats_another_month_is_noted(told):
    (text,) = told.truths["sandfordshire-repeated-file"]["months"]
    for edition in (told.analyst("Sandford"), told.public("Sandford")):
        assert f"{text} repeats " in note(edition, "repeated period share").sentence


# ── when ──


@pytest.mark.parametrize(
    ("category", "months"),
    [("anti_social_behaviour", SUMMER), ("bicycle_theft", LATE_SUMMER)],
)
def test_a_season_is_told_of_all_years_together(told, category, months):
    sentence = told.analyst("Sandford").findings[f"{POLICE}.{category}.month"].sentence
    assert "all years together" in sentence
    assert sentence.split(": ")[1].split(" stands out")[0] in months


@pytest.mark.parametrize("name", ["Riverton", "Sandford"])
def test_assaults_treated_in_hospital_gather_on_weekend_nights(told, name):
    findings = told.analyst(name).findings
    day = findings["istv.assault_attendance.weekday"].sentence
    hour = findings["istv.assault_attendance.hour"].sentence
    assert any(weekend in day for weekend in ("Friday", "Saturday", "Sunday")), day
    assert int(hour.split(": ")[1][:2]) in {21, 22, 23, 0, 1, 2, 3}, hour
    week = told.analyst(name).exhibits["when.istv"].table
    nights = week["day"].isin(["Fri", "Sat", "Sun"]) & week["hours"].isin(["21-24", "00-03"])
    assert week.loc[nights, "count"].sum() / week["count"].sum() > 0.3


# ── again ──


def test_calls_about_one_incident_are_counted_as_one(told):
    planted = told.truths["riverton-duplicate-calls"]["detail"]
    expected = (planted["calls"] - planted["incidents"]) / planted["calls"]
    edition = told.analyst("Riverton")
    found = note(edition, "repeat call share", "ambulance_calls")
    assert found.value == pytest.approx(expected, rel=0.05)
    assert "fewer incidents than calls, and incidents are counted" in found.sentence
    table = edition.exhibits["changes.compared"].table.set_index("title")
    counted = table.loc["Ambulance calls to crime or disorder (health)", "count"]
    assert counted == pytest.approx(planted["incidents"], rel=0.05)


def test_duplicate_calls_are_told_as_no_rise(told):
    for edition in (told.analyst("Riverton"), told.public("Riverton")):
        about = [f for f in edition.findings.values() if f.id.startswith("ambulance_calls.")]
        assert not [f.id for f in about if f.id.endswith((".change", ".step"))]
        assert about
        assert all(any("Counted are incidents" in c for c in f.caveats) for f in about)


def test_a_near_repeat_series_of_burglaries_is_told_to_the_analyst(told):
    truth = told.truths["riverton-near-repeats"]
    edition = told.analyst("Riverton")
    finding = edition.findings["police_crimes.burglary.series"]
    assert "less than 100 metres and less than 8 days apart" in finding.sentence
    assert finding.figure.value > 3
    cells = edition.exhibits["again.police_crimes.burglary.series"].table
    nearest = cells.iloc[0]
    pairs = truth["detail"]["series"] * truth["detail"]["events"] * (truth["detail"]["events"] - 1)
    assert nearest["observed"] - nearest["expected"] > pairs / 2 / 2  # most of the planted pairs


def test_a_near_repeat_series_is_told_to_nobody_outside(told):
    for name in AUDITED:
        public = told.public(name)
        assert not [key for key in (*public.findings, *public.exhibits) if key.endswith(".series")]


def test_no_series_is_told_where_none_was_planted(told):
    for name in AUDITED:
        series = [key for key in told.analyst(name).findings if key.endswith(".series")]
        assert series == (["police_crimes.burglary.series"] if name == "Riverton" else [])


def test_a_repeat_address_heads_the_analysts_list(told):
    planted = told.truths["sandford-repeat-address"]["detail"]
    table = told.analyst("Sandford").exhibits["again.council_asb.places"].table
    assert table.iloc[0][["place", "incidents"]].tolist() == [planted["place"], planted["calls"]]


def test_a_repeat_address_is_named_to_nobody_outside(told):
    truth = told.truths["sandford-repeat-address"]
    public = everything(told.public("Sandford"))
    assert truth["detail"]["place"] not in public
    assert truth["detail"]["place"] in everything(told.analyst("Sandford"))


@pytest.mark.parametrize("audience", ["analyst", "public"])
def test_a_repeat_address_does_not_make_its_area_hot(told, audience):
    (area,) = told.truths["sandford-repeat-address"]["areas"]
    edition = getattr(told, audience)("Sandford")
    maps = [e.table for name, e in edition.exhibits.items() if name.startswith("where.council_asb")]
    for table in maps:
        assert not (table.loc[table["area"] == area, "stands_out"] != "").any()


# ── who, and what worries people ──


def test_young_men_are_the_most_hurt_on_the_roads(told):
    for edition in (told.analyst("Riverton"), told.public("Riverton")):
        age, sex = (
            edition.findings[f"road_casualties.road_casualty.{split}"].sentence
            for split in ("age_band", "sex")
        )
        assert "18-24" in age
        assert " male" in sex


@pytest.mark.parametrize("name", ["Riverton", "Sandford", "Collingbridge"])
def test_what_worries_most_comes_first_beside_what_is_counted(told, name):
    truth = told.truths[f"{name.lower()}-worries"]
    titles = rulebook.on(DAY, "England").categories
    for edition in (told.analyst(name), told.public(name)):
        table = edition.exhibits["residents.concern"].table
        assert table["title"].tolist()[:1] == [titles[truth["detail"]["first"][0]].title]
        assert titles[truth["detail"]["first"][1]].title in table["title"].tolist()[:3]
    most = told.analyst(name).exhibits["levels.categories"].table["title"].iloc[0]
    assert most == titles["violence_and_sexual_offences"].title


# ── the quiet place ──


def test_nothing_is_found_in_the_quiet_place(told):
    quiet = told.truths["pellbridge-quiet"]["partnership"]
    kinds = (".hot", ".change", ".step", ".month", ".peers", ".deprivation", ".series")
    for edition in (told.analyst(quiet), told.public(quiet)):
        found = [name for name in edition.findings if name.endswith(kinds)]
        assert found == [f"{POLICE}.change"]
        assert "no clear change" in edition.findings[f"{POLICE}.change"].sentence
        assert f"{POLICE}.no_hot_area" in edition.findings
        assert "2023-12 repeats" in note(edition, "repeated period share").sentence


@pytest.mark.parametrize("name", ["Riverton", "Sandford", "Collingbridge"])
def test_a_yearly_survey_is_no_gap_in_supply(told, name):
    found = note(told.analyst(name), "gap share", "resident_survey")
    assert (found.value, found.grade) == (0, "A")

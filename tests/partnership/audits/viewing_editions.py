"""An audit with both its editions on disk, small enough to read: what its pages are tested on."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from django.urls import reverse

from tests.evidence.reports.made_up_edition import edition
from tests.evidence.reports.made_up_release import for_the_analyst, for_the_public
from wardmote.evidence.reports import write
from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.editions import edition_folder

MAP = "all_crime.map"
SHOWN = (MAP, "burglary.hot_areas", "kinds.count", "streets")
FEW, HIDDEN, HOT = "E01000004", "E01000006", "E01000009"
"""An area with few recorded, one without a number, and one that stands out."""


def made(audience: str):
    """Riverton's edition with few exhibits, its map as the engine's audit makes it."""
    one = edition(audience=audience)
    kept = {name: each for name, each in one.exhibits.items() if name in SHOWN}
    kept[MAP] = _as_audited(kept[MAP])
    sections = tuple(
        replace(each, exhibits=tuple(name for name in each.exhibits if name in kept))
        for each in one.sections
    )
    return replace(one, exhibits=kept, sections=sections)


def _as_audited(exhibit):
    table = exhibit.table.rename(columns={"name": "area_name", "ward": "ward_name"})
    table = table.rename(columns={"incidents": "count"})
    table.loc[table["area"] == FEW, ["count", "rate"]] = [10.0, 6.3]
    table.loc[table["area"] == HIDDEN, ["count", "rate"]] = np.nan
    table["stands_out"] = np.where(table["area"] == HOT, "stands out", "")
    columns = dict(exhibit.columns)
    meanings = {
        "area": columns["area"], "area_name": "Area", "ward_name": "Ward",
        "count": "Incidents recorded", "rate": columns["rate"], "stands_out": "Stands out",
    }  # fmt: skip
    encoding = {"area": "area", "value": "rate", "mark": "stands_out", "label": "area_name"}
    return replace(exhibit, table=table, columns=meanings, encoding=encoding)


@pytest.fixture(scope="session")
def both_editions(tmp_path_factory) -> Path:
    """A folder with the editions for everybody and for analysts, as the engine writes them."""
    folder = tmp_path_factory.mktemp("editions")
    write(for_the_public(made("public")), folder / "public")
    write(for_the_analyst(made("analyst")), folder / "analyst")
    return folder


@pytest.fixture
def audited(riverton, member, both_editions) -> Audit:
    """Riverton's audit of 2025/26, with partners; one of the year before is published."""
    by = member("analyst", partnership=riverton).person
    audit_of(riverton, "2024/25", by, both_editions, state="published")
    return audit_of(riverton, "2025/26", by, both_editions, state="interim")


def audit_of(partnership, period: str, by, editions: Path, *, state: str) -> Audit:
    """An audit with one run that is done."""
    is_out = state == "published"
    audit = Audit.objects.create(
        partnership=partnership, title=f"Audit {period}", period=period, terms="To know.",
        due_on=date(2026, 12, 1), planned_on=date(2026, 1, 5), state=state, is_made_up=True,
        sha256="a" * 64 if is_out else "", published_on=date(2026, 1, 4) if is_out else None,
    )  # fmt: skip
    run = Run.objects.create(
        audit=audit, number=1, state="done", by=by, asked_at="2026-05-01T10:00Z", sha256="b" * 64
    )
    for audience in ("public", "analyst"):
        shutil.copytree(editions / audience, edition_folder(run, audience), dirs_exist_ok=True)
    return audit


def to(audit: Audit, page: str = "", audience: str = "public", **more: str) -> str:
    """The address of a page of an edition."""
    name = f"audits:look_{page}" if page else "audits:look"
    told = {"partnership": audit.partnership.slug, "pk": audit.pk, "audience": audience}
    return reverse(name, kwargs=told | more)

"""The service's rules that no import contract can say."""

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from wardmote.partnership.website.steps import STEPS

PACKAGE = Path(apps.get_app_config("website").path).parent
OF_THE_YEAR = STEPS[STEPS.index("agencies") :]
KNOWN = {
    "__init__", "apps", "changes", "commands", "concerns", "forms", "jobs", "middleware",
    "migrations", "models", "pages", "rules", "templates", "urls", "views", "api",
}  # fmt: skip
OURS = [
    model for model in apps.get_models() if model.__module__.startswith("wardmote.partnership")
]  # fmt: skip


@pytest.mark.parametrize("step", OF_THE_YEAR)
def test_a_step_holds_only_the_known_files(step: str) -> None:
    held = {path.stem for path in (PACKAGE / step).iterdir() if path.name != "__pycache__"}
    assert held <= KNOWN


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_back_along_the_year(model: type[models.Model]) -> None:
    own = STEPS.index(model._meta.app_label)
    pointed = {
        field.related_model._meta.app_label
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    }
    assert all(STEPS.index(label) <= own for label in pointed if label in STEPS)


@pytest.mark.parametrize("step", OF_THE_YEAR)
def test_views_reach_records_through_the_partnership(step: str) -> None:
    views = [path for path in (PACKAGE / step).rglob("*.py") if "views" in path.parts]
    views += list((PACKAGE / step).glob("views.py"))
    assert views
    assert not [path.name for path in views if re.search(r"\.objects\b", path.read_text())]


def with_states() -> list[type[models.Model]]:
    return [model for model in OURS if hasattr(model, "State")]


@pytest.mark.parametrize("model", with_states(), ids=lambda model: model._meta.label)
def test_every_state_says_what_may_follow(model: type[models.Model]) -> None:
    rules = import_module(f"wardmote.partnership.{model._meta.app_label}.rules")
    tables = [table for table in vars(rules).values() if isinstance(table, Mapping)]
    states = {state.value for state in model.State}
    assert any({str(key) for key in table} == states for table in tables)

"""The data plan of a made-up partnership: asked for, sent, accepted, late, returned, refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings

from wardmote.evidence import Reader
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow
from wardmote.partnership.madeup.world import World

BEGAN = date(2026, 2, 1)
QUARTER = date(2025, 10, 1)
LINES = (
    ("police", "police_street", "monthly", BEGAN),
    ("fire", "fire_deliberate", "quarterly", QUARTER),
    ("fire", "fire_false_alarms", "quarterly", QUARTER),
    ("council", "council_asb", "quarterly", QUARTER),
    ("integrated_care_board", "ambulance_calls", "quarterly", QUARTER),
)
"""Kind of agency, dataset, how often, first period."""
FORCES = {"Riverton": "estuary", "Sandford": "sandfordshire", "Collingbridge": "collingdale"}
STREET = (("2026-02", 80), ("2026-03", 45))
"""Months of street-level crime, and how many days ago each came."""
ACCEPTED, WAITING, RETURNED = "fire_deliberate", "fire_false_alarms", "council_asb"


def exchange(world: World) -> None:
    """A plan, its requests, and what came of them, as far as the demonstration has the files."""
    flows = {flow.dataset: flow for flow in _plan(world)}
    for days in (100, 60, 30, 0):
        changes.ask(partnership=world.partnership, **world.writes(world.ago(days)))
    _refuse(world, flows)
    with Reader() as reader:
        for path, days in _street(world):
            _accept(world, _sent(world, flows.get("police_street"), path, days, reader), reader)
        fires = _file(world, "fire", ACCEPTED)
        _accept(world, _sent(world, flows.get(ACCEPTED), fires, 50, reader), reader)
        _sent(world, flows.get(WAITING), _file(world, "fire", WAITING), 2, reader)
        returned = _file(world, "council", RETURNED)
        _give_back(world, _sent(world, flows.get(RETURNED), returned, 12, reader))


def _plan(world: World) -> Iterator[Flow]:
    for kind, dataset, frequency, began in LINES:
        if kind in world.partners:
            yield changes.add_flow(
                partnership=world.partnership, agency=world.partners[kind].agency, dataset=dataset,
                frequency=frequency, started_on=began, **world.writes(world.ago(110)),
            )  # fmt: skip


def _refuse(world: World, flows: dict[str, Flow]) -> None:
    asked = DataRequest.objects.open().filter(flow=flows.get("ambulance_calls")).first()
    if asked:
        changes.refuse(
            request=asked, reason="The system was changed in March and has no export yet.",
            remedy="The supplier builds one by July; until then we can send totals.",
            **world.writes(world.ago(20)),
        )  # fmt: skip


def _data() -> Path:
    """Where `wardmote demo` puts the made-up agencies' files: beside the workspaces."""
    return settings.HOME.parent / "data"


def _street(world: World) -> list[tuple[Path, int]]:
    force = FORCES.get(world.town.name, "")
    return [
        (_data() / "police" / month / f"{month}-{force}-street.csv", days) for month, days in STREET
    ]


def _file(world: World, folder: str, dataset: str) -> Path:
    return _data() / folder / f"{dataset}_{world.town.slug}_2025-26.csv"


def _sent(
    world: World, flow: Flow | None, path: Path, days: int, reader: Reader
) -> Delivery | None:  # fmt: skip
    """A file that came so many days ago, and was checked; none where there is no such file."""
    if flow is None or not path.is_file():
        return None
    when = world.writes(world.ago(days))
    (sent,) = changes.send(
        flow=flow, file_name=path.name, pieces=[path.read_bytes()], everywhere=False, **when
    )
    changes.check_delivery(pk=sent.pk, at=when["at"], reader=reader)
    sent.refresh_from_db()
    return sent if sent.state == Delivery.State.CHECKED else None


def _accept(world: World, delivery: Delivery | None, reader: Reader) -> None:
    if delivery:
        by = world.members["analyst"]
        changes.accept(delivery=delivery, by=by, at=delivery.sent_at)
        changes.settle_delivery(pk=delivery.pk, at=delivery.sent_at, reader=reader)


def _give_back(world: World, delivery: Delivery | None) -> None:
    if delivery:
        changes.give_back(
            delivery=delivery, by=world.members["analyst"], at=delivery.sent_at,
            words="The wards along the river are missing. Send all wards, please.",
        )  # fmt: skip

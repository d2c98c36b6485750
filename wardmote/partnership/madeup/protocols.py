"""The protocols of a made-up partnership: one for all themes in force, two others on their way."""

from collections.abc import Iterable
from datetime import date

from wardmote.partnership.madeup.world import World
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.models import Party, Version

GAINS = {
    "police": "Fewer calls to the same doors, and partners who know what we know",
    "council": "One picture of the area instead of five",
    "fire": "We reach homes at risk before there is a fire",
    "integrated_care_board": "Fewer people hurt, and fewer beds taken by violence",
    "housing_association": "Tenants are helped sooner, and neighbours left in peace",
}
GAIN = "We see what others see, and do less work twice"


def share(world: World) -> None:
    """All-theme in force, hospital data near its review, fire risk in consultation."""
    _live(world, "all_themes", begun=290, live=200)
    _live(world, "istv", begun=400, live=345)
    _in_consultation(world, "fire_risk", begun=40)


def _live(world: World, template: str, *, begun: int, live: int) -> Version:
    """From a template into force, step by step, each on its day."""
    version = _begun(world, template, world.ago(begun), starts=world.ago(live))
    changes.write(
        version=version, dpia_reference=f"DPIA {world.ago(begun).year}/{version.pk}",
        equality_reference=f"EqIA {world.ago(begun).year}/{version.pk}",
        **world.writes(world.ago(begun - 5)),
    )  # fmt: skip
    changes.consult(version=version, **world.writes(world.ago(begun - 10)))
    _answer(world, _parties(version), world.ago(begun - 25))
    version.refresh_from_db()
    changes.send_for_signature(version=version, **world.writes(world.ago(begun - 30)))
    for party in _parties(version):
        changes.sign(
            party=party, capacity=party.partner.head_title or "Chief officer",
            why="The signed copy is in the partnership's safe",
            **world.writes(world.ago(live + 10)),
        )  # fmt: skip
    changes.ask_to_activate(version=version, **world.writes(world.ago(live + 1)))
    return changes.activate(
        version=version, by=world.members["chair"], at=world.at(world.ago(live))
    )


def _begun(world: World, template: str, on: date, *, starts: date | None = None) -> Version:
    return changes.begin(
        partnership=world.partnership, template=template,
        title=world.rules.protocols[template].title, host=world.partners["council"].agency,
        starts=starts, **world.writes(on),
    )  # fmt: skip


def _parties(version: Version) -> list[Party]:
    parties = version.parties.select_related("partner__agency", "version__protocol__partnership")
    return list(parties)


def _answer(world: World, parties: Iterable[Party], on: date) -> None:
    for party in parties:
        changes.answer(
            party=party, answer=Party.Answer.CONTENT, comment="",
            benefit=GAINS.get(party.partner.agency.kind, GAIN), **world.writes(on),
        )  # fmt: skip


def _in_consultation(world: World, template: str, *, begun: int) -> None:
    """Half of them have answered; one asks for a change."""
    version = _begun(world, template, world.ago(begun))
    changes.consult(version=version, **world.writes(world.ago(begun - 10)))
    first, second, *_others = _parties(version)
    _answer(world, [first], world.ago(begun - 15))
    changes.answer(
        party=second, answer=Party.Answer.CHANGES,
        comment="Say who visits first, and that nothing is used to end a tenancy.", benefit="",
        **world.writes(world.ago(begun - 20)),
    )  # fmt: skip

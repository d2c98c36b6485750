"""The plans of a made-up partnership and its agencies, with what they say of the same themes."""

from datetime import date

from dateutil.relativedelta import relativedelta

from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Plan
from wardmote.partnership.duties.rules import legal_year
from wardmote.partnership.madeup.world import World

SAYS = {
    "police": {
        "Young people": ("Fewer carry knives; officers in every secondary school.", "page 9"),
        "Repeat victims": ("Every repeat victim is visited within two days.", "page 14"),
    },
    "fire": {
        "Young people": ("Cadets and talks in schools about setting fires.", "page 22"),
    },
    "own": {
        "Young people": ("Work with families early, where children miss school.", "page 6"),
        "Repeat victims": ("Agencies tell each other of the same people within a week.", "page 8"),
        "Night-time economy": ("Safe places and late buses on Fridays and Saturdays.", "page 11"),
    },
}  # fmt: skip
"""Whose plan → theme → what it says of it, and where."""

KINDS = {"police": "police_and_crime_plan"}
"""Whose plan → its kind, where the rulebook has it."""


def keep(world: World) -> None:
    """Plans of the council, the police, the fire service and the partnership, out of step."""
    year = legal_year(world.day)
    own = {"kind": "partnership_plan", "title": f"Partnership plan {year} to {year + 1}"}
    _plan(world, "own", None, date(year, 4, 1), years=1, agreed=-10, **own)
    told = (
        ("police", "Police and crime plan", year - 1, 4, -40, 3),
        ("fire", "Community risk management plan", year - 2, 5, -120, 11),
        ("council", "Council plan", year - 3, 4, -30, None),
    )
    for kind, title, first, years, agreed, review in told:
        partner, begins = world.partners[kind], date(first, 4, 1)
        sort = {"kind": KINDS[kind]} if kind in KINDS else {"called": title}
        named = {**sort, "title": f"{title} {first} to {first + years}"}
        days = {"years": years, "agreed": agreed, "review": review}
        _plan(world, kind, partner, begins, **days, **named)


def _plan(
    world: World, whose: str, partner: Partner | None, begins: date, *, years: int, agreed: int,
    review: int | None = None, **named: str,
) -> Plan:  # fmt: skip
    """One plan: agreed so many days from its first, consulted on for twelve weeks before that.

    Args:
        review: how many months into each of its years it is reviewed; None for never.
    """
    on = begins + relativedelta(days=agreed)
    plan = changes.add_plan(
        partnership=world.partnership, partner=partner, first_on=begins,
        last_on=begins + relativedelta(years=years, days=-1),
        consulted_from=on - relativedelta(weeks=16), consulted_until=on - relativedelta(weeks=4),
        agreed_on=on, review_on=_review(world, begins, years, review), **named,
        **world.writes(world.ago(200)),
    )  # fmt: skip
    for theme, (words, where) in SAYS.get(whose, {}).items():
        changes.say_of_theme(
            plan=plan, theme=theme, words=words, where=where, **world.writes(world.ago(199))
        )
    return plan


def _review(world: World, begins: date, years: int, months: int | None) -> date | None:
    """The next of its yearly reviews, while the plan holds."""
    if months is None:
        return None
    days = (begins + relativedelta(years=n, months=months) for n in range(years))
    return next((day for day in days if day > world.day), None)

"""Which statement of purpose is in force."""

from datetime import date

from wardmote.partnership.agencies.models import Partner, Partnership, Statement


def statement_in_force(partnership: Partnership, on: date) -> Statement | None:
    """The newest version that every core member signed; else the newest that anybody signed."""
    core = set(
        partnership.partners.on(on).filter(mode=Partner.Mode.CORE).values_list("pk", flat=True)
    )
    signed = [
        (each, {one.partner_id for one in each.supports.all() if one.signed_on <= on})
        for each in partnership.statements.prefetch_related("supports")
    ]
    whole = [each for each, by in signed if by and core <= by]
    some = [each for each, by in signed if by]
    return next(iter([*whole, *some]), None)

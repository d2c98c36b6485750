"""The guide of an audit: what of its way is done, and what is next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.audits.models import Audit, Correction, Run, SignOff, Workshop
from wardmote.partnership.audits.pages.words import address
from wardmote.partnership.audits.rules.scope import Standing
from wardmote.partnership.audits.rules.signing import SIGNATURES
from wardmote.partnership.audits.rules.states import State
from wardmote.partnership.audits.rules.workshop import has_analyst
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.website.tables import Link, Tag

ORDER = (
    State.PLANNED, State.AGREED, State.INTERIM, State.CHECKED, State.SIGNED, State.PUBLISHED,
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One step of the way.

    Attributes:
        hint: where it stands, in words.
        href: where it is done or seen.
        is_done: whether it is behind.
        may_wait: whether the way goes on without it.
    """

    key: str
    title: str
    hint: str
    href: str
    is_done: bool
    may_wait: bool = False
    is_next: bool = False

    @property
    def tag(self) -> Tag:
        """Done, next, or neither."""
        if self.is_done:
            return Tag(_("Done"), "green")
        if self.is_next:
            return Tag(_("Next"), "blue")
        return Tag(_("If you like")) if self.may_wait else Tag(_("Not yet"))


def guide(
    audit: Audit, scope: Standing, edition: Run | None, said: list[SignOff], on: date,
    moves: Iterable[Link],
) -> tuple[Step, ...]:  # fmt: skip
    """The steps in their order; the first that is not done, and cannot wait, is next.

    Args:
        moves: what the reader may do: only there does a step lead to where it is done.

    Returns:
        Nothing where the audit was dropped.
    """
    if audit.state == State.DROPPED:
        return ()
    ways = frozenset(move.href for move in moves)
    steps = [*_before(audit, scope, edition, on), *_after(audit, edition, said, on, ways)]
    ahead = next((one for one in steps if not one.is_done and not one.may_wait), None)
    return tuple(replace(one, is_next=one is ahead) for one in steps)


def _is_past(audit: Audit, state: str) -> bool:
    return ORDER.index(audit.state) >= ORDER.index(state)


def _before(audit: Audit, scope: Standing, edition: Run | None, on: date) -> Iterator[Step]:
    here = audit.get_absolute_url()
    yield Step("plan", _("Plan it"), audit.period, here, True)
    agreed = _is_past(audit, State.AGREED)
    said = _("%(agree)d of %(asked)d partners agree.")
    counts = {"agree": len(scope.agree), "asked": len(scope.asked)}
    yield Step("scope", _("Agree the scope"), said % counts, here, agreed)
    lines, sent = _data(audit, on)
    told = _("%(sent)d of %(lines)d lines of the data plan have an accepted file.")
    told = told if lines else _("The data plan has no line yet.")
    where = reverse("exchange:plan", args=[audit.partnership.slug])
    done = bool(edition) or bool(lines and sent == lines)
    yield Step("data", _("Get the data in"), told % {"sent": sent, "lines": lines}, where, done,
               may_wait=bool(sent))  # fmt: skip
    told = _("Edition %d") % edition.number if edition else _("Once the scope is agreed.")
    yield Step("run", _("Run it"), told, here, bool(edition))


def _data(audit: Audit, on: date) -> tuple[int, int]:
    """Lines of the data plan, and those of which a file was accepted."""
    lines = audit.partnership.flows.on(on)
    taken = Delivery.State.ACCEPTED
    return lines.count(), lines.filter(deliveries__state=taken).distinct().count()


def _after(
    audit: Audit, edition: Run | None, said: list[SignOff], on: date, ways: frozenset[str]
) -> Iterator[Step]:  # fmt: skip
    def way(name: str) -> str:
        there = address(audit.partnership, name, audit.pk)
        return there if there in ways else audit.get_absolute_url()

    checked = _is_past(audit, State.CHECKED)
    yield _comments(audit, edition, checked)
    yield _workshop(audit, way("open_workshop"), checked, on)
    hint = _("By somebody who did not run it.")
    yield Step("check", _("Have it checked"), hint, way("check"), checked)
    signed = sum(one.kind == SignOff.Kind.SIGN for one in said)
    told = _("%(signed)d of %(needed)d signatures") % {"signed": signed, "needed": SIGNATURES}
    is_signed, is_out = _is_past(audit, State.SIGNED), audit.state == State.PUBLISHED
    yield Step("sign", _("Sign it off"), told, way("sign"), is_signed)
    yield Step("publish", _("Publish it"), _("Everybody reads it."), way("publish"), is_out)


def _comments(audit: Audit, edition: Run | None, checked: bool) -> Step:
    unsettled = (
        audit.comments.filter(answer="").count()
        + audit.corrections.filter(
            state__in=[Correction.State.FILED, Correction.State.ACCEPTED]
        ).count()
    )
    told = ngettext("%d has no answer.", "%d have no answer.", unsettled) % unsettled
    hint = told if unsettled else _("None waits for an answer.")
    is_done = checked or bool(edition and not unsettled and audit.comments.exists())
    may_wait = bool(edition) and not unsettled
    where = address(audit.partnership, "interim", audit.pk)
    return Step("comments", _("Hear partners’ comments"), hint, where, is_done, may_wait)


def _workshop(audit: Audit, way: str, checked: bool, on: date) -> Step:
    """It cannot wait where nobody is there to analyse.

    Args:
        way: where one is opened.
    """
    held = list(Workshop.objects.filter(run__audit=audit))
    is_open = next((one for one in held if one.is_open), None)
    needed = not has_analyst(audit.partnership, on)
    if needed:
        hint = _("Nobody is the partnership’s analyst: let partners say what the findings mean.")
    else:
        hint = _("Partners in a room say what the findings mean here, and what matters most.")
    if held:
        way = address(audit.partnership, "workshop", (is_open or held[-1]).pk)
    done = bool(held) and is_open is None
    may_wait = is_open is None and (checked or not needed)
    return Step("workshop", _("Hold a workshop"), hint, way, done, may_wait)

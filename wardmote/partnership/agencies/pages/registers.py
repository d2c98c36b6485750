"""The registers: elected members, interests, transactions, arrangements, and what is published."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import (
    Briefing,
    Interest,
    Membership,
    Partnership,
    Transaction,
)
from wardmote.partnership.agencies.pages.arrangement import held_of
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import Action, Link, Money, Table, Tag


@dataclass(frozen=True)
class RegisterPage:
    """One register.

    Attributes:
        about: what it is for, in a sentence or two.
        actions: what the reader may add.
    """

    title: str
    about: str
    tables: tuple[Table, ...]
    actions: tuple[Link, ...] = ()


def _to(partnership: Partnership, name: str, *args: int) -> str:
    return reverse(f"agencies:{name}", args=[partnership.slug, *args])


def _offered(by: Membership, doing: str, *links: Link) -> tuple[Link, ...]:
    return links if may(by, doing) else ()


def elected_members(partnership: Partnership, *, by: Membership) -> RegisterPage:
    """That elected members stand behind the partnership, and what they were told."""
    endorsed = tuple(
        (one.endorsed_on, one.body, one.evidence) for one in partnership.endorsements.all()
    )
    briefings = list(partnership.briefings.all())
    told = {
        nature: tuple(
            (one.briefed_on, one.audience, one.subject, one.notes)
            for one in briefings if one.nature == nature
        )
        for nature in Briefing.Nature
    }  # fmt: skip
    heads = (_("Briefed on"), _("Who was briefed"), _("Subject"), _("Notes"))
    return RegisterPage(
        title=_("Elected members"),
        about=_("The political support of elected members is vital: endorsements, with where that "
                "is written, and briefings that they were given."),
        tables=(
            Table("endorsements", _("Endorsements"),
                  (_("Endorsed on"), _("Council or committee"), _("Evidence")), endorsed,
                  _("No endorsement is on record.")),
            Table("briefings", _("Briefings on operational matters"), heads,
                  told[Briefing.Nature.OPERATIONAL], _("No briefing is on record.")),
            Table("political_briefings", _("Political briefings, kept apart"), heads,
                  told[Briefing.Nature.POLITICAL], _("No political briefing is on record.")),
        ),
        actions=_offered(
            by, "keep the registers",
            Link(_("Note an endorsement"), _to(partnership, "note_endorsement")),
            Link(_("Note a briefing"), _to(partnership, "note_briefing")),
        ),
    )  # fmt: skip


def interests(partnership: Partnership, *, on: date, by: Membership) -> RegisterPage:
    """What those who sit on groups have declared."""
    declared = partnership.interests.select_related("person").order_by("-started_on", "pk")
    heads = (_("Person"), _("Interest"), _("From"), _("Until"), _("Published"), "")
    rows = tuple(
        (
            str(one.person), one.interest, one.started_on, one.ended_on, one.is_published,
            Action(_interest_links(partnership, one, on, by)),
        )
        for one in declared
    )  # fmt: skip
    table = Table("interests", _("Declarations of interest"), heads, rows, _("None is declared."))
    return RegisterPage(
        title=_("Declarations of interest"),
        about=_("What those who decide have to do with bodies that the partnership deals with."),
        tables=(table,),
        actions=_offered(
            by, "declare an interest",
            Link(_("Declare an interest"), _to(partnership, "declare_interest")),
        ),
    )  # fmt: skip


def _interest_links(partnership, one: Interest, on: date, by: Membership) -> tuple[Link, ...]:
    keeps, own = may(by, "keep the registers"), by.person_id == one.person_id
    links = []
    if keeps:
        words = _("Take off the public page") if one.is_published else _("Publish")
        links.append(Link(words, _to(partnership, "publish_interest", one.pk)))
    if one.ended_on is None and (keeps or own):
        links.append(Link(_("End"), _to(partnership, "end_interest", one.pk)))
    if keeps and one.ended_on and one.ended_on <= on:
        links.append(Link(_("Put back"), _to(partnership, "put_back_interest", one.pk)))
    return tuple(links)


def transactions(partnership: Partnership, *, by: Membership) -> RegisterPage:
    """What passed between the partnership and bodies that are not public."""
    noted = partnership.transactions.select_related("partner__agency")
    heads = (_("Made on"), _("With"), _("Amount"), _("What for"), _("Published"), "")
    rows = tuple(
        (
            one.made_on, str(one.partner), Money(one.amount), one.what, one.is_published,
            Action(_transaction_links(partnership, one, by)),
        )
        for one in noted
    )  # fmt: skip
    table = Table("transactions", _("Transactions"), heads, rows, _("None is on record."))
    return RegisterPage(
        title=_("Transactions"),
        about=_("Money or other worth that passed between the partnership and a body that is not "
                "public. Such relationships are declared publicly."),
        tables=(table,),
        actions=_offered(
            by, "keep the registers",
            Link(_("Note a transaction"), _to(partnership, "note_transaction")),
        ),
    )  # fmt: skip


def _transaction_links(partnership, one: Transaction, by: Membership) -> tuple[Link, ...]:
    if not may(by, "keep the registers"):
        return ()
    words = _("Take off the public page") if one.is_published else _("Publish")
    return (Link(words, _to(partnership, "publish_transaction", one.pk)),)


def arrangements(partnership: Partnership, *, on: date, by: Membership) -> RegisterPage:
    """Every arrangement to work together, the informal included."""
    noted = partnership.arrangements.select_related("partnership").prefetch_related(
        "parties__agency"
    )
    heads = (
        _("Arrangement"), _("Rests on"), _("Level"), _("Risk"), _("With"), _("Papers held"),
        _("Records kept"),
        _("From"), _("Until"), _("Review"), "",
    )  # fmt: skip
    rows = tuple(
        (
            Link(one.name, _to(partnership, "arrangement", one.pk)),
            str(one.get_status_display()), str(one.get_level_display()),
            str(one.get_risk_display()), ", ".join(str(party) for party in one.parties.all()),
            held_of(one, on), one.records_kept or Tag(_("Not said"), "yellow"),
            one.started_on, one.ended_on,
            _review(one, on), Action(_arrangement_links(partnership, one, on, by)),
        )
        for one in noted
    )  # fmt: skip
    table = Table("arrangements", _("Arrangements"), heads, rows, _("None is on record."))
    return RegisterPage(
        title=_("Arrangements"),
        about=_("Informal arrangements are fine, as long as records are kept and they are known."),
        tables=(table,),
        actions=_offered(
            by, "keep the registers",
            Link(_("Note an arrangement"), _to(partnership, "note_arrangement")),
        ),
    )  # fmt: skip


def _review(one, on: date) -> date | Tag | None:
    if one.review_on and one.review_on < on and one.ended_on is None:
        return Tag(_("Late"), "red")
    return one.review_on


def _arrangement_links(partnership, one, on: date, by: Membership) -> tuple[Link, ...]:
    if not may(by, "keep the registers"):
        return ()
    if one.ended_on is None:
        change = Link(_("Change"), _to(partnership, "change_arrangement", one.pk))
        return (change, Link(_("End"), _to(partnership, "end_arrangement", one.pk)))
    return (Link(_("Put back"), _to(partnership, "put_back_arrangement", one.pk)),)


def published(partnership: Partnership, *, on: date) -> RegisterPage:
    """What the public may see of interests and transactions, and nothing else."""
    interests = partnership.interests.on(on).filter(is_published=True).select_related("person")
    paid = partnership.transactions.filter(is_published=True).select_related("partner__agency")
    return RegisterPage(
        title=_("Published declarations"),
        about=_("This is what the public may see. Interests that have ended are not shown."),
        tables=(
            Table("interests", _("Declarations of interest"),
                  (_("Person"), _("Interest"), _("Since")),
                  tuple((str(one.person), one.interest, one.started_on) for one in interests),
                  _("None is published.")),
            Table("transactions", _("Transactions"),
                  (_("Made on"), _("With"), _("Amount"), _("What for")),
                  tuple((one.made_on, str(one.partner), Money(one.amount), one.what)
                        for one in paid), _("None is published.")),
        ),
    )  # fmt: skip


def registers(partnership: Partnership) -> tuple[Link, ...]:
    """The ways to the registers."""
    return (
        Link(_("Elected members"), _to(partnership, "elected_members")),
        Link(_("Declarations of interest"), _to(partnership, "interests")),
        Link(_("Transactions"), _to(partnership, "transactions")),
        Link(_("Arrangements"), _to(partnership, "arrangements")),
        Link(_("Pre-election periods"), _to(partnership, "pre_elections")),
        Link(_("Published declarations"), _to(partnership, "published")),
    )

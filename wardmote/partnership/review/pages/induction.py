"""What somebody new of an agency is given: the partnership, and the agency's part in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Governance, Partner, Post
from wardmote.partnership.agencies.pages.compact import everyday_of, promises_of
from wardmote.partnership.agencies.pages.partner import own_group, seats_table
from wardmote.partnership.agencies.pages.partners import ROLES, in_force
from wardmote.partnership.agencies.rules import statement_in_force
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.pages.words import line
from wardmote.partnership.review.pages.accountability import duties_table, write_tables
from wardmote.partnership.review.pages.asked_of import data_table, protocols_table
from wardmote.partnership.review.pages.groups_met import groups_table
from wardmote.partnership.website.tables import Link, Table, day
from wardmote.partnership.website.word import Word

ASKED_FIRST = (Post.Kind.MANAGER, Post.Kind.OFFICER)
"""Posts that a new member turns to."""


@dataclass(frozen=True)
class Section:
    """One question that a new member has, answered."""

    heading: str
    words: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class InductionPack:
    """The whole pack.

    Attributes:
        document: where it is taken away as a document.
    """

    partner: Partner
    on: date
    sections: tuple[Section, ...]
    document: str

    @property
    def tables(self) -> tuple[Table, ...]:
        """Those of all sections."""
        return tuple(table for section in self.sections for table in section.tables)


def induction_pack(partner: Partner, *, on: date) -> InductionPack:
    """What the partnership is, what it asks of an agency, and whom to ask."""
    said = getattr(partner.partnership, "governance", None)
    return InductionPack(
        partner=partner, on=on,
        sections=(
            _purpose(partner, on), _governed(partner, said, on), _seats(partner, on),
            _law(partner, on), _data(partner, on), _promised(partner, on),
            _raised(partner, said), _asked(partner, said, on),
        ),
        document=reverse(
            "review:induction_document", args=[partner.partnership.slug, partner.pk]
        ),
    )  # fmt: skip


def _purpose(partner: Partner, on: date) -> Section:
    heading = _("What the partnership is for")
    statement = statement_in_force(partner.partnership, on)
    if statement is None:
        return Section(heading, (_("No statement of purpose has been signed yet."),))
    words = [statement.purpose]
    if statement.in_scope:
        words.append(_("In scope: %s") % statement.in_scope)
    if statement.out_of_scope:
        words.append(_("Out of scope: %s") % statement.out_of_scope)
    words.append(_("Version %(version)d, to be reviewed by %(day)s.") % {
        "version": statement.version, "day": day(statement.review_on),
    })  # fmt: skip
    return Section(heading, tuple(words))


def _governed(partner: Partner, said: Governance | None, on: date) -> Section:
    words = (said.answers,) if said else ()
    return Section(_("How it is governed"), words, (groups_table(partner.partnership, on),))


def _seats(partner: Partner, on: date) -> Section:
    caption = _("Seats, and what each may commit")
    seats = partner.seats.on(on).order_by("group__name", "pk")
    return Section(_("Where the agency sits"), tables=(seats_table(caption, seats, partner, on),))


def _law(partner: Partner, on: date) -> Section:
    table = duties_table([line(each, on) for each in _next_of_each(partner)])
    return Section(_("What the law asks of it"), tuple(_parts(partner, on)), (table,))


def _next_of_each(partner: Partner) -> Iterable[Duty]:
    """Each duty that it leads once, with the next day of those that come back."""
    open_ones = partner.duties_led.open().order_by("-due_on").select_related(
        "partnership", "owner", "lead__agency", "occasion"
    )  # fmt: skip
    following = {(each.key, each.occasion_id): each for each in open_ones}
    return sorted(following.values(), key=lambda each: each.due_on)


def _parts(partner: Partner, on: date) -> Iterator[str]:
    """The part that the law gives it, and where the law does."""
    roles = [
        role for role in in_force(partner.partnership, on) if partner.agency.kind in role.bodies
    ]
    if not roles:
        yield _("The law gives it no part")
    for role in roles:
        law = f"{ROLES[role.role]}: {role.act}, {role.section}"
        yield law if role.verified else f"{law} {_('[not checked]')}"
    yield _("It takes part as: %s") % partner.get_mode_display()


def _data(partner: Partner, on: date) -> Section:
    tables = (protocols_table(partner, on), data_table(partner, on))
    return Section(_("What is shared with it, and asked of it"), tables=tables)


def _promised(partner: Partner, on: date) -> Section:
    words = f"{_('Brings its own services together by')}: {own_group(partner)}"
    tables = (promises_of(partner, on), everyday_of(partner, on))
    return Section(_("What it promised to bring in, and to change"), (words,), tables)


def _raised(partner: Partner, said: Governance | None) -> Section:
    slug = partner.partnership.slug
    words = (
        _("Any member may raise a matter for a group. It waits until it stands on the group's "
          "agenda, or the group answers it in words. Each gets an answer."),
        *((said.decides,) if said else ()),
        _("An item that asks for a decision says what it takes: money, staff or a change of "
          "policy, and of which agencies. The page of the meeting says whether the people at the "
          "table may commit that."),
        _("What is decided is kept with who agreed. What somebody undertakes is kept with a name "
          "and a day, and is asked after."),
    )  # fmt: skip
    links = (
        Link(_("Matters raised"), reverse("meetings:matters", args=[slug])),
        Link(_("Meetings"), reverse("meetings:meetings", args=[slug])),
    )
    return Section(_("How a matter is raised, and a decision taken"), words, links=links)


def _asked(partner: Partner, said: Governance | None, on: date) -> Section:
    posts = partner.partnership.posts.on(on).filter(kind__in=ASKED_FIRST)
    posts = posts.select_related("partnership", "host__agency")
    rows = tuple((Link(post.title, post.get_absolute_url()), str(post.host)) for post in posts)
    heads, empty = (_("Post"), _("At which agency")), _("No such post is on record.")
    table = Table("posts", _("Posts that help you"), heads, rows, empty)
    return Section(_("Whom to ask"), (said.contact,) if said else (), (table,))


def induction_document(pack: InductionPack) -> Word:
    """The same, to hand over."""
    names = {"agency": pack.partner, "partnership": pack.partner.partnership}
    word = Word(_("Welcome to %(partnership)s: %(agency)s") % names, str(names["partnership"]))
    word.say(_("As on %s.") % day(pack.on))
    for section in pack.sections:
        word.heading(section.heading)
        for words in section.words:
            word.say(words)
        write_tables(word, section.tables, level=2)
    return word

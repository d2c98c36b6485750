"""A version as a document: for signature, and for publication."""

from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.sharing.models import Version, text_hash
from wardmote.partnership.sharing.pages.published import parties_unnamed
from wardmote.partnership.sharing.pages.version import words_of_line, words_of_version
from wardmote.partnership.sharing.pages.words import act_of, gateways_of
from wardmote.partnership.sharing.rules import signatories, title_of
from wardmote.partnership.website.tables import day, shown
from wardmote.partnership.website.word import Word

SHORT = 60
"""Letters that fit in a cell beside their heading."""


def version_document(version: Version, *, is_public: bool = False) -> Word:
    """The whole text; its fingerprint ties the paper to the record.

    Args:
        version: of `with_all`.
        is_public: whether it is for everybody: no person is named, and nobody signs in it.
    """
    word = Word(str(version), str(version.partnership))
    word.say(version.get_state_display(), label=_("State"))
    word.say(text_hash(version), label=_("Fingerprint of this text (SHA-256)"))
    _say(word, version)
    if is_public:
        _told_to_all(word, version)
    else:
        _parties(word, version)
    word.heading(_("What is shared"))
    for number, grant in enumerate(version.grants.all(), start=1):
        word.heading(f"{number}. {grant.provider}: {title_of(grant.category)}", 2)
        rows = [(head, words) for head, words in words_of_line(grant) if words]
        word.table((_("About"), _("What")), rows, (1, 3))
    _law(word, version)
    if not is_public:
        _signatures(word, version)
    return word


def _say(word: Word, version: Version) -> None:
    """Days and names in a table, whole sentences each under its heading."""
    told = list(words_of_version(version))
    word.table((_("About"), _("What")), [each for each in told if len(each[1]) <= SHORT], (1, 2))
    for heading, words in told:
        if len(words) > SHORT:
            word.heading(heading)
            word.say(words)


def _told_to_all(word: Word, version: Version) -> None:
    """The parties and when each signed, by no one's name."""
    table = parties_unnamed(version)
    word.heading(table.caption)
    rows = [[shown(cell).text for cell in row] for row in table.rows]
    word.table(table.heads, rows, (2, 2, 4, 2))


def _parties(word: Word, version: Version) -> None:
    word.heading(_("Parties, and what each gains in its own words"))
    rows = [(str(p), p.get_kind_display(), p.benefit) for p in version.parties.all()]
    word.table((_("Agency"), _("Takes part as"), _("What it gains")), rows, (2, 2, 4))


def _law(word: Word, version: Version) -> None:
    word.heading(_("The law"))
    names = {name for grant in version.grants.all() for name in grant.gateways}
    for gateway in gateways_of(sorted(names)):
        word.heading(gateway.title, 2)
        word.say(act_of(gateway))
        word.say(gateway.permits)
        for excluded in gateway.excluded:
            word.point(_("Not: %s") % excluded)
        if not gateway.verified:
            word.say(gateway.note, label=_("Not checked against its source"))


def _signatures(word: Word, version: Version) -> None:
    """What is signed here, and room for those who sign on paper."""
    word.heading(_("Signatures"))
    held = signatories(version)
    signed = {each.agency_id: each for each in version.happenings.all() if each.what == "signed"}
    rows = []
    for party in version.parties.all():
        agency = party.partner.agency_id
        last = signed.get(agency) if agency in held else None
        rows.append((
            str(party), str(last.by) if last else "", last.capacity if last else "",
            day(timezone.localdate(last.at)) if last else "",
        ))  # fmt: skip
    heads = (_("For"), _("Name and signature"), _("Signed as"), _("Day"))
    word.table(heads, rows, (3, 3, 2, 2))

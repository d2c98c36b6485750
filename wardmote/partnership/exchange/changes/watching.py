"""A watched folder: files that are put into <agency>/<dataset>/ are sent, and moved aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange.changes.sending import send_from_folder
from wardmote.partnership.exchange.models import Delivery

DONE, REFUSED = "done", "refused"
PIECE = 1 << 20


@dataclass(frozen=True)
class Taken:
    """What became of a file of the folder; `why` is "" where it was sent."""

    path: Path
    deliveries: tuple[Delivery, ...]
    why: str = ""


def waiting(folder: Path) -> list[Path]:
    """The files to send: <agency>/<dataset>/<file>, those under way (begun with a dot) apart."""
    return sorted(
        path
        for path in folder.glob("*/*/*")
        if path.is_file()
        and not path.is_symlink()
        and not path.name.startswith(".")
        and path.relative_to(folder).parts[0] not in (DONE, REFUSED)
    )


def take_from(folder: Path, *, partnership: Partnership, at: datetime) -> Iterator[Taken]:
    """Send what waits in a folder; each file goes to `done`, or to `refused` beside its reason."""
    for path in waiting(folder):
        agency, dataset = path.relative_to(folder).parts[:2]
        try:
            sent = send_from_folder(
                partnership=partnership, agency=_agency(partnership, agency), dataset=dataset,
                file_name=path.name, pieces=_pieces(path), at=at,
            )  # fmt: skip
        except Refused as refused:
            kept = _move(folder, REFUSED, path, at)
            kept.with_name(f"{kept.name}.reason.txt").write_text(f"{refused}\n", encoding="utf-8")
            yield Taken(path, (), str(refused))
        else:
            _move(folder, DONE, path, at)
            yield Taken(path, tuple(sent))


def _agency(partnership: Partnership, name: str) -> Agency:
    """The agency that a folder is named after: "riverton-police"."""
    known = {slugify(each.agency.name): each.agency
             for each in partnership.partners.select_related("agency")}  # fmt: skip
    if name in known:
        return known[name]
    raise Refused(
        _("There is no agency “%(name)s”; the folders are: %(known)s.")
        % {"name": name, "known": ", ".join(sorted(known))}
    )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _move(folder: Path, where: str, path: Path, at: datetime) -> Path:
    """Move a file aside, under a name that tells when; nothing is written over."""
    to = folder / where / path.relative_to(folder).parent / f"{at:%Y%m%d-%H%M%S}-{path.name}"
    to.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    while to.exists():
        number += 1
        to = to.with_name(f"{at:%Y%m%d-%H%M%S}-{number}-{path.name}")
    return path.rename(to)

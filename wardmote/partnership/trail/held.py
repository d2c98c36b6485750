"""A checkpoint as a small file, for a partner's machine to hold."""

import json
from dataclasses import asdict
from pathlib import Path

from wardmote.partnership.trail import signing
from wardmote.partnership.trail.models import Checkpoint
from wardmote.partnership.trail.verify import Head, head_of
from wardmote.partnership.website.waking import Refused

WHAT_IT_IS = "A signed head of a Wardmote trail. Keep it away from the installation it tells of."


def as_file(checkpoint: Checkpoint) -> str:
    """The file's text: what was signed, by which key, and the key's public half."""
    head = head_of(checkpoint)
    told = {"what": WHAT_IT_IS, **asdict(head), "public_key": signing.public_keys()[head.key]}
    return json.dumps(told, indent=1) + "\n"


def from_file(path: Path) -> Head:
    """The checkpoint in a file.

    Raises:
        Refused: the file is no checkpoint, or its signature is not that of its public key.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        head = Head(
            log=str(told["log"]), size=int(told["size"]), root=str(told["root"]),
            at=str(told["at"]), key=str(told["key"]), signature=str(told["signature"]),
        )  # fmt: skip
        public = str(told["public_key"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(f"{path} is no checkpoint of a trail ({error}).") from None
    if not signing.is_signed(head.told, head.key, head.signature, public):
        raise Refused(f"{path} was altered after it was signed: its signature does not hold.")
    return head

"""Whatever is sent to whatever address by whomever: no error of the server."""

import random
import string
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from zeal import zeal_ignore

from tests.partnership.security import visits
from tests.partnership.security.addresses import Address, addresses
from tests.partnership.security.visits import filler, undone, visit

SHARE, TRIAL = 300, 5000
ODD = [
    "", " ", "0", "-1", "1e400", "99999999999999999999999", "NaN", "true", "null", "\x00", "a\x00b",
    "😀", "‮txt", "ŵ" * 300, "x" * 20000, "<script>alert(1)</script>", "' OR 1=1 --",
    "{{ 7*7 }}", "${7*7}", "../../etc/passwd", "%00", "\r\nSet-Cookie: a=b", "31", "2026-02-30",
    "0000-00-00", "9999-12-31", "2026-06-15T25:61", "javascript:alert(1)", "https://x.example",
    "a@b.example", "[]", "{}", "﷽" * 50, "1.5", "१२", "\u2028", "=1+1",
]  # fmt: skip
FIELDS = (
    "name", "title", "email", "login", "password", "why", "role", "agency", "person", "group", "on",
    "started_on", "ended_on", "partner", "seat", "rank", "kind", "state", "next", "code", "reason",
    "purpose", "parent", "page", "year", "q", "sort", "day", "format", "way", "key", "file",
)  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.mark.timeout(600)
def test_odd_requests_break_nothing() -> None:
    assert list(broken(seed=1, requests=SHARE)) == []


@pytest.mark.trial
@pytest.mark.timeout(0)
def test_thousands_of_odd_requests_break_nothing() -> None:
    assert list(broken(seed=2, requests=TRIAL)) == []


def broken(*, seed: int, requests: int) -> Iterator[str]:
    """The requests that ended in an error of the server, told so that they can be sent again."""
    chance = random.Random(seed)
    with undone(), zeal_ignore():  # queries are counted in the tests of each page
        world = visits.world(seed=seed)
        told = filler(world.partnership)
        for number in range(requests):
            cache.clear()  # rate limits are another test's
            address = addresses()[number % len(addresses())]
            visitor = chance.choice(list(world.visitors))
            what, answer = odd_request(chance, world.visitors[visitor], address, world, told)
            if answer.status_code >= 500:
                yield f"{visitor} {what}"


def odd_request(chance: random.Random, client: Client, address: Address, world, told):
    """One request with odd words in its address, its query or its form."""
    path = address.path(world.partnership.slug, lambda hole: _hole(chance, hole, told))
    if chance.random() < 0.4:
        query = urlencode(_pairs(chance, address, client, path), errors="replace")
        return f"GET {path}?{query}", visit(client, "GET", f"{path}?{query}")
    form = _pairs(chance, address, client, path)
    if chance.random() < 0.3:
        form["file"] = SimpleUploadedFile(
            chance.choice(ODD)[:80] or "x", bytes(chance.randbytes(99))
        )
        sent = {"data": encode_multipart(BOUNDARY, form), "content_type": MULTIPART_CONTENT}
    else:
        kind = chance.choice(["application/x-www-form-urlencoded"] * 5 + ["text/plain", "a/b; c=d"])
        sent = {"data": urlencode(form, errors="replace"), "content_type": kind}
    return f"POST {path} {form!r}"[:3000], visit(client, "POST", path, **sent)


def _hole(chance: random.Random, hole: str, told) -> object:
    if chance.random() < 0.8 or "int:" not in hole:
        return told(hole)
    return chance.choice([0, 2**31, 2**63 - 1, 2**63, 10**30])


def _pairs(chance: random.Random, address: Address, client: Client, path: str) -> dict[str, object]:
    """The form's own fields where the page shows one, some of them odd, and some strange ones."""
    fields = [*_fields(client, path), *chance.sample(FIELDS, k=3)]
    fields.append("".join(chance.choices(string.printable, k=5)))
    return {name: chance.choice([*_likely(name, chance), chance.choice(ODD)]) for name in fields}


def _fields(client: Client, path: str) -> list[str]:
    context = visit(client, "GET", path).context or {}
    form = context.get("form") if hasattr(context, "get") else None
    if form is None or not hasattr(form, "fields"):
        return []
    names = [form.add_prefix(name) for name in form.fields]
    return names + [f"{name}_{part}" for name in names for part in ("day", "month", "year")]


def _likely(name: str, chance: random.Random) -> list[object]:
    part = {"day": "15", "month": "6", "year": "2026"}.get(name.rpartition("_")[2])
    return [part] if part else [str(chance.randint(1, 12)), "Words", "on"]

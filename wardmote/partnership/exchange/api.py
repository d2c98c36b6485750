r"""Sending by program: one address, opened by an agency's token.

    curl --data-binary @street.csv -H "Authorization: Bearer $TOKEN" \
      "https://wardmote.example/api/deliveries?dataset=police_street&name=street.csv"

201 the file arrived: one line for each partnership, with the address of its state · 200 how far it
is · 401 no token, or one that holds no more · 404 no such delivery of this agency · 405 another
method · 422 the file or what is said of it cannot be taken, with why.
"""

from collections.abc import Iterator

from django.http import HttpResponseNotAllowed, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange import changes, jobs
from wardmote.partnership.exchange.models import Delivery, Token

PIECE = 1 << 20
SCHEME = "Bearer "


@csrf_exempt
def deliveries(request):
    """Send a file: its bytes are the body, its name and dataset stand in the address."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    token = _token(request)
    if token is None:
        return _unknown()
    dataset, name = request.GET.get("dataset", ""), request.GET.get("name", "")
    if not dataset or not name:
        return _wrong("Say which dataset it is and what the file is called: ?dataset=…&name=….")
    try:
        sent = changes.send_by_token(
            token=token, dataset=dataset, file_name=name, pieces=_pieces(request), at=request.at
        )
    except Refused as refused:
        return _wrong(str(refused))
    for delivery in sent:
        jobs.take_up(delivery)
    return JsonResponse({"deliveries": [_told(each) for each in sent]}, status=201)


def delivery(request, pk: int):
    """How far a delivery is, and what is wrong with it."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    token = _token(request)
    if token is None:
        return _unknown()
    found = Delivery._default_manager.filter(agency=token.agency, pk=pk)
    if not token.for_all:
        found = found.filter(partnership=token.partnership)
    one = found.select_related("partnership").first()
    if one is None:
        return JsonResponse({"error": "There is no such delivery of this agency."}, status=404)
    return JsonResponse({**_told(one), "faults": one.faults, "words": one.words})


def _token(request) -> Token | None:
    said = request.headers.get("Authorization", "")
    if not said.startswith(SCHEME):
        return None
    return changes.whose_token(said.removeprefix(SCHEME).strip(), request.today)


def _pieces(request) -> Iterator[bytes]:
    while piece := request.read(PIECE):
        yield piece


def _told(delivery: Delivery) -> dict[str, object]:
    return {
        "partnership": delivery.partnership.name, "state": delivery.state,
        "rows_read": delivery.rows_read, "rows_usable": delivery.rows_usable,
        "sha256": delivery.sha256, "address": reverse("delivery_state", args=[delivery.pk]),
    }  # fmt: skip


def _unknown() -> JsonResponse:
    answer = JsonResponse({"error": "Give a token that holds: Authorization: Bearer …"}, status=401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _wrong(why: str) -> JsonResponse:
    return JsonResponse({"error": why}, status=422)

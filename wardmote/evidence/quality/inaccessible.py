"""Inaccessible information: what could not be read, and what did not come."""

from collections import Counter
from collections.abc import Iterator

from wardmote.evidence.quality.case import Case
from wardmote.evidence.quality.words import listed, number, share
from wardmote.evidence.records import QualityNote


def notes(case: Case) -> Iterator[QualityNote]:
    """Rows left out of the files that were taken in, and months with no supply."""
    yield from _unread(case)
    yield from _gaps(case)


def _unread(case: Case) -> Iterator[QualityNote]:
    deliveries = case.deliveries
    read = sum(delivery.rows_read for delivery in deliveries)
    if not read:
        return
    kept = sum(sum(delivery.rows.values()) for delivery in deliveries)
    # A file's wide rows may become several records: then nothing was left out.
    left_out = max(read - kept, 0)
    faults: Counter[str] = Counter()
    for delivery in deliveries:
        for fault in delivery.faults:
            faults[fault.message] += fault.rows
    worst = [f"{message} ({number(rows)} rows)" for message, rows in faults.most_common(3)]
    files = f"{number(len(deliveries))} {'file' if len(deliveries) == 1 else 'files'}"
    sentence = (
        f"{number(left_out)} of {number(read)} rows read in {files} could not be kept "
        f"({share(left_out / read)})."
        if left_out
        else f"All {number(read)} rows read in {files} could be kept."
    )
    more = f" Most often wrong: {' '.join(worst)}" if worst else ""
    yield case.note("unread_share", left_out / read, sentence + more)


def _gaps(case: Case) -> Iterator[QualityNote]:
    within = case.supply[[month in case.period for month in case.supply["month"]]]
    gaps = within[~within["comparable"]]
    if gaps.empty:
        sentence = f"Every month of {case.period.label} was supplied."
    else:
        sentence = f"Gap in supply: {listed(sorted(set(gaps['reason'])))}. A fall there is no fall."
    yield case.note("gap_share", len(gaps) / len(within), sentence)

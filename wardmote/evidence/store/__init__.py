"""Where records are kept: Parquet by dataset and month, one ledger, DuckDB to read it."""

from wardmote.evidence.store.changes import Changes
from wardmote.evidence.store.deliveries import Delivery, Forgotten, Receipt
from wardmote.evidence.store.incoming import Incoming
from wardmote.evidence.store.store import Store

__all__ = ["Changes", "Delivery", "Forgotten", "Incoming", "Receipt", "Store"]

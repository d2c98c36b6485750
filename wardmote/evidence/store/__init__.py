"""Where records are kept: Parquet by dataset and month, one ledger, DuckDB to read it."""

from wardmote.evidence.store.deliveries import Delivery, Forgotten, Receipt
from wardmote.evidence.store.incoming import Incoming

__all__ = ["Delivery", "Forgotten", "Incoming", "Receipt"]

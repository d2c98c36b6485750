"""What `wardmote protect` does: a contributor's counts rounded before they leave."""

from pathlib import Path

import pandas as pd

from wardmote.evidence.cli.workplace import release_key
from wardmote.evidence.disclosure import protect_file


def protect_csv(file: Path, to: Path, *, count: str, key_folder: Path) -> None:
    """Round one column of a CSV, every other column being a key, and write the copy.

    Args:
        file: the CSV.
        to: where the protected copy goes.
        count: the heading of the counts.
        key_folder: where the contributor's secret key is kept; made the first time.

    Raises:
        NotReleasable: the table cannot be protected; the message says why.
    """
    table = pd.read_csv(file, encoding="utf-8-sig")
    keys = [name for name in table.columns if name != count]
    protected = protect_file(table, count=count, keys=keys, key=release_key(key_folder))
    protected.to_csv(to, index=False)

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real open data, where this machine has it."""
    folder = os.environ.get("WARDMOTE_REAL_DATA")
    if not folder:
        pytest.skip("WARDMOTE_REAL_DATA is not set: the real open data is not on this machine")
    return Path(folder).resolve()

"""What every page shows around its content."""

from typing import Any


def furniture(request) -> dict[str, Any]:
    """The partnership that the page is about, and the reader's part in it."""
    return {"partnership": request.partnership, "membership": request.membership}

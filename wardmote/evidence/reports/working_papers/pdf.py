"""A page laid out for paper."""

from pathlib import Path

from wardmote.evidence.errors import WardmoteError


class NoPango(WardmoteError):  # noqa: N818
    """The machine lacks the library that sets text for PDFs."""


def write(text: str, path: Path) -> None:
    """Write a page as PDF, with no address looked up.

    Raises:
        NoPango: Pango is not installed.
    """
    try:
        from weasyprint import HTML, URLFetcher
    except OSError as lacking:
        raise NoPango(
            f"{path.name} was not written: setting it needs Pango (Debian: libpango-1.0-0 and "
            "libpangoft2-1.0-0). The page and the document beside it stand; a browser can print "
            "the page."
        ) from lacking
    HTML(string=text, url_fetcher=URLFetcher(allowed_protocols=())).write_pdf(path)

"""Which words an address of a partnership may not begin with: the service's own."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import URLResolver, get_resolver
from django.utils.translation import gettext as _


def check_free(slug: str) -> None:
    """Refuse a slug whose pages a page of the service itself would hide."""
    if not slug or slug.lower() in set(_own_words()):
        raise ValidationError(_("Enter another name: this one cannot be an address"))


def _own_words() -> Iterator[str]:
    """The first parts of addresses that hang on no partnership."""
    yield settings.STATIC_URL.strip("/")
    patterns = list(get_resolver().url_patterns)
    while patterns:
        pattern = patterns.pop()
        first = str(pattern.pattern).partition("/")[0]
        if isinstance(pattern, URLResolver) and not first:
            patterns.extend(pattern.url_patterns)
        elif first and "<" not in first:
            yield first

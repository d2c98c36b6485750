"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.partnership.website.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  loads every page now, so that no first page waits

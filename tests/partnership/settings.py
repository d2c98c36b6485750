"""The service's settings under test: a home of its own, a clock that stands still."""

import atexit
import os
import shutil
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

os.environ["WARDMOTE_HOME"] = mkdtemp(prefix="wardmote-tests-")
atexit.register(shutil.rmtree, Path(os.environ["WARDMOTE_HOME"]), ignore_errors=True)

from wardmote.partnership.website.settings import *  # noqa: E402, F403
from wardmote.partnership.website.settings import (  # noqa: E402
    DATABASES,
    HOME,
    INSTALLED_APPS,
    MIDDLEWARE,
    STATICFILES_DIRS,
    STORAGES,
)

STANDS_STILL_AT = datetime(2026, 6, 15, 10, 0, tzinfo=ZoneInfo("Europe/London"))

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]  # a page's N+1 queries fail its test
ZEAL_ALLOWLIST = [
    {"model": "trail.Log"},  # a write for each entry, in their order
    {"model": "account.EmailAddress"},  # asked for three times by allauth, of one person
    {"model": "sessions.Session"},  # asked for anew as a sign-in gives it another name
]
SECOND_FACTOR_DEMANDED = False  # asked for by the tests that are about it
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_DIRS = [folder for folder in STATICFILES_DIRS if folder.is_dir()]
STATIC_ROOT.mkdir()  # noqa: F405
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, as a host has it: one in memory would know no second writer. Made from the models, in
    # a second and not in fifteen: `website/test_command.py` and PostgreSQL go by the migrations.
    DATABASES["default"]["TEST"] = {"NAME": HOME / "tests.sqlite3", "MIGRATE": False}

"""Django's settings. What a host may change is read from the environment, and listed here.

WARDMOTE_HOME      folder of the database, keys and uploads        (./wardmote-home)
WARDMOTE_DATABASE  postgresql://user:password@host/name            (SQLite in WARDMOTE_HOME)
WARDMOTE_HOSTS     names under which it answers, by commas         (localhost, 127.0.0.1)
WARDMOTE_HTTPS     "1" where a proxy ends TLS: cookies and redirects then insist on it
WARDMOTE_DEBUG     "1" while developing
WARDMOTE_COLOUR    the council's own colour, dark enough to bear white words: "#5b2a86"
WARDMOTE_SECOND_FACTOR  "0" where no role need have one: the demo  (asked of some roles)
WARDMOTE_STANDS_STILL_AT  a moment at which the clock stands still: the demo (2026-06-01T10:00)
WARDMOTE_MAIL_SERVER    smtp://user:password@host:587              (letters go to the console)
WARDMOTE_MAIL_FROM      the address that letters come from

Agencies' own sign-in services (OpenID Connect, SAML) are named in `sign-in.toml` of WARDMOTE_HOME:
see `website/providers.py`.
"""

import os
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlparse
from zoneinfo import ZoneInfo

from csp.constants import NONCE, NONE, SELF

from wardmote.partnership.website import providers
from wardmote.partnership.website.keys import secret_key
from wardmote.partnership.website.steps import STEPS

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("WARDMOTE_HOME", "wardmote-home")).resolve()
HTTPS = os.environ.get("WARDMOTE_HTTPS") == "1"
DEBUG = os.environ.get("WARDMOTE_DEBUG") == "1"
COLOUR = os.environ.get("WARDMOTE_COLOUR", "")
HOSTS = os.environ.get("WARDMOTE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = HOSTS
ROOT_URLCONF = "wardmote.partnership.website.urls"
WSGI_APPLICATION = "wardmote.partnership.website.wsgi.application"
AUTH_USER_MODEL = "website.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    *(f"wardmote.partnership.{step}" for step in STEPS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "wardmote.partnership.website.middleware.FewMethods",
    "wardmote.partnership.website.middleware.Private",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wardmote.partnership.website.middleware.SessionEnds",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wardmote.partnership.agencies.middleware.WithinPartnership",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wardmote.partnership.website.furniture.furniture",
            ],
            "builtins": ["wardmote.partnership.govuk.templatetags.govuk"],
        },
    }
]
FORM_RENDERER = "wardmote.partnership.govuk.renderer.GovUkRenderer"


# ── database, jobs, cache ──


def _database() -> dict[str, object]:
    address = os.environ.get("WARDMOTE_DATABASE", "")
    if not address:
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "wardmote.sqlite3",
            "OPTIONS": options,
        }
    told = urlparse(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.path.lstrip("/"),
        "USER": unquote(told.username or ""),
        "PASSWORD": unquote(told.password or ""),
        "HOST": told.hostname or "",
        "PORT": str(told.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database()}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
    }
}

# ── language, files ──

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SECURE, LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = HTTPS, True, "Lax"
LOCALE_PATHS = [PACKAGE / "website" / "locale"]
TIME_ZONE = "Europe/London"
if "WARDMOTE_STANDS_STILL_AT" in os.environ:
    _still = datetime.fromisoformat(os.environ["WARDMOTE_STANDS_STILL_AT"])
    STANDS_STILL_AT = _still.replace(tzinfo=ZoneInfo(TIME_ZONE))
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "website" / "built"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "uploads"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_PERMISSIONS = 0o600

# ── sign-in ──

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "website:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come in by invitation only, sent to that address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is written to who was not invited
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or factor is told to its owner
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False  # a closed browser is signed out
ACCOUNT_ADAPTER = "wardmote.partnership.website.signing_in.InvitedOnly"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"invite": "30/h/user", "accept": "20/m/ip"}  # beside allauth's own
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_ADAPTER = "wardmote.partnership.website.second_factor.KeptSecret"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Wardmote"
SECOND_FACTOR_DEMANDED = os.environ.get("WARDMOTE_SECOND_FACTOR", "1") == "1"
PROVIDERS_TOLD = providers.told(HOME)
SOCIALACCOUNT_PROVIDERS = providers.for_allauth(PROVIDERS_TOLD)
SOCIALACCOUNT_ADAPTER = "wardmote.partnership.website.signing_in.OwnAddressesOnly"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
INVITATION_DAYS = 7
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "wardmote.partnership.website.passwords.NotPlain"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
DEFAULT_FROM_EMAIL = os.environ.get("WARDMOTE_MAIL_FROM", "wardmote@localhost")
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if "WARDMOTE_MAIL_SERVER" in os.environ:
    _mail = urlparse(os.environ["WARDMOTE_MAIL_SERVER"])
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
        unquote(_mail.username or ""),
        unquote(_mail.password or ""),
    )
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = _mail.scheme == "smtp" and bool(_mail.username)

# ── security ──

SESSION_COOKIE_AGE = 12 * 3600  # from sign-in, whatever is done
SESSION_IDLE_SECONDS = 2 * 3600  # without a request
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *providers.origins(PROVIDERS_TOLD)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [], "geolocation": [], "microphone": [], "payment": [], "usb": [],
}  # fmt: skip

# ── trail ──

TRAIL_CHECKPOINT_EVERY = 100  # entries between signed heads of a log; setting of this project

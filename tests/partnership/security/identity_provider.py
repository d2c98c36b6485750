"""An agency's identity provider: a real OpenID Connect server, in a process of its own.

`python -m tests.partnership.security.identity_provider PORT FOLDER CALLBACK` serves until killed.
"""

import sys
from pathlib import Path

PASSWORD = "the agency's own password"
CLIENT, SECRET = "wardmote", "client secret"
PEOPLE = {
    "officer@riverton.example": True,
    "unproved@riverton.example": False,
    "officer@sandford.example": True,
}
"""Addresses → whether the provider says that it has verified them."""


def configure(folder: Path) -> None:
    """A Django project of a few lines."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    settings.configure(
        SECRET_KEY="of a test", ALLOWED_HOSTS=["localhost"], ROOT_URLCONF=__name__, USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", STATIC_URL="static/",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "idp"}},
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
            "django.contrib.messages", "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                    "OPTIONS": {"context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.messages.context_processors.messages"]}}],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"email"}, ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none", LOGIN_REDIRECT_URL="/accounts/login/",
        IDP_OIDC_PRIVATE_KEY=key.decode(),
    )  # fmt: skip


def people(callback: str) -> None:
    """Its people, and the one service that may ask about them."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model

    for email, verified in PEOPLE.items():
        user = get_user_model().objects.create_user(email, email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    client = Client(
        id=CLIENT, name="Wardmote", skip_consent=True, redirect_uris=callback,
        scopes="openid\nprofile\nemail",
    )  # fmt: skip
    client.set_secret(SECRET)
    client.save()


def serve(port: int, folder: Path, callback: str) -> None:
    """Answer on localhost."""
    configure(folder)
    import django
    from django.core.management import call_command
    from django.core.servers.basehttp import WSGIServer
    from django.core.servers.basehttp import run as answer
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    django.setup()
    globals()["urlpatterns"] = [  # this very module is the project's ROOT_URLCONF
        path("accounts/", include("allauth.account.urls")),
        path("", include("allauth.idp.urls")),
    ]
    call_command("migrate", verbosity=0)
    people(callback)
    answer("127.0.0.1", port, get_wsgi_application(), threading=True, server_cls=WSGIServer)


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

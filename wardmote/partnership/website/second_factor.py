"""How second factors are kept: the secrets of authenticator apps, under a key of their own."""

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings

from wardmote.partnership.website.keys import kept


class KeptSecret(DefaultMFAAdapter):
    """Who copies the database without the key has no code of anybody."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    return Fernet(kept(settings.HOME / "keys" / "second_factor", Fernet.generate_key))

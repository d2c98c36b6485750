"""People who sign in, or who only sit on a seat."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class People(BaseUserManager["Person"]):
    """Makes people; the address is kept in small letters so that one person is one row."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "Person":
        """A person who may sign in once a password, passkey or provider is theirs."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "Person":
        """A host: somebody who keeps the installation and may set up partnerships."""
        return self.create_user(email, password, is_host=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "Person":
        """By address, in any case."""
        return self.get(email=(email or "").lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """One person, whatever number of partnerships and agencies they serve."""

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    is_host = models.BooleanField(
        _("host"), default=False, help_text=_("Keeps the installation; may set up partnerships.")
    )
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = People()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "email"]

    def __str__(self) -> str:
        return self.name

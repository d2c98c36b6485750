"""Deliveries: files that were sent, and how far each has come."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.exchange.models.flow import Flow
from wardmote.partnership.exchange.models.request import DataRequest
from wardmote.partnership.sharing.models import Version


class Delivery(models.Model):
    """One file that an agency sent, as one partnership deals with it.

    An agency that serves several partnerships sends once: each gets a delivery of its own, of the
    same `sending`. The file itself is kept only until the delivery is settled. What of it was
    accepted is in the partnership's store, under `store_mark`.
    """

    class State(models.TextChoices):
        """How far it is."""

        ARRIVED = "arrived", _("Waiting to be checked")
        CHECKING = "checking", _("Being checked")
        REFUSED = "refused", _("Cannot be used")
        CHECKED = "checked", _("Waiting to be accepted")
        ACCEPTING = "accepting", _("Being taken in")
        ACCEPTED = "accepted", _("Accepted")
        RETURNED = "returned", _("Returned")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Way(models.TextChoices):
        """By which way it came."""

        PAGE = "page", _("Upload page")
        API = "api", _("Program (API)")
        FOLDER = "folder", _("Watched folder")
        FORM = "form", _("Form filled in by hand")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="deliveries")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="deliveries")
    flow = models.ForeignKey(Flow, models.PROTECT, null=True, blank=True, related_name="deliveries")
    request = models.ForeignKey(
        DataRequest, models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    dataset = models.CharField(_("dataset"), max_length=60)
    sending = models.UUIDField(help_text=_("The same for all partnerships that it was sent to"))
    way = models.CharField(_("came by"), max_length=10, choices=Way.choices)
    file_name = models.CharField(_("name of the file"), max_length=200)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64, db_index=True)
    kept_as = models.CharField(max_length=60, help_text=_("Folder below the files folder"))
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="sent"
    )

    state = models.CharField(max_length=10, choices=State.choices, default=State.ARRIVED)
    step = models.PositiveSmallIntegerField(default=0, help_text=_("Of the job under way"))

    suppliers = models.JSONField(default=list, help_text=_("As the file says"))
    source = models.CharField(_("read as"), max_length=60, blank=True)
    months = models.JSONField(default=list)
    rows_read = models.PositiveBigIntegerField(default=0)
    rows_usable = models.PositiveBigIntegerField(default=0)
    headings = models.JSONField(default=list, help_text=_("Pairs: their heading, our column"))
    unread = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    quality = models.JSONField(default=list, help_text=_("Measured against earlier deliveries"))
    begun_at = models.DateTimeField(null=True, blank=True, help_text=_("The job under way"))

    basis = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="deliveries",
        help_text=_("The version of a protocol that it was accepted by"),
    )  # fmt: skip
    left_out = models.JSONField(default=list, help_text=_("Columns that no protocol covers"))
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decided"
    )
    words = models.TextField(_("what was said of it"), blank=True)
    store_mark = models.CharField(_("in the store as"), max_length=500, blank=True)
    rows_kept = models.PositiveBigIntegerField(default=0)
    changes = models.JSONField(default=list, help_text=_("What it changed of earlier deliveries"))

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sending"], name="one_delivery_of_a_sending"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(words=""),
                name="returned_with_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | ~models.Q(store_mark=""),
                name="accepted_is_in_the_store",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(basis__isnull=False),
                name="accepted_by_a_protocol",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.agency}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("exchange:delivery", args=[self.partnership.slug, self.pk])

    @property
    def is_settled(self) -> bool:
        """Whether nothing more comes of it."""
        settled = (self.State.REFUSED, self.State.ACCEPTED, self.State.RETURNED,
                   self.State.WITHDRAWN)  # fmt: skip
        return self.state in settled

    @property
    def ending(self) -> str:
        """The end of the file's name, with its dot."""
        return Path(self.file_name).suffix

"""What people of the place know and no dataset tells."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.agencies.models.dated import Held


class LocalNote(Held):
    """One thing that whoever reads the numbers must know: it outlives the audit it was made for."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="local_notes")
    about = models.CharField(_("what it is about"), max_length=160)
    dataset = models.CharField(
        _("dataset"), max_length=60, blank=True, help_text=_("A name of rulebook/datasets")
    )
    words = models.TextField(_("what one must know"))
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="local_notes"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="local_notes")

    class Meta(Held.Meta):
        ordering = ["about", "pk"]

    def __str__(self) -> str:
        return self.about

"""How the partnership is governed, in words for everybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.partnership import Partnership
from wardmote.partnership.agencies.models.registers import Arrangement


class Governance(models.Model):
    """What the partnership says of how it is governed; public from the day that it is published."""

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="governance")
    status = models.CharField(_("legal status"), max_length=10, choices=Arrangement.Status.choices)
    rests_on = models.TextField(
        _("what it rests on"), help_text=_("The Act and section, the contract, the agreement")
    )
    decides = models.TextField(_("how decisions are made"))
    answers = models.TextField(_("how it answers to its agencies and to the public"))
    contact = models.CharField(
        _("whom to ask"), max_length=200, help_text=_("An office or a post, not a person's name")
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.partnership}"

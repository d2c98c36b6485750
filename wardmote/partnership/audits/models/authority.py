"""Letters by which a contractor shows that a partnership sent them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models.audit import Audit


class Authority(models.Model):
    """What a firm may do for a partnership and until when: anybody checks it by its code."""

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="contractor_authorities"
    )
    audit = models.ForeignKey(
        Audit, models.PROTECT, null=True, blank=True, related_name="authorities"
    )
    firm = models.CharField(_("name of the firm"), max_length=160)
    purpose = models.TextField(_("what it may do"))
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("until"), help_text=_("The last day on which it holds"))
    hands_over = models.TextField(_("what it hands over at the end"), blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=20, unique=True)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("starts_on")), name="authority_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.firm

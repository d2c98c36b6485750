"""By what the trail may be filtered; it stands in the address."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.govuk.forms import ChoiceField, DayField
from wardmote.partnership.trail.models import Entry, kind_in_words

ANYBODY, ANYTHING = [("", _("Anybody"))], [("", _("Anything"))]


class TrailFilter(forms.Form):
    """Who, what, and from which day until which."""

    by = ChoiceField(label=_("Who"), required=False, widget=forms.Select)
    kind = ChoiceField(label=_("What it was done to"), required=False, widget=forms.Select)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)

    def __init__(self, *args, partnership: Partnership, **rest) -> None:
        super().__init__(*args, **rest)
        told = Entry.objects.filter(log__name=partnership.slug).order_by()
        people = told.filter(by__isnull=False).values_list("by", "by__name").distinct()
        kinds = {did.rpartition(".")[0] for did in told.values_list("did", flat=True).distinct()}
        named = sorted(((str(key), name) for key, name in people), key=lambda who: who[1])
        worded = sorted(((kind, kind_in_words(kind)) for kind in kinds), key=lambda what: what[1])
        self.fields["by"].choices = [*ANYBODY, *named]
        self.fields["kind"].choices = [*ANYTHING, *worded]

    def clean_until(self) -> date | None:
        """No day before the first."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            raise forms.ValidationError(_("Until must be the same as or after From"))
        return until

"""One duty: look at it, say how far it is, who sees to it."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.forms import duty as forms
from wardmote.partnership.duties.pages.duty import duty_page
from wardmote.partnership.duties.pages.words import line
from wardmote.partnership.duties.rules import MAY, check_may_do


def duty_of(request, pk: int):
    """A duty with all that its page tells."""
    duties = request.partnership.duties.select_related(
        "partnership", "owner", "lead__agency", "lead__partnership", "occasion"
    )
    duties = duties.prefetch_related("parts", "evidence__by", "evidence__duty__partnership")
    return get_object_or_404(duties, pk=pk)


def own(request, pk: int):
    """A duty that whoever asks may do."""
    duty = duty_of(request, pk)
    check_may_do(request.membership, duty)
    return duty


def about(request, duty, form, change, heading: str, said: str, **more):
    """A form about a duty; then back to it."""
    ready = partial(change, by=request.membership, at=request.at)
    return ask(
        request, form, ready, heading=heading, said=said, back=duty.get_absolute_url(),
        caption=line(duty, request.today).title, **more,
    )  # fmt: skip


def button(request):
    """A form with nothing to type."""
    return django_forms.Form(request.POST if request.method == "POST" else None)


@allowed("see the duties", MAY)
def duty(request, pk: int):
    """One duty."""
    page = duty_page(duty_of(request, pk), on=request.today, by=request.membership)
    return render(request, "duties/duty.html", {"page": page})


@allowed("keep the duties", MAY)
def assign(request, pk: int):
    """Who sees to it."""
    duty = duty_of(request, pk)
    form = forms.AssignForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={"owner": duty.owner, "lead": duty.lead},
    )  # fmt: skip
    return about(request, duty, form, partial(changes.assign, duty=duty),
                 _("Who sees to it?"), _("The owner and the lead agency are saved."))  # fmt: skip


@allowed("keep the duties", MAY)
def move(request, pk: int):
    """Another day."""
    duty = duty_of(request, pk)
    form = forms.MoveForm(request.POST or None, initial={"due_on": duty.due_on})
    return about(request, duty, form, partial(changes.move, duty=duty),
                 _("Set another day"), _("The day is changed."),
                 about=_("The law sets no day for this duty: the partnership does."))  # fmt: skip


@allowed("do a duty", MAY)
def begin(request, pk: int):
    """In hand."""
    duty = own(request, pk)
    return about(request, duty, button(request), partial(changes.begin, duty=duty),
                 _("Take it in hand"), _("It is in hand."), button=_("Take in hand"))  # fmt: skip


@allowed("do a duty", MAY)
def put_down(request, pk: int):
    """Not started after all."""
    duty = own(request, pk)
    return about(request, duty, button(request), partial(changes.put_down, duty=duty),
                 _("Not started yet"), _("It is back to not started."),
                 button=_("Back to not started"))  # fmt: skip


@allowed("do a duty", MAY)
def finish(request, pk: int):
    """Done."""
    duty = own(request, pk)
    form = forms.FinishForm(request.POST or None, initial={"done_on": request.today})
    change = partial(changes.finish, duty=duty, today=request.today)
    return about(request, duty, form, change, _("Mark it as done"), _("It is done."))


@allowed("keep the duties", MAY)
def set_aside(request, pk: int):
    """Does not apply."""
    duty = duty_of(request, pk)
    form = forms.SetAsideForm(request.POST or None)
    return about(request, duty, form, partial(changes.set_aside, duty=duty),
                 _("It does not apply"), _("It is set aside."), warns=True)  # fmt: skip


@allowed("do a duty", MAY)
def reopen(request, pk: int):
    """Open again."""
    duty = own(request, pk)
    form = forms.WhyForm(request.POST or None)
    return about(request, duty, form, partial(changes.reopen, duty=duty),
                 _("Reopen it"), _("It is open again."), button=_("Reopen"))  # fmt: skip


@allowed("do a duty", MAY)
def contents(request, pk: int):
    """What it must contain."""
    duty = own(request, pk)
    form = forms.ContentsForm(request.POST if request.method == "POST" else None, duty=duty)
    change = partial(changes.tick_contents, duty=duty, today=request.today)
    return about(request, duty, form, change, _("What it must contain"),
                 _("The checklist is saved."))  # fmt: skip


@allowed("do a duty", MAY)
def steps(request, pk: int):
    """Which steps are done."""
    duty = own(request, pk)
    form = forms.StepsDoneForm(request.POST if request.method == "POST" else None, duty=duty)
    change = partial(changes.tick_steps, duty=duty, today=request.today)
    return about(request, duty, form, change, _("Steps that are done"),
                 _("The steps are saved."))  # fmt: skip


@allowed("keep the duties", MAY)
def plan(request, pk: int):
    """When steps are to be done."""
    duty = duty_of(request, pk)
    form = forms.PlanForm(request.POST if request.method == "POST" else None, duty=duty)
    return about(request, duty, form, partial(changes.plan_steps, duty=duty),
                 _("Plan the steps anew"), _("The plan is saved."))  # fmt: skip

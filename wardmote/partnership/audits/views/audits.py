"""Audits: all, one, plan, agree, run."""

from functools import partial

from django import forms as django_forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused, allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.audits import jobs
from wardmote.partnership.audits.changes import planning as changes
from wardmote.partnership.audits.changes import running
from wardmote.partnership.audits.forms import planning as forms
from wardmote.partnership.audits.pages.audit import audit_page
from wardmote.partnership.audits.pages.differences import differences_page
from wardmote.partnership.audits.pages.listing import audits_page
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.views.found import at, audit_of, run_of
from wardmote.partnership.website.tables import asked


@allowed("see the audits", MAY)
def audits(request):
    """All audits."""
    page = audits_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "audits/audits.html", {"page": page})


@allowed("see the audits", MAY)
def audit(request, pk: int):
    """One audit: how far it is and what is to be done."""
    page = audit_page(
        audit_of(request, pk), on=request.today, by=request.membership, now=jobs.really_now()
    )
    return asked(request, page.tables) or render(request, "audits/audit.html", {"page": page})


@allowed("see the audits", MAY)
def differences(request, pk: int):
    """How its newest edition differs from another."""
    page = differences_page(audit_of(request, pk), against=request.GET.get("against", ""))
    tables = page.tables
    return asked(request, tables) or render(request, "audits/differences.html", {"page": page})


@allowed("plan an audit", MAY)
def plan(request):
    """A new one."""
    form = forms.PlanForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={"follows": request.GET.get("follows")},
    )  # fmt: skip
    change = partial(
        changes.plan, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Plan an audit"), button=_("Plan it"),
        said=_("The audit is planned. Partners are asked to agree to its scope."),
        back=at(request, "audits"), on_to=lambda planned: planned.get_absolute_url(),
    )  # fmt: skip


def _change(request, function, audit):
    return partial(function, audit=audit, by=request.membership, at=request.at)


CHANGED = (
    "title", "period", "terms", "in_scope", "out_of_scope", "due_on", "group", "harm",
)  # fmt: skip


@allowed("plan an audit", MAY)
def change_plan(request, pk: int):
    """What it is to find out, and by when."""
    audit = audit_of(request, pk)
    form = forms.ChangeForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={name: getattr(audit, name) for name in CHANGED},
    )  # fmt: skip
    return ask(
        request, form, _change(request, changes.change_plan, audit), caption=audit.title,
        heading=_("Change the plan"), said=_("The plan is changed."), back=audit.get_absolute_url(),
        about=_("Who agreed to another period, terms or scope is asked again."),
    )  # fmt: skip


@allowed("answer on scope", MAY)
def answer_scope(request, pk: int, partner: int):
    """What a partner says to the scope."""
    audit = audit_of(request, pk)
    partners = request.partnership.partners.select_related("agency", "partnership")
    found = get_object_or_404(partners, pk=partner)
    held = audit.scope_answers.filter(partner=found).first()
    form = forms.ScopeForm(
        request.POST or None,
        initial={"said": held.said, "words": held.words} if held else None,
    )
    return ask(
        request, form, partial(_change(request, changes.answer_scope, audit), partner=found),
        heading=_("Agree to the scope"), caption=str(found), said=_("The answer is written down."),
        back=audit.get_absolute_url(), audit=audit, template="audits/scope.html",
    )  # fmt: skip


@allowed("plan an audit", MAY)
def agree_scope(request, pk: int):
    """The scope stands."""
    audit = audit_of(request, pk)
    return ask(
        request, forms.AgreeForm(request.POST if request.method == "POST" else None),
        _change(request, changes.agree_scope, audit), heading=_("Say that the scope is agreed"),
        caption=audit.title, said=_("The scope is agreed. The audit can be run."),
        back=audit.get_absolute_url(), button=_("It is agreed"),
    )  # fmt: skip


@allowed("plan an audit", MAY)
def drop(request, pk: int):
    """It is not made."""
    audit = audit_of(request, pk)
    return ask(
        request, forms.WhyForm(request.POST or None), _change(request, changes.drop, audit),
        heading=_("Drop the audit"), caption=audit.title, said=_("The audit is dropped."),
        back=audit.get_absolute_url(), button=_("Drop it"), warns=True,
    )  # fmt: skip


@allowed("plan an audit", MAY)
def take_up(request, pk: int):
    """It is planned again."""
    audit = audit_of(request, pk)
    return _button(
        request, _change(request, changes.take_up, audit), audit, heading=_("Take the audit up"),
        said=_("The audit is planned again."), button=_("Take it up"),
    )  # fmt: skip


def _button(request, change, audit, **more):
    """A page with nothing but a button to confirm."""
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    return ask(
        request, form, change, caption=audit.title, back=audit.get_absolute_url(), **more
    )  # fmt: skip


@allowed("plan an audit", MAY)
def review(request, pk: int):
    """How it went, and what the next one should know."""
    audit = audit_of(request, pk)
    held = {"review": audit.review, "learned": audit.learned}
    form = forms.ReviewForm(
        request.POST or None, initial={**held, "reviewed_on": audit.reviewed_on or request.today}
    )
    return ask(
        request, form, _change(request, changes.review, audit), heading=_("Review the audit"),
        caption=audit.title, said=_("The review is written down."), back=audit.get_absolute_url(),
    )  # fmt: skip


@allowed(post="run an audit", table=MAY)
def run(request, pk: int):
    """Ask for a run, and leave it to the worker."""
    audit = audit_of(request, pk)
    try:
        asked_for = running.ask_for_run(
            audit=audit, by=request.membership, at=request.at, now=jobs.really_now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        jobs.conduct.enqueue(asked_for.pk)
        messages.success(request, _("The audit is being run. This page says how far it is."))
    return redirect(audit.get_absolute_url())


@allowed(post="run an audit", table=MAY)
def stop(request, pk: int):
    """Stop a run."""
    found = run_of(request, pk)
    try:
        running.stop(run=found, by=request.membership, at=request.at)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The run is stopped."))
    return redirect(found.audit.get_absolute_url())

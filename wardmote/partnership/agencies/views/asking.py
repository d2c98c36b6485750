"""A page with one form: shown, sent back with what is wrong, or done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render

from wardmote.partnership.agencies.forms.pre_election import ask_for_assurance
from wardmote.partnership.agencies.rules import Refused, pre_election_on


def ask(
    request, form: Form, change: Callable[..., Any], *, heading: str, said: str, back: str,
    on_to: Callable[[Any], str] | None = None, button: str = "", warns: bool = False,
    template: str = "agencies/ask.html", **more: Any,
):  # fmt: skip
    """Show a form; when it is sent and sound, make the change and go back.

    Args:
        change: what is called with the form's values.
        said: what the next page says of what was done.
        back: the address of the page that it is about.
        on_to: the address to go on to, of what the change made; back, where none is said.
        button: the words on the button; "Save" where none are said.
        warns: it ends or undoes something, so the button is red.
    """
    if form.is_bound and form.is_valid():
        try:
            done = change(**form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect(on_to(done) if on_to else back)
    told = {"form": form, "heading": heading, "back": back, "button": button, "warns": warns}
    return render(request, template, {**told, **more})


def ask_to_publish(request, form: Form, change: Callable[..., Any], **shown: Any):
    """`ask`, for what goes to the public: before an election also why it may."""
    period = pre_election_on(request.partnership, request.today)
    if period is not None and period.way == period.Way.ASK:
        ask_for_assurance(form)
    return ask(request, form, change, **shown)

"""Posts: all, one, add, change, fill, vacate, end, put back."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import posts as changes
from wardmote.partnership.agencies.forms import posts as forms
from wardmote.partnership.agencies.forms.groups import EndForm
from wardmote.partnership.agencies.pages.posts import post_page, posts_page
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.website.tables import asked


@allowed("see the structure")
def posts(request):
    """All posts."""
    page = posts_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "agencies/posts.html", {"page": page})


@allowed("see the structure")
def post(request, pk: int):
    """One post."""
    page = post_page(_post(request, pk), on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "agencies/post.html", {"page": page})


def _post(request, pk: int):
    posts = request.partnership.posts.select_related("host__agency", "holder")
    return get_object_or_404(posts, pk=pk)


@allowed("edit the structure")
def add_post(request):
    """A new post."""
    form = forms.AddPostForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={"started_on": request.today},
    )  # fmt: skip
    change = partial(
        changes.add_post, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Add a post"), said=_("The post is added. It is vacant."),
        back=reverse("agencies:posts", args=[request.partnership.slug]),
    )  # fmt: skip


HELD = (
    "title", "kind", "host", "line_manager", "hours_a_week", "duties", "is_colocated",
    "tenure_years",
)  # fmt: skip


@allowed("edit the structure")
def change_post(request, pk: int):
    """What a post is."""
    post = _post(request, pk)
    held = {name: getattr(post, name) for name in HELD}
    held["hours_a_week"] = held["hours_a_week"].normalize()
    form = forms.PostForm(
        request.POST or None, partnership=request.partnership, today=request.today, initial=held
    )
    change = partial(changes.change_post, post=post, by=request.membership, at=request.at)
    return _asked(request, post, form, change, _("Change the post"), _("The post is changed."))


@allowed("edit the structure")
def fill_post(request, pk: int):
    """Who holds a post from a day on."""
    post = _post(request, pk)
    form = forms.FillForm(
        request.POST or None, partnership=request.partnership,
        initial={"held_since": request.today},
    )  # fmt: skip
    change = partial(changes.let_hold, post=post, by=request.membership, at=request.at)
    return _asked(request, post, form, change, _("Who holds the post?"), _("The post is filled."))


@allowed("edit the structure")
def vacate_post(request, pk: int):
    """A post's holder left."""
    post = _post(request, pk)
    form = forms.VacateForm(request.POST or None, initial={"vacant_since": request.today})
    change = partial(changes.vacate_post, post=post, by=request.membership, at=request.at)
    said = _("The post is vacant. Who held it stays on record.")
    return _asked(request, post, form, change, _("The holder left"), said)


@allowed("edit the structure")
def end_post(request, pk: int):
    """The end of a post."""
    post = _post(request, pk)
    form = EndForm(request.POST or None, initial={"ended_on": request.today})
    change = partial(changes.end_post, post=post, by=request.membership, at=request.at)
    said = _("The post is ended. It stays on record.")
    return _asked(request, post, form, change, _("End the post"), said, warns=True)


@allowed("edit the structure")
def put_back_post(request, pk: int):
    """Undo an ending made by mistake today."""
    post = _post(request, pk)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    change = partial(changes.put_back_post, post=post, by=request.membership, at=request.at)
    about = _("Only what was ended today can be put back.")
    heading, said = _("Put the post back"), _("The post is put back.")
    return _asked(request, post, form, change, heading, said, button=_("Put back"), about=about)


def _asked(request, post, form, change, heading: str, said: str, **more):
    """A form about a post."""
    return ask(
        request, form, change, heading=heading, caption=post.title, said=said,
        back=post.get_absolute_url(), **more,
    )  # fmt: skip

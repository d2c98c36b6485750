"""All addresses: each step brings its own, below the partnership that they are about.

A step's `urls.py` may also have `outside`: addresses that hang on no partnership.
"""

from django.urls import include, path

from wardmote.partnership.website import sign_in_addresses, views
from wardmote.partnership.website.steps import found_in_each_step

own = [
    path("", views.home, name="home"),
    path("language", views.language, name="language"),
    path("how-this-works", views.how_this_works, name="how_this_works"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("cookies", views.cookies, name="cookies"),
    path("colour.css", views.colour, name="colour"),
    path("health", views.health, name="health"),
]

_steps = [step for step in found_in_each_step("urls") if step.__name__ != __name__]

urlpatterns = [
    path("", include((own, "website"))),
    path("account/", include(sign_in_addresses)),
    *(address for step in _steps for address in getattr(step, "outside", [])),
    *(path("<slug:partnership>/", include(step)) for step in _steps),
]

handler400 = "wardmote.partnership.website.views.bad_request"
handler403 = "wardmote.partnership.website.views.forbidden"
handler404 = "wardmote.partnership.website.views.not_found"
handler500 = "wardmote.partnership.website.views.broken"

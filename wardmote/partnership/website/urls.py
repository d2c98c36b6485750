"""All addresses: each step brings its own, below the partnership that they are about.

A step's `urls.py` may also have `outside`: addresses that hang on no partnership.
"""

from types import ModuleType

from django.urls import include, path

from wardmote.partnership.website import sign_in_addresses
from wardmote.partnership.website.steps import found_in_each_step


def _outside(step: ModuleType):
    return getattr(step, "outside", [])


_steps = [step for step in found_in_each_step("urls") if step.__name__ != __name__]

urlpatterns = [
    path("account/", include(sign_in_addresses)),
    *(address for step in _steps for address in _outside(step)),
    *(path("<slug:partnership>/", include(step)) for step in _steps),
]

"""A bare Django page, to set a real one beside: no database, no middleware, no template."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="bare", MIDDLEWARE=[], INSTALLED_APPS=[]
)
urlpatterns = [path("", lambda request: HttpResponse("<h1>Bare</h1>"))]
application = get_wsgi_application()

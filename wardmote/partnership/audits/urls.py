"""Addresses of audits."""

from django.urls import URLPattern, path

from wardmote.partnership.audits.views import viewing

app_name = "audits"

LOOK = "audits/<int:pk>/look/<slug:audience>"
of_the_viewer: list[URLPattern] = [
    path("audits/<int:pk>/look/", viewing.look_for, name="look_for"),
    path(f"{LOOK}/", viewing.look, name="look"),
    path(f"{LOOK}/findings/", viewing.look_findings, name="look_findings"),
    path(f"{LOOK}/findings/<str:key>/", viewing.look_finding, name="look_finding"),
    path(f"{LOOK}/chapters/<slug:section>/", viewing.look_chapter, name="look_chapter"),
    path(f"{LOOK}/map/", viewing.look_map, name="look_map"),
    path(f"{LOOK}/quality/", viewing.look_quality, name="look_quality"),
    path(f"{LOOK}/method/", viewing.look_method, name="look_method"),
    path(f"{LOOK}/sources/", viewing.look_sources, name="look_sources"),
    path(f"{LOOK}/tables/", viewing.look_tables, name="look_tables"),
    path(f"{LOOK}/files/<str:name>", viewing.look_file, name="look_file"),
    path(f"{LOOK}/tables/<str:name>.csv", viewing.look_table, name="look_table"),
    path(f"{LOOK}/tables/<str:name>.json", viewing.look_columns, name="look_columns"),
    path(
        f"{LOOK}/pictures/<str:name>.narrow.svg", viewing.look_narrow_picture,
        name="look_narrow_picture",
    ),
    path(f"{LOOK}/pictures/<str:name>.svg", viewing.look_picture, name="look_picture"),
]  # fmt: skip
"""The map, the charts and the tables of an edition."""

urlpatterns: list[URLPattern] = [*of_the_viewer]

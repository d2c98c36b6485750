"""Addresses of audits."""

from django.urls import URLPattern

app_name = "audits"

of_the_viewer: list[URLPattern] = []
"""The map, the charts and the tables of an edition: audits/<int:pk>/look/…"""

urlpatterns: list[URLPattern] = [*of_the_viewer]

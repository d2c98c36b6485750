"""The tag `{% govuk "button" text=… %}`."""

from django import template

register = template.Library()

"""The tag draws what GOV.UK Frontend draws: its own examples, options beside HTML, say so."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.utils.translation import gettext_lazy as _

from wardmote.partnership import website
from wardmote.partnership.govuk.components import camel, component

FRONTEND = Path(website.__file__).parent / "look/node_modules/govuk-frontend/dist/govuk"
COMPONENTS = sorted(each.parent.name for each in FRONTEND.glob("components/*/fixtures.json"))
MADE_IN = FRONTEND / "components"


class Shape(HTMLParser):
    """What a browser makes of HTML: tags with attributes in any order, words by single spaces."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        told = sorted((name, " ".join((value or "").split())) for name, value in attrs)
        self.parts.append((tag, told))

    def handle_endtag(self, tag):
        self.parts.append(f"/{tag}")

    def handle_data(self, data):
        self.parts.extend(data.split())


def test_the_examples_are_there():
    assert len(COMPONENTS) > 30, "run `make assets`"


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_drawn_as_in_each_of_its_examples(name):
    examples = json.loads((MADE_IN / name / "fixtures.json").read_text())["fixtures"]
    unlike = [
        example["name"]
        for example in examples
        if Shape(component(name, example["options"])).parts != Shape(example["html"]).parts
    ]
    assert unlike == []


def test_names_of_options_may_be_written_as_python_writes_them():
    assert camel({"error_message": {"visually_hidden_text": "x"}}) == {
        "errorMessage": {"visuallyHiddenText": "x"}
    }


def test_names_of_attributes_are_left_as_they_are():
    assert camel({"attributes": {"data_x": "1"}}) == {"attributes": {"data_x": "1"}}


def test_words_are_in_the_language_that_is_on_when_they_are_drawn():
    assert type(camel({"text": _("Save")})["text"]) is str


def drawn(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


def test_two_underscores_reach_inside_an_option():
    html = drawn('{% govuk "input" id="a" name="a" label__text="Its name" %}')
    assert "Its name" in html


def test_what_stands_in_the_tag_comes_on_top_of_params():
    html = drawn('{% govuk "button" params=p text="Send" %}', p={"text": "Save", "classes": "x"})
    assert Shape(html).parts[0][1][0] == ("class", "govuk-button x")
    assert Shape(html).parts[1] == "Send"


def test_words_cannot_bring_in_markup():
    assert "<b>" not in drawn('{% govuk "button" text=t %}', t="<b>bold</b>")


def test_one_environment_serves_the_whole_process():
    from wardmote.partnership.govuk.components import _macro

    component("tag", {"text": "a"})
    before = _macro.cache_info().misses
    component("tag", {"text": "b"})
    assert _macro.cache_info().misses == before

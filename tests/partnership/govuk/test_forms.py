"""Fields ask, read and refuse in the words of GOV.UK."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms as djangos
from django.template import engines
from django.utils.translation import override

from wardmote.partnership.govuk import forms
from wardmote.partnership.govuk.fields import drawn

KINDS = [("a", "Scrutiny"), ("b", "Strategic")]


def form(**fields) -> type[djangos.Form]:
    return type("Form", (djangos.Form,), fields)


def shown(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


def a_day(**parts) -> djangos.Form:
    told = {f"due_{part}": value for part, value in parts.items()}
    return form(due=forms.DayField(label="Due date"))(told)


def test_a_day_is_told_in_three_boxes():
    asked = a_day(day="27", month="3", year="2027")
    assert asked.is_valid()
    assert asked.cleaned_data == {"due": date(2027, 3, 27)}


@pytest.mark.parametrize("month", ["march", "Mar", "Mawrth", "mawr"])
def test_a_month_may_be_told_by_its_name_in_either_language(month):
    assert a_day(day="27", month=month, year="2027").is_valid()


@pytest.mark.parametrize(
    ("parts", "sentence", "box"),
    [
        ({}, "Enter due date", "due_day"),
        ({"day": "3", "year": "2027"}, "Due date must include a month", "due_month"),
        ({"day": "3"}, "Due date must include a month and year", "due_month"),
        ({"day": "31", "month": "2", "year": "2027"}, "Due date must be a real date", "due_day"),
        ({"day": "1", "month": "2", "year": "27"}, "Year must include 4 numbers", "due_year"),
        ({"day": "x", "month": "y", "year": "zzzz"}, "Due date must be a real date", "due_day"),
        ({"day": "²", "month": "1", "year": "2027"}, "Due date must be a real date", "due_day"),
    ],
)
def test_what_is_wrong_with_a_day_is_said_and_its_box_is_linked(parts, sentence, box):
    html = shown("{% error_summary form %}", form=a_day(**parts))
    assert f'<a href="#id_{box}">{sentence}</a>' in html


def test_only_the_wrong_boxes_of_a_day_are_red():
    html = drawn(a_day(day="3", month="2")["due"])
    assert html.count("govuk-input--error") == 1


def test_a_day_that_was_kept_is_shown_in_its_boxes():
    html = drawn(
        form(due=forms.DayField(label="Due date"))(initial={"due": date(2027, 3, 9)})["due"]
    )
    assert [f'value="{part}"' in html for part in ("9", "3", "2027")] == [True] * 3


def test_a_day_that_was_not_touched_has_not_changed():
    asked = form(due=forms.DayField(label="Due"))(
        {"due_day": "9", "due_month": "3", "due_year": "2027"}, initial={"due": date(2027, 3, 9)}
    )
    assert asked.changed_data == []


@pytest.mark.parametrize("typed", ["1250.5", "£1,250.50", " 1,250.50 "])
def test_money_is_read_as_people_write_it(typed):
    asked = form(cost=forms.MoneyField(label="Cost"))({"cost": typed})
    assert asked.is_valid()
    assert asked.cleaned_data == {"cost": Decimal("1250.5")}


@pytest.mark.parametrize(("how_many", "control"), [(6, "govuk-radios"), (7, "govuk-select")])
def test_up_to_six_choices_are_radios(how_many, control):
    choices = [(str(n), str(n)) for n in range(how_many)]
    assert control in drawn(form(kind=forms.ChoiceField(label="Kind", choices=choices))()["kind"])


def test_the_first_radio_is_what_its_error_links_to():
    asked = form(kind=forms.ChoiceField(label="Kind", choices=KINDS))({})
    assert 'href="#id_kind"' in shown("{% error_summary form %}", form=asked)
    assert 'id="id_kind" name="kind" type="radio" value="a"' in drawn(asked["kind"])


def test_a_choice_that_need_not_be_made_can_be_taken_back():
    field = forms.ChoiceField(label="Kind", choices=KINDS, required=False)
    assert "None of these" in drawn(form(kind=field)()["kind"])


def test_many_may_be_chosen():
    asked = form(kinds=forms.ManyField(label="Kinds", choices=KINDS))({"kinds": ["a", "b"]})
    assert asked.is_valid()
    assert drawn(asked["kinds"]).count(" checked") == 2


def test_a_choice_has_help_of_its_own():
    field = forms.ChoiceField(label="Kind", choices=KINDS, hints={"a": "Holds to account"})
    assert "Holds to account" in drawn(form(kind=field)()["kind"])


def test_long_words_are_counted():
    html = drawn(form(why=forms.WordsField(label="Why", max_length=200))()["why"])
    assert 'data-maxlength="200"' in html


def test_a_label_that_is_a_question_is_not_put_into_the_error():
    asked = form(why=forms.TextField(label="What is it for?"))({})
    assert asked.errors["why"] == ["Answer this question"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.TextField(label="Name", max_length=3), "long", "Name must be 3 characters or less"),
        (forms.NumberField(label="Seats", min_value=2), "1", "Seats must be 2 or more"),
        (forms.NumberField(label="Seats", max_value=2), "3", "Seats must be 2 or less"),
        (forms.NumberField(label="Seats"), "x", "Enter a whole number, like 12"),
        (forms.MoneyField(label="Cost"), "-1", "Cost must be 0 or more"),
        (forms.MoneyField(label="Cost"), "x", "Enter an amount of money, like 1,250 or 80.50"),
        (forms.TextField(label="50% rule", max_length=1), "ab",
         "50% rule must be 1 characters or less"),
    ],
)  # fmt: skip
def test_what_passes_a_limit_is_told_the_limit(field, typed, sentence):
    assert form(x=field)({"x": typed}).errors["x"] == [sentence]


def test_records_are_chosen_like_words(riverton):
    field = forms.RecordField(label="Group", queryset=riverton.groups.all())
    board = riverton.groups.first()
    asked = form(group=field)({"group": str(board.pk)})
    assert asked.is_valid()
    assert asked.cleaned_data == {"group": board}
    assert drawn(asked["group"]).count(" checked") == 1


def test_a_record_that_is_held_already_is_chosen(riverton):
    board = riverton.groups.first()
    field = forms.RecordsField(label="Groups", queryset=riverton.groups.all())
    html = drawn(form(groups=field)(initial={"groups": [board]})["groups"])
    assert html.count(" checked") == 1
    assert html.count("govuk-checkboxes__input") == 3


def test_an_abbreviation_keeps_its_capitals_in_the_error():
    assert form(x=forms.TextField(label="ISA reference"))({}).errors["x"] == ["Enter ISA reference"]


def test_a_field_that_need_not_be_filled_says_so():
    html = drawn(form(x=forms.TextField(label="Region", required=False))()["x"])
    assert "Region (optional)" in html


def test_a_label_can_be_the_heading_of_the_page():
    html = drawn(form(x=forms.TextField(label="Who chairs it?", heading=True))()["x"])
    assert '<h1 class="govuk-label-wrapper">' in html


def test_a_password_is_never_sent_back():
    asked = form(x=djangos.CharField(widget=djangos.PasswordInput))({"x": "correct horse"})
    assert "correct horse" not in drawn(asked["x"])


def test_a_form_that_is_not_ours_is_drawn_alike():
    html = shown("{{ form }}", form=form(mail=djangos.EmailField(label="Mail"))())
    assert 'class="govuk-input" id="id_mail" name="mail" type="email"' in " ".join(html.split())


def test_the_title_of_a_page_says_that_its_form_is_wrong():
    wrong = form(x=forms.TextField(label="Name"))({})
    assert shown("{% error_prefix %}Group", form=wrong) == "Error: Group"
    assert shown("{% error_prefix %}Group", form=form()()) == "Group"


def test_errors_of_the_whole_form_are_in_the_summary():
    asked = form()({})
    asked.add_error(None, "It ends before it starts")
    assert "It ends before it starts" in shown("{% error_summary form %}", form=asked)


def test_errors_of_a_set_of_forms_link_into_it():
    formset = djangos.formset_factory(form(x=forms.TextField(label="Name")), min_num=1)
    asked = formset({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-x": ""})
    assert 'href="#id_form-0-x"' in shown("{% error_summary form %}", form=asked)


def test_errors_are_in_the_language_of_the_reader():
    with override("cy"):
        assert a_day(day="31", month="2", year="2027").errors["due"] == [
            "Rhaid i ‘Due date’ fod yn ddyddiad go iawn"
        ]

"""Addresses of deliveries."""

from django.urls import path

from wardmote.partnership.exchange import api
from wardmote.partnership.exchange.views import (
    catalogue,
    collecting,
    deliveries,
    feed,
    plan,
    requests,
    templates,
    tokens,
)

app_name = "exchange"

outside = [
    path("calendar/<str:token>/data.ics", feed.data_feed, name="data_feed"),
    path("api/deliveries", api.deliveries, name="send_by_program"),
    path("api/deliveries/<int:pk>", api.delivery, name="delivery_state"),
]

urlpatterns = [
    path("data/", plan.plan, name="plan"),
    path("data/fill/", plan.fill_plan, name="fill_plan"),
    path("data/ask/", plan.ask_now, name="ask_now"),
    path("data/lines/add/", plan.add_flow, name="add_flow"),
    path("data/lines/<int:pk>/", plan.flow, name="flow"),
    path("data/lines/<int:pk>/change/", plan.change_flow, name="change_flow"),
    path("data/lines/<int:pk>/end/", plan.end_flow, name="end_flow"),
    path("data/strategy/", plan.strategy, name="strategy"),
    path("data/indicators/", plan.indicators, name="indicators"),
    path("data/strategy/document/", plan.strategy_to_keep, name="strategy_document"),
    path("data/our-timetable/", plan.own_agency, name="own_agency"),
    path("data/agencies/<int:pk>/", plan.agency, name="agency"),
    path("data/requests/<int:pk>/", requests.data_request, name="request"),
    path("data/requests/<int:pk>/send/", deliveries.send_for, name="send_for"),
    path("data/requests/<int:pk>/more-time/", requests.more_time, name="more_time"),
    path("data/requests/<int:pk>/refuse/", requests.refuse, name="refuse_request"),
    path("data/requests/<int:pk>/extend/", requests.extend, name="extend"),
    path("data/requests/<int:pk>/decline/", requests.decline, name="decline_more_time"),
    path("data/requests/<int:pk>/ask-again/", requests.ask_again, name="ask_again"),
    path("data/requests/<int:pk>/drop/", requests.drop, name="drop_request"),
    path("data/catalogue/", catalogue.catalogue, name="catalogue"),
    path("data/catalogue/<slug:dataset>/", catalogue.dataset, name="dataset"),
    path("data/templates/", templates.templates, name="templates"),
    path("data/templates/<slug:dataset>/<slug:ending>/", templates.empty_table, name="empty_table"),
    path("data/programs/", tokens.tokens, name="tokens"),
    path("data/programs/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
    path("data/forms/", collecting.collections, name="collections"),
    path("data/forms/open/", collecting.open_collection, name="open_collection"),
    path("data/forms/<int:pk>/", collecting.collection, name="collection"),
    path("data/forms/<int:pk>/add/", collecting.add_row, name="add_row"),
    path("data/forms/<int:pk>/hand-in/", collecting.hand_in, name="hand_in"),
    path("data/forms/rows/<int:pk>/remove/", collecting.remove_row, name="remove_row"),
    path("data/files/", deliveries.deliveries, name="deliveries"),
    path("data/files/send/", deliveries.send, name="send"),
    path("data/files/<int:pk>/", deliveries.delivery, name="delivery"),
    path("data/files/<int:pk>/accept/", deliveries.accept, name="accept"),
    path("data/files/<int:pk>/return/", deliveries.give_back, name="give_back"),
    path("data/files/<int:pk>/withdraw/", deliveries.withdraw, name="withdraw"),
    path("data/files/<int:pk>/look-again/", deliveries.look_again, name="look_again"),
]

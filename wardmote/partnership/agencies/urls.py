"""Addresses of the structure and of people."""

from django.urls import path

from wardmote.partnership.agencies.views import groups, invitation, overview, people, seats

app_name = "agencies"

people_addresses = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:pk>/resend/", people.resend, name="resend"),
    path("people/invitations/<int:pk>/withdraw/", people.withdraw, name="withdraw"),
    path("people/<int:pk>/part/", people.part, name="part"),
    path("people/<int:pk>/leave/", people.leave, name="leave"),
]

structure_addresses = [
    path("", overview.overview, name="overview"),
    path("groups/", groups.groups, name="groups"),
    path("groups/start/", groups.start_group, name="start_group"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/change/", groups.change_group, name="change_group"),
    path("groups/<int:pk>/terms/", groups.terms, name="terms"),
    path("groups/<int:pk>/close/", groups.close_group, name="close_group"),
    path("groups/<int:pk>/put-back/", groups.put_back_group, name="put_back_group"),
    path("groups/<int:pk>/seats/add/", seats.add_seat, name="add_seat"),
    path("seats/<int:pk>/change/", seats.change_seat, name="change_seat"),
    path("seats/<int:pk>/end/", seats.end_seat, name="end_seat"),
    path("seats/<int:pk>/put-back/", seats.put_back_seat, name="put_back_seat"),
    path("seats/<int:pk>/role-card/", seats.role_card, name="role_card"),
    path("seats/<int:pk>/role-card/write/", seats.write_role_card, name="write_role_card"),
]

outside = [path("invitation/<str:token>/", invitation.invitation, name="invitation")]

urlpatterns = [*structure_addresses, *people_addresses]

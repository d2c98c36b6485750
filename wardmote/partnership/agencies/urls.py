"""Addresses of the structure and of people."""

from django.urls import path

from wardmote.partnership.agencies.views import (
    compact,
    governance,
    groups,
    invitation,
    involvement,
    overview,
    partners,
    people,
    posts,
    pre_election,
    purpose,
    registers,
    seats,
    setting_up,
)

app_name = "agencies"

people_addresses = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:pk>/resend/", people.resend, name="resend"),
    path("people/invitations/<int:pk>/withdraw/", people.withdraw, name="withdraw"),
    path("people/<int:pk>/part/", people.part, name="part"),
    path("people/<int:pk>/leave/", people.leave, name="leave"),
]

register_addresses = [
    path("registers/", registers.registers, name="registers"),
    path("registers/elected-members/", registers.elected_members, name="elected_members"),
    path("registers/endorsements/note/", registers.note_endorsement, name="note_endorsement"),
    path("registers/briefings/note/", registers.note_briefing, name="note_briefing"),
    path("registers/interests/", registers.interests, name="interests"),
    path("registers/interests/declare/", registers.declare_interest, name="declare_interest"),
    path("registers/interests/<int:pk>/end/", registers.end_interest, name="end_interest"),
    path(
        "registers/interests/<int:pk>/put-back/",
        registers.put_back_interest,
        name="put_back_interest",
    ),
    path(
        "registers/interests/<int:pk>/publish/", registers.publish_interest, name="publish_interest"
    ),
    path("registers/transactions/", registers.transactions, name="transactions"),
    path("registers/transactions/note/", registers.note_transaction, name="note_transaction"),
    path(
        "registers/transactions/<int:pk>/publish/",
        registers.publish_transaction,
        name="publish_transaction",
    ),
    path("registers/arrangements/", registers.arrangements, name="arrangements"),
    path("registers/arrangements/note/", registers.note_arrangement, name="note_arrangement"),
    path(
        "registers/arrangements/<int:pk>/change/",
        registers.change_arrangement,
        name="change_arrangement",
    ),
    path("registers/arrangements/<int:pk>/", registers.arrangement, name="arrangement"),
    path("registers/arrangements/<int:pk>/papers/", registers.keep_papers, name="keep_papers"),
    path("registers/arrangements/<int:pk>/end/", registers.end_arrangement, name="end_arrangement"),
    path(
        "registers/arrangements/<int:pk>/put-back/",
        registers.put_back_arrangement,
        name="put_back_arrangement",
    ),
    path("registers/pre-election/", pre_election.pre_elections, name="pre_elections"),
    path("registers/pre-election/note/", pre_election.note_pre_election, name="note_pre_election"),
    path(
        "registers/pre-election/<int:pk>/change/",
        pre_election.change_pre_election,
        name="change_pre_election",
    ),
    path("registers/published/", registers.published, name="published"),
]

structure_addresses = [
    path("", overview.overview, name="overview"),
    path("groups/", groups.groups, name="groups"),
    path("groups/start/", groups.start_group, name="start_group"),
    path("groups/review/", groups.structure_review, name="structure_review"),
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
    path("agencies/", partners.partners, name="partners"),
    path("agencies/involvement/", involvement.involvement, name="involvement"),
    path("agencies/involvement/rate/", involvement.rate_involvement, name="rate_involvement"),
    path("agencies/name/", partners.name_partner, name="name_partner"),
    path("agencies/add/", partners.add_partner, name="add_partner"),
    path("agencies/<int:pk>/", partners.partner, name="partner"),
    path("agencies/<int:pk>/change/", partners.change_partner, name="change_partner"),
    path("agencies/<int:pk>/gains/", partners.gains, name="gains"),
    path("agencies/<int:pk>/barrier/", partners.barrier, name="barrier"),
    path("agencies/<int:pk>/own-group/", partners.own_group, name="own_group"),
    path("agencies/<int:pk>/due-diligence/", partners.diligence, name="diligence"),
    path("agencies/<int:pk>/end/", partners.end_partner, name="end_partner"),
    path("agencies/<int:pk>/put-back/", partners.put_back_partner, name="put_back_partner"),
    path("governance/", governance.governance, name="governance"),
    path("governance/write/", governance.write_governance, name="write_governance"),
    path("governance/publish/", governance.publish_governance, name="publish_governance"),
    path("compact/", compact.compact, name="compact"),
    path("compact/promise/", compact.make_promise, name="make_promise"),
    path("compact/<int:pk>/", compact.promise, name="promise"),
    path("compact/<int:pk>/change/", compact.change_promise, name="change_promise"),
    path("compact/<int:pk>/agree/", compact.agree_promise, name="agree_promise"),
    path("compact/<int:pk>/give-up/", compact.give_up_promise, name="give_up_promise"),
    path("compact/<int:pk>/bring/", compact.bring, name="bring"),
    path(
        "compact/contributions/<int:pk>/correct/",
        compact.correct_contribution,
        name="correct_contribution",
    ),
    path("posts/", posts.posts, name="posts"),
    path("posts/add/", posts.add_post, name="add_post"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/<int:pk>/change/", posts.change_post, name="change_post"),
    path("posts/<int:pk>/fill/", posts.fill_post, name="fill_post"),
    path("posts/<int:pk>/vacate/", posts.vacate_post, name="vacate_post"),
    path("posts/<int:pk>/end/", posts.end_post, name="end_post"),
    path("posts/<int:pk>/put-back/", posts.put_back_post, name="put_back_post"),
    path("purpose/", purpose.purpose, name="purpose"),
    path("purpose/propose/", purpose.propose_statement, name="propose_statement"),
    path("purpose/sign/<int:pk>/", purpose.sign, name="sign"),
    path("purpose/take-back/<int:pk>/", purpose.take_back_signature, name="take_back_signature"),
]

setting_up_addresses = [
    path("new/", setting_up.start, name="new_partnership"),
    path("new/check/", setting_up.check, name="new_partnership_check"),
    path("new/<slug:step>/", setting_up.step, name="new_partnership_step"),
]

outside = [
    *setting_up_addresses,
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
]

urlpatterns = [*structure_addresses, *register_addresses, *people_addresses]

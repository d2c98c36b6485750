"""Addresses of protocols."""

from django.urls import path

from wardmote.partnership.sharing.views import asking, drafting, protocols, publishing, versions

app_name = "sharing"

of_all = [
    path("sharing/", protocols.protocols, name="protocols"),
    path("sharing/register/", protocols.register, name="register"),
    path("sharing/begin/", protocols.begin, name="begin"),
    path("sharing/coverage/", protocols.coverage, name="coverage"),
    path("sharing/law/", protocols.gateways, name="gateways"),
    path("sharing/whom-to-ring/", protocols.directory, name="directory"),
    path("sharing/<int:pk>/", protocols.protocol, name="protocol"),
    path("sharing/<int:pk>/publish/", protocols.publish, name="publish"),
]

of_a_version = [
    path("sharing/versions/<int:pk>/", versions.version, name="version"),
    path("sharing/versions/<int:pk>/document/", versions.document, name="document"),
    path("sharing/versions/<int:pk>/write/", drafting.write, name="write"),
    path("sharing/versions/<int:pk>/parties/add/", drafting.add_party, name="add_party"),
    path("sharing/versions/<int:pk>/lines/add/", drafting.add_line, name="add_line"),
    path("sharing/versions/<int:pk>/consult/", versions.consult, name="consult"),
    path("sharing/versions/<int:pk>/redraft/", versions.redraft, name="redraft"),
    path("sharing/versions/<int:pk>/for-signature/", versions.send, name="send"),
    path("sharing/versions/<int:pk>/ask/", versions.ask_to_activate, name="ask_to_activate"),
    path("sharing/versions/<int:pk>/into-force/", versions.activate, name="activate"),
    path("sharing/versions/<int:pk>/suspend/", versions.suspend, name="suspend"),
    path("sharing/versions/<int:pk>/resume/", versions.resume, name="resume"),
    path("sharing/versions/<int:pk>/review/", versions.review, name="review"),
    path("sharing/versions/<int:pk>/renew/", versions.renew, name="renew"),
    path("sharing/versions/<int:pk>/end/", versions.end, name="end"),
]

of_parties_and_lines = [
    path("sharing/parties/<int:pk>/answer/", versions.answer, name="answer"),
    path("sharing/parties/<int:pk>/sign/", versions.sign, name="sign"),
    path("sharing/parties/<int:pk>/withdraw/", versions.withdraw, name="withdraw"),
    path("sharing/parties/<int:pk>/remove/", drafting.remove_party, name="remove_party"),
    path("sharing/lines/<int:pk>/change/", drafting.change_line, name="change_line"),
    path("sharing/lines/<int:pk>/fields/", drafting.fields, name="fields"),
    path("sharing/lines/<int:pk>/remove/", drafting.remove_line, name="remove_line"),
]

of_questions = [
    path("sharing/may-we/", asking.may_we, name="may_we"),
    path("sharing/may-we/write-down/", asking.write_down, name="write_down"),
    path("sharing/decisions/", asking.disclosures, name="disclosures"),
    path("sharing/decisions/<int:pk>/", asking.disclosure, name="disclosure"),
    path("sharing/decisions/<int:pk>/look/", asking.look_at, name="look_at"),
    path("sharing/obstacles/", asking.obstacles, name="obstacles"),
    path("sharing/obstacles/add/", asking.note_obstacle, name="note_obstacle"),
    path("sharing/obstacles/<int:pk>/overcome/", asking.overcome, name="overcome"),
    path("sharing/obstacles/<int:pk>/open/", asking.reopen, name="reopen"),
]

PUBLISHED = "published/<slug:place>/protocols"
outside = [
    path(f"{PUBLISHED}/", publishing.register, name="published_protocols"),
    path(f"{PUBLISHED}/<int:pk>/", publishing.protocol, name="published_protocol"),
    path(
        f"{PUBLISHED}/<int:pk>/document/", publishing.document, name="published_protocol_document"
    ),
]  # fmt: skip
"""For everybody, without signing in."""

urlpatterns = [*of_all, *of_a_version, *of_parties_and_lines, *of_questions]

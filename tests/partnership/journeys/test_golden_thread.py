"""From three agencies that share nothing to an audit that a resident reads."""

import pytest

from tests.partnership.journeys import thread
from tests.partnership.journeys.sandford import Sandford, files, sandford  # noqa: F401

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(1200),
]


def test_from_a_protocol_to_what_a_resident_reads(pages, sandford: Sandford, tmp_path) -> None:  # noqa: F811
    everybody = thread.Everybody(pages, sandford)
    thread.agree_a_protocol(everybody)
    thread.ask_for_data(everybody)
    thread.return_a_bad_file(everybody, tmp_path)
    thread.accept_good_ones(everybody, tmp_path)
    thread.run_the_audit(everybody)
    thread.correct_it(everybody)
    thread.sign_it_off(everybody)
    thread.read_it(everybody)

"""A submission that a device says was sent, and that nobody approved: shown as that, and believed for
nothing.

Everybody is made up.
"""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_asked_first import approved
from tests.attacks.test_frozen_pdf import _draft

from vsdesk.desk import SAID_SENT, SENT_UNAPPROVED, SubmissionRow
from vsdesk.desk.submissions.order import SubmissionOrder
from vsdesk.records.dictionary.values import Json

SAYS: Final[tuple[dict[str, Json], ...]] = (
    {"status": "sent"},
    {"sent_on": TODAY},
    {"status": "acknowledged", "sent_on": TODAY, "sent_how": "email", "sent_by": "A1"},
    {"status": ["sent"]},
)


def row(made: Town, sub: str) -> SubmissionRow:
    return next(one for one in made.rima.submissions.replies.listed(made.case) if one.id == sub)


def of_the_enemy(made: Town) -> str:
    """A submission of its own, in the case that it was lent."""
    desk = made.enemy.desk
    return desk.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[0]


@pytest.mark.parametrize("says", SAYS)
@pytest.mark.parametrize("own", [True, False], ids=["its own", "a coordinator's draft"])
def test_it_is_shown_as_said_and_unapproved(
    made: Town, says: dict[str, Json], *, own: bool
) -> None:
    sub = of_the_enemy(made) if own else _draft(made)
    if not own:
        carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(sub, "submission", says)
    made.enemy.hand_over(made.rima)
    found = row(made, sub)
    assert found.said == SENT_UNAPPROVED
    assert found.sent_on == "" and found.status in ("", "drafting")
    shown = made.rima.submissions.replies.as_it_left(made.view(sub))
    assert not {"sent_on", "sent_how", "sent_by"} & shown.fields.keys()
    assert not made.rima.submissions.replies.left(made.view(sub))
    assert not made.rima.cases.dossier(made.case).of("disclosure")


def test_what_was_approved_is_only_said_to_be_sent(made: Town) -> None:
    sub = approved(made, made.rima)
    made.enemy.change(sub, "submission", {"status": "sent", "sent_on": "2026-11-20"})
    made.enemy.hand_over(made.rima)
    found = row(made, sub)
    assert found.said == SAID_SENT and found.sent_on == "" and found.approver


def test_what_a_coordinator_sent_is_said_by_nobody(made: Town) -> None:
    sub = approved(made, made.rima)
    made.rima.submissions.sent(sub, TODAY, "email")
    found = row(made, sub)
    assert (found.said, found.sent_on, found.status) == ("", TODAY, "sent")

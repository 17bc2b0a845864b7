"""A no to a body by name, and another device's yes to a name that the eye takes for it.

Everybody and every body is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap, told_once

from vsdesk.desk import How
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def state(made: Town, named: str) -> str:
    request = Request("advocacy_named", "partner_ngo", "B", TODAY, named_recipient=named)
    return decide(request, made.rima.cases.dossier(made.case), made.rima.context.dictionary).state


@told_once
def answered(made: Town, no: str, yes: str) -> None:
    """The mother's no to one body, which Hala wrote down, and a yes of hers to another one by the enemy."""
    made.hala.consent.grant(
        made.case,
        made.mother,
        "advocacy_named",
        "partner_ngo",
        "refused",
        How(),
        named=no,
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    said: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "advocacy_named",
        "recipient": "partner_ngo",
        "recipient_name": yes,
        "result": "given",
        "given_on": "2026-11-23",
        "data_scope": ["identity"],
    }
    made.enemy.sign(
        made.family,
        NewOp(made.enemy.desk.context.new_id(), "consent_grant", said, parent=made.family),
    )
    made.enemy.hand_over(made.rima)


@pytest.mark.parametrize(
    ("no", "yes"),
    [
        pytest.param("Al-Haq", "al haq", id="control: case"),
        pytest.param("Al-Haq", "Аl-Haq", id="control: Cyrillic A"),
        pytest.param("Al-Haq", "AI-Haq", id="capital I for l"),
        pytest.param("Al-Haq", "A1-Haq", id="one for l"),
        pytest.param("Al-Haq", "A|-Haq", id="a bar for l"),
        pytest.param("Al-Haq", "Ꭺl-Haq", id="a letter of a writing that nobody here knows"),
        pytest.param("Forum", "F0rum", id="nought for o"),
        pytest.param("Forum", "Fօrum", id="Armenian o"),
        pytest.param("Forum", "Forurn", id="r and n for m"),
        pytest.param("Sigma", "Siɡma", id="script g"),
        pytest.param("شبكة النور", "شبڪة النور", id="swash kaf"),
        pytest.param("شبكة النور", "شبكة ١لنور", id="one for alef"),
        pytest.param("بيتي", "بيتے", id="yeh barree"),
        pytest.param("بيت نور", "بیت نۆر", id="Kurdish waw"),
    ],
)
def test_the_no_stands(made: Town, no: str, yes: str) -> None:
    answered(made, no, yes)
    assert state(made, yes) == "refused"


OTHERS = pytest.mark.parametrize(
    ("no", "yes"),
    [("Al-Haq", "Forum"), ("شبكة النور", "Jîyan"), ("Amal", "Амели"), ("Al-Haq", "مؤسسة الحق")],
)


@OTHERS
@pytest.mark.parametrize("decided", [False, True], ids=["a look", "a decision"])
def test_a_name_that_one_device_alone_wrote_may_be_that_of_the_body_refused(
    made: Town, no: str, yes: str, *, decided: bool
) -> None:
    """In another writing or translated no eye tells; so it waits until a coordinator looks or decides."""
    answered(made, no, yes)
    assert state(made, yes) == "refused"
    assert state(made, no) == "refused"
    if decided:
        answers = made.rima.cases.dossier(made.case).of("consent_grant")
        (theirs,) = [one.id for one in answers if one.text("recipient_name") == yes]
        made.rima.consent.steps.decide(
            theirs, "سُئلت الأم، وهي جهة أخرى", shown=made.rima.consent.steps.shown(theirs)
        )
    else:
        found = made.rima.access.lone_words.lone_file(made.case)
        assert found is not None
        made.rima.access.lone_words.look_holds(made.case, found.ops)
    assert state(made, yes) == "given"
    assert state(made, no) == "refused"


@OTHERS
def test_a_yes_to_a_body_of_another_name_is_one_where_others_name_it(
    made: Town, no: str, yes: str
) -> None:
    """Control: who recorded the family wrote an answer about that body too."""
    answered(made, no, yes)
    made.hala.consent.grant(
        made.case,
        made.mother,
        "advocacy_named",
        "partner_ngo",
        "given",
        How(),
        named=yes,
        scopes=["identity"],
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, made.rima)
    assert state(made, yes) == "given"
    assert state(made, no) == "refused"


def test_where_nothing_was_refused_by_name_a_yes_is_one(made: Town) -> None:
    """Control: the same yes beside a no to somebody of another sort."""
    said: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "advocacy_named",
        "recipient": "partner_ngo",
        "recipient_name": "Forum",
        "result": "given",
        "given_on": "2026-11-23",
        "data_scope": ["identity"],
    }
    swap(made)
    made.enemy.sign(
        made.family,
        NewOp(made.enemy.desk.context.new_id(), "consent_grant", said, parent=made.family),
    )
    made.enemy.hand_over(made.rima)
    assert made.holds("iimp") == "refused"
    assert state(made, "Forum") == "given"

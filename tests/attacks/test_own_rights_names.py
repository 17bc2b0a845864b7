"""Who files in her own right takes nothing of the others along, told in words neither.
Everybody is made up."""

from __future__ import annotations

from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_called_otherwise import written

from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request


def test_the_mother_who_was_not_asked_is_named_by_nothing(made: Town) -> None:
    family_of(made)
    relative(made, "mother", "هدى")
    wife = relative(made, "wife", "خلود")
    said(made, wife, "given")
    carry(made.hala, made.stick, made.rima)
    told = {"type": "other", "told_by": wife}
    named = written(
        made, "event", {**told, "text": words("قالت حماتي هدى النوري إنها رأته")}, made.case
    )
    plain = written(made, "event", {**told, "text": words("رأيته أنا عند الحاجز")}, made.case)
    letter = {"type": "other", "received_from": wife, "title": "رسالة من هدى النوري"}
    written(made, "evidence_item", {**letter, "name_written": "هدى النوري"}, made.case)
    asked = Request("un_complaint", "ced", "B", TODAY, person=wife, own_rights=True)
    left = decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert left.allowed, left.state
    assert "هدى" not in str([dict(one.values) for one in left])
    event, other = left.get(plain), left.get(named)
    assert event is not None and "text" in event.values  # what is hers goes
    assert other is not None and "text" not in other.values

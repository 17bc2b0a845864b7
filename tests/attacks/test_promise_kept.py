"""The family's own paper says that a promise was kept where that leaves, and no reading of the file says no.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.reports.made_up import furniture, voice
from tests.reports.paper import text_of

from vsdesk.desk import Edit
from vsdesk.progress import SILENT
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, render

DONE = "It was done."


def talk(made: Town, done: Json) -> str:
    """Hala wrote a talk with the mother down, and whether what she promised was done."""
    told: dict[str, Json] = {"on": "2026-11-02", "text": words("سألت عن صورة ابنها")}
    told |= {"person": made.mother, "promised": "نتصل قبل الشتاء"}
    told |= {} if done is None else {"done": done}
    id = made.hala.cases.save([Edit("contact_log", told, parent=made.family)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return id


def paper(made: Town) -> str:
    """What happened with her file, for the mother."""
    known = made.rima.context.dictionary
    asked = Request("casework", "family", "B", TODAY, ("en",), "", made.mother)
    left = decide(asked, made.rima.cases.dossier(made.case), known)
    topic = SheetSubject(known, person=made.mother)
    pages = render("our-file", left, [voice("en")], SILENT, furniture=furniture(left), topic=topic)
    return " ".join(text_of(pages).split())


@pytest.mark.parametrize("said", [None, False, True])
@pytest.mark.parametrize("other", [None, False, True])
def test_it_says_so_where_nobody_says_no(made: Town, said: Json, other: Json) -> None:
    log = talk(made, said)
    if other is not None:
        made.enemy.change(log, "contact_log", {"done": other}, replace=False)
        made.enemy.hand_over(made.rima)
    found = paper(made)
    assert "We promised" in found
    assert (DONE in found) is (said is True and other is not False)

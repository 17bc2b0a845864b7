"""How a place or a perpetrator is known names who told of it: it leaves to nobody outside, whatever
was agreed. All made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import TODAY, Town, carry

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import Level, decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

TELLS: Final = "قال ذلك"
NAME: Final = "الفرع"
PURPOSE: Final = "criminal_accountability"
COURT: Final = "prosecutor_de"
SCOPES: Final[Json] = ["circumstances", "identity", "perpetrator_names", "source_identity"]


@pytest.mark.parametrize("level", ["A", "B", "C"])
@pytest.mark.parametrize("kind", ["place", "perpetrator"])
def test_it_leaves_at_no_level(made: Town, kind: str, level: Level) -> None:
    family_of(made)
    r = made.rima
    who = relative(made, "mother", "هدى")
    said(made, who, "given", purpose=PURPOSE, recipient=COURT, data_scope=SCOPES)
    carry(made.hala, made.stick, r)
    counsel: dict[str, Json] = {"representative": "محامية متخيَّلة", "confirmed": True}
    r.cases.save([Edit("representation", counsel, parent=made.case)])
    values: dict[str, Json] = {"name_ar": NAME, "known_from": TELLS}
    values |= {"type": "prison"} if kind == "place" else {"legal_status": "convicted_final"}
    id = r.cases.save([Edit(kind, values)]).ids[0]
    named: dict[str, Json] = {"type": "held_at", "place": id} if kind == "place" else {}
    event = r.cases.save([Edit("event", {"type": "held_at", **named}, parent=made.case)]).ids[0]
    if kind == "perpetrator":
        r.cases.save([Edit("involvement", {"perpetrator": id}, parent=event)])
    request = Request(PURPOSE, COURT, level, TODAY)
    gate = decide(request, r.cases.dossier(made.case), r.context.dictionary)
    out = json.dumps(gate.payload(), ensure_ascii=False)
    assert gate.allowed
    assert NAME in out
    assert TELLS not in out

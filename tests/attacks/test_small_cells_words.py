"""Of what only one source can have told no word, day or spot leaves, in whatever field and record.
Everybody is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told

from vsdesk.desk import Edit
from vsdesk.records.gate.told.few_sources import stays

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

SPOT = "مهجع سبعة"
DAY = "2014-03-05"


def words(text: str) -> Json:
    return {"ar": text, "src_lang": "ar"}


def cell(made: Town, *, sources: int) -> dict[str, str]:
    """What one or two sources told of one month in one branch, with all that belongs to it."""
    asked(made)
    branch = written(made, "place", {"name_ar": "فرع متخيَّل"})
    month: Json = {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"}
    for at in range(sources):
        source = written(made, "source", {"type": "survivor", "true_name": f"راوٍ متخيَّل {at}"})
        told_by: dict[str, Json] = {"type": "held_at", "facility": branch, "told_by": source}
        event = written(made, "event", {**told_by, "date": month}, made.case)
    known = made.rima.context.dictionary
    kind = known.kind("event")
    assert kind is not None
    said: dict[str, Json] = {
        one.name: words(f"{SPOT} {one.name}") if one.type == "ptext" else f"{SPOT} {one.name}"
        for one in kind.fields
        if one.type in ("text", "ptext") and one.scope == "circumstances"
    }
    made.rima.cases.save([Edit("event", {**said, "learned_on": DAY}, id=event)])
    day: Json = {"from": DAY, "to": DAY, "precision": "day"}
    involved = {"group": "unknown", "nexus_reason": words(SPOT), "named_as": "متهم متخيَّل"}
    paper: dict[str, Json] = {"type": "other", "title": f"رسم {SPOT}", "captured": day}
    claim: dict[str, Json] = {"field": "text", "text": words(SPOT), "obtained_on": DAY}
    return {
        "event": event,
        "involvement": written(made, "involvement", {**involved}, event),
        "below": written(made, "evidence_item", {**paper, "description": words(SPOT)}, event),
        "related": written(made, "evidence_item", {**paper, "relates_to": [event]}, made.case),
        "claim": written(made, "claim", claim, event),
    }


@pytest.mark.parametrize("sources", [1, 2])
def test_no_word_day_or_spot_of_a_small_cell(made: Town, sources: int) -> None:
    found = cell(made, sources=sources)
    left = told(made)
    assert (SPOT in left, DAY in left) == ((sources == 2,) * 2)
    rows = {name: made.gate("ced", "un_complaint").get(id) for name, id in found.items()}
    event = rows["event"]
    assert event is not None and "facility" in event.values
    if sources == 2:  # the control: with a second source each of them leaves whole
        for name, row in rows.items():
            assert row is not None and SPOT in json.dumps(dict(row.values), ensure_ascii=False), (
                name
            )
    assert made.gate("ced", "un_complaint").small_cells == (
        () if sources == 2 else tuple(sorted((found["event"], found["claim"])))
    )


def test_which_fields_they_are_the_dictionary_says(made: Town) -> None:
    kind = made.rima.context.dictionary.kind("event")
    assert kind is not None
    free = {one.name for one in kind.fields if one.type in ("text", "ptext") and not stays(one)}
    assert free == set()

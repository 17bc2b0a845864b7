"""Words in a field that holds none (a choice, a yes, a number, a day, a hash), and as the key of a text or
date: the gate reads what holds words, so what is not of its field's form leaves with nothing. All made up."""

from __future__ import annotations

import json

import pytest
from tests.attacks.families import relative
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, hala, written

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.names.nowhere_named import is_own_name

WIFE, TAG, KEY = "سلمى الشهباني", "وسم", "wesm_selma_shahbani"
GUARDS = ("nobody_may_know_of", "first_name_only", "without_surname")


def as_value(spec: FieldSpec) -> Json:
    text = f"{TAG} {WIFE}"
    several = spec.type in ("choices", "kids", "links", "json")
    return [text] if several else {"ar": text, "src_lang": "ar"} if spec.type == "ptext" else text


def as_key(spec: FieldSpec) -> Json:
    if spec.type == "ptext":
        return {"ar": "كلام", "src_lang": "ar", KEY: "كلام"}
    if spec.type == "pdate":
        return {"from": "2014-03-01", "to": "2014-03-31", "precision": "month", KEY: "x"}
    return None


def guarded(made: Town, how: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = relative(made, "wife", "سلمى")
    made.hala.cases.save(
        [Edit("person", {"family_ar": "الشهباني", "family_lat": "Shahbani"}, id=wife)]
    )
    carry(made.hala, made.stick, made.rima)
    if how != "without_surname":
        written(made, "person_mark", {"type": how}, wife)
        return
    [grant] = [
        one
        for one in made.rima.cases.dossier(made.case).of("consent_grant")
        if one.text("recipient") == "ced"
    ]
    said: dict[str, Json] = {"type": how, "words": {"ar": "بلا الكنية", "src_lang": "ar"}}
    written(made, "consent_condition", said, grant.id)
    missing: dict[str, Json] = {"family_ar": "الشهباني"}
    held = {"family_ar": made.view(made.person).ops("family_ar")}
    made.rima.cases.save([Edit("person", missing, id=made.person, seen=held)])


@pytest.mark.parametrize("how", GUARDS)
@pytest.mark.parametrize("make", [as_value, as_key])
def test_no_field_lets_them_out(made: Town, how: str, make: object) -> None:
    guarded(made, how)
    assert callable(make)
    device, tried = hala(made), 0
    for kind in made.rima.context.dictionary.kinds:
        if kind.root or "case" not in kind.spaces or "documenter" not in kind.writers:
            continue
        if kind.parents and not {"case", "*"} & {*kind.parents}:
            continue
        values: dict[str, Json] = {
            one.name: value
            for one in kind.fields
            if "documenter" in one.setters
            and not (one.derived or is_own_name(one))
            and (value := make(one)) is not None
        }
        if values:
            id = device.desk.context.new_id()
            device.sign(made.case, NewOp(id, kind.name, values, parent=made.case))
            tried += len(values)
    device.hand_over(made.rima)
    assert tried > 30
    out = made.gate("ced", "un_complaint")
    assert out.allowed, out.state
    left = {
        (one.kind, name)
        for one in out.records
        for name, value in one.values.items()
        if any(bad in json.dumps(value, ensure_ascii=False) for bad in ("الشهباني", "shahbani"))
    }
    assert not left


def test_what_fits_leaves_and_what_does_not_is_told(made: Town) -> None:
    asked(made)
    device = hala(made)
    id = device.desk.context.new_id()
    values: dict[str, Json] = {"type": "other", "is_disappearance": "نعم", "how_taken": "بيت سلمى"}
    device.sign(made.case, NewOp(id, "event", values, parent=made.case))
    device.hand_over(made.rima)
    out = made.gate("ced", "un_complaint")
    event = out.get(id)
    assert event is not None and event.values["type"] == ("other",)
    assert "is_disappearance" not in event.values and "how_taken" not in event.values
    assert {one.field for one in out.withheld if one.reason == "form"} == {
        "is_disappearance",
        "how_taken",
    }

"""The gate treats every kind by what its declaration says: level, scope, and whether it stays inside."""

from __future__ import annotations

import json
from itertools import product

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made, view

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import Level, decide
from vsdesk.records.gate.request import Request

AGREED: list[Json] = ["circumstances", "hlp", "identity"]
MOST = {"A": 4, "B": 3, "C": 2, "D": 1}
LEVELS: tuple[Level, ...] = ("A", "B", "C", "D")
OWN_RULE = {
    *(
        "person_name",
        "person_identifier",
        "contact_channel",
        "contact_log",
        "family_request",
        "duty",
    ),
    *(
        "perpetrator",
        "involvement",
        "consent_grant",
        "consent_condition",
        "evidence_item",
        "translation",
        "person",
    ),
}


def _word(spec: FieldSpec) -> str:
    """What stands in a field; a person's name has no word of it in common with what others tell, and no
    word of it sounds like one of the made names ("hlp" alone is heard as الحلبي)."""
    name = f"{spec.kind}{spec.name}".replace("_", "")
    return name if spec.kind in ("person", "person_name") else f"canary-{name}-end"


def _planted(spec: FieldSpec) -> Json:
    word = _word(spec)
    if spec.name == "true_name":  # a source's: where it stands in other fields too, those stay
        word = "شاهدة مختلقة"
    suspect = "perpetrator_names" in (spec.scope, spec.if_person)
    if suspect and (spec.who or spec.searched == "name"):  # the same in all words
        word = "سمسار مختلق"
    return {"ar": word, "src_lang": "ar"} if spec.type == "ptext" else word


def _leaves(made: Made, dictionary: Dictionary, level: Level) -> str:
    """What leaves for a court, through counsel: the one recipient outside that level A is for."""
    request = Request("criminal_accountability", "prosecutor_de", level, TODAY)
    return json.dumps(decide(request, made.dossier(), dictionary).payload(), ensure_ascii=False)


@pytest.mark.parametrize("level", ["A", "B", "C", "D"])
def test_each_field_leaves_by_its_level_and_scope(
    made: Made, dictionary: Dictionary, level: Level
) -> None:
    made.consent("najah", "criminal_accountability", "prosecutor_de", data_scope=AGREED)
    made.add("counsel", "representation", "case", representative="محامية متخيَّلة", confirmed=True)
    texts = [f for k in dictionary.kinds for f in k.fields if f.type in ("text", "ptext")]
    for kind in dictionary.kinds:
        planted = {f.name: _planted(f) for f in texts if f.kind == kind.name}
        if kind.name == "submission":
            planted["mechanism"] = "prosecutor_de"  # to others little of it leaves
            planted["status"] = "sent"  # its sending leaves where it was sent
        name, parent = f"planted {kind.name}", None if kind.root else "case"
        made.views[name] = view(name, kind.name, planted, parent=parent)
    made.add("there", "event", "case", type="other", place=rid("planted proposal"))
    out = _leaves(made, dictionary, level)
    assert "شاهدة" not in out and "سمسار" not in out
    for spec in texts:
        own = dictionary.kind(spec.kind)
        assert own is not None
        may = spec.sensitivity <= MOST[level] and (spec.scope is None or spec.scope in AGREED)
        may = may and not own.inside and not own.care and not spec.inside
        if _word(spec) in out:
            assert may, spec
        elif not own.root and spec.kind not in OWN_RULE and level in ("A", "B"):
            assert not may, spec


def test_a_translation_is_as_delicate_as_what_it_translates(
    made: Made, dictionary: Dictionary
) -> None:
    made.consent("najah", "criminal_accountability", "prosecutor_de", data_scope=AGREED)
    made.add("counsel", "representation", "case", representative="محامية متخيَّلة", confirmed=True)
    made.add("told", "event", "case", type="sighting", text={"ar": "رأيته", "src_lang": "ar"})
    made.add("risk", "risk_assessment", "case", who_harmed={"ar": "أخته", "src_lang": "ar"})
    made.add("inner", "note", "case", text={"ar": "داخلي", "src_lang": "ar"})
    for name, field in (("told", "text"), ("risk", "who_harmed"), ("inner", "text")):
        made.add(
            f"{name} in English",
            "translation",
            name,
            record=rid(name),
            field=field,
            lang="en",
            text=f"{name} canary",
        )
    made.add("lost", "translation", "case", record=rid("gone"), field="text", text="lost canary")
    seen = {
        (name, level)
        for name, level in product(("told", "risk", "inner", "lost"), LEVELS)
        if f"{name} canary" in _leaves(made, dictionary, level)
    }
    assert seen == {("told", "A"), ("told", "B"), ("told", "C"), ("risk", "A"), ("risk", "B")}


def test_a_request_is_on_no_paper_of_the_family(made: Made, dictionary: Dictionary) -> None:
    made.add("wife", "person", "family", "family", given_ar="هناء", sex="female")
    for who in ("najah", "wife"):
        made.add(
            f"{who} asks",
            "family_request",
            "family",
            "family",
            person=rid(who),
            type="tell",
            text={"ar": f"canary {who}", "src_lang": "ar"},
        )
    own = Request("casework", "family", "B", TODAY, person=rid("najah"))
    out = json.dumps(decide(own, made.dossier(), dictionary).payload(), ensure_ascii=False)
    assert "canary" not in out  # help stands on our own paper only

"""Odd and hostile records at the gate: what lies below something sealed, differences, days to come."""

from __future__ import annotations

import json
from typing import Final

from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made
from tests.records.test_consent_attacks import more
from tests.records.test_standing import relative

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import GateDecision, Level, decide
from vsdesk.records.gate.request import Request

DICTIONARY: Final = Dictionary.load()


def asked(
    made: Made, level: Level = "B", purpose: str = "search", recipient: str = "iimp"
) -> GateDecision:
    """What the gate lets out."""
    person = rid("najah") if recipient == "family" else None
    return decide(
        Request(purpose, recipient, level, TODAY, person=person), made.dossier(), DICTIONARY
    )


def out_of(made: Made, level: Level = "B", purpose: str = "search", recipient: str = "iimp") -> str:
    """All words of it."""
    return json.dumps(asked(made, level, purpose, recipient).payload(), ensure_ascii=False)


def test_risk_undated_red(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.add("r1", "risk_assessment", "family", person=rid("najah"), level="red")
    made.add(
        "r2", "risk_assessment", "family", person=rid("najah"), level="green", date="2026-01-01"
    )
    assert not asked(made).allowed


def test_risk_future_green(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.add("r1", "risk_assessment", "family", person=rid("najah"), level="red", date="2026-11-01")
    made.add(
        "r2", "risk_assessment", "family", person=rid("najah"), level="green", date="2027-01-01"
    )
    assert not asked(made).allowed


def test_judged_differs(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=["identity"])
    made.differ("officer", "legal_status", "named_in_report", "convicted_final")
    assert "ضابط متخيَّل" not in out_of(made)


def test_protected_differs(made: Made) -> None:
    made.consent(
        "najah", "criminal_accountability", "prosecutor_de", data_scope=[*WIDE, "source_identity"]
    )
    made.add("rep", "representation", "case", representative="x", basis="general_poa")
    made.add("st", "statement", "case", summary={"ar": "عقيقة", "src_lang": "ar"})
    made.differ("st", "protected_content", True, False)
    assert "عقيقة" not in out_of(made, "A", "criminal_accountability", "prosecutor_de")


def test_claim_below_sealed(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.add(
        "sealed", "event", "case", type="held_at", sens=4, text={"ar": "مرجانة", "src_lang": "ar"}
    )
    made.add("cl", "claim", "sealed", field="text", value={"ar": "مرجانة٢", "src_lang": "ar"})
    made.add("cl2", "claim", "sealed", field="place_text", value="مرجانة٣")
    made.add(
        "inv", "involvement", "sealed", group="gov_mi", unit_text="مرجانة٤", degree="suspected"
    )
    made.add("ev", "evidence_item", "sealed", title="مرجانة٥", type="audio", file_name="مرجانة٦")
    t = out_of(made)
    assert [x for x in ("مرجانة٢", "مرجانة٣", "مرجانة٤", "مرجانة٥", "مرجانة٦") if x in t] == []


def test_below_sealed_evidence(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.add("item", "evidence_item", "case", title="م٠", type="audio", sens=4)
    made.add("cu", "custody_entry", "item", action="received", reason="مرجانة٢")
    made.add(
        "ch",
        "document_check",
        "item",
        result="suspicious",
        basis={"ar": "مرجانة٣", "src_lang": "ar"},
    )
    made.add(
        "te",
        "document_test",
        "ch",
        test="paper",
        result="x",
        note={"ar": "مرجانة٤", "src_lang": "ar"},
    )
    t = out_of(made)
    assert [x for x in ("مرجانة٢", "مرجانة٣", "مرجانة٤") if x in t] == []


def test_below_death_image_for_family(made: Made) -> None:
    made.add("item", "evidence_item", "case", title="م٠", type="dossier_photo", death_image=True)
    made.add("cu", "custody_entry", "item", action="received", reason="مرجانة٢")
    made.add(
        "ch",
        "document_check",
        "item",
        result="suspicious",
        basis={"ar": "مرجانة٣", "src_lang": "ar"},
    )
    made.add(
        "tr", "translation", "item", field="title", text="مرجانة٤", lang="en", record=rid("item")
    )
    t = out_of(made, "B", "casework", "family")
    assert [x for x in ("مرجانة٢", "مرجانة٣", "مرجانة٤") if x in t] == []


def test_dossier_photo_without_flag(made: Made) -> None:
    made.add("item", "evidence_item", "case", title="مرجانة", type="dossier_photo")
    t = out_of(made, "B", "casework", "family")
    assert "مرجانة" not in t


def test_below_hidden_person(made: Made) -> None:
    made.consent(
        "najah", "search", "iimp", data_scope=[*WIDE, "minors", "am_data", "medical", "hlp"]
    )
    made.add("كهرمانة", "person", "family", "family", given_ar="كهرمانة")
    made.consent("كهرمانة", "hold_record", "own_org", identity_mode="anonymous")
    made.add("ev", "evidence_item", "كهرمانة", title="هوية كهرمانة", type="document")
    made.add("ref", "dna_reference", "case", donor=rid("كهرمانة"), relation="aunt_pat")
    made.add(
        "claim",
        "claim",
        "كهرمانة",
        field="birth",
        value={"from": "1970", "to": "1970", "precision": "year"},
    )
    made.add("need", "need", "case", person=rid("كهرمانة"))
    t = out_of(made)
    assert "كهرمانة" not in t


def test_news_told_in_the_future(made: Made) -> None:
    made.set("case", fate="dead_identified", news_told_on="2027-01-01")
    t = out_of(made, "B", "casework", "family")
    assert "dead_identified" not in t


def test_news_elsewhere(made: Made) -> None:
    made.set("case", fate="dead_identified")
    made.add("ev", "event", "case", type="identification", text={"ar": "مسكة١", "src_lang": "ar"})
    made.add("claim", "claim", "ev", field="text", value={"ar": "مسكة٢", "src_lang": "ar"})
    made.add("item", "evidence_item", "ev", type="document", title="مسكة٣")
    made.add("inv", "involvement", "ev", group="gov_mi", unit_text="مسكة٤", degree="suspected")
    t = out_of(made, "B", "casework", "family")
    assert [x for x in ("مسكة١", "مسكة٢", "مسكة٣", "مسكة٤") if x in t] == []


def test_contact_purpose(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "contact"])
    made.consent("najah", "media", "iimp", data_scope=WIDE)
    out = asked(made, purpose="media")
    assert "+000 000 222" not in json.dumps(out.payload(), ensure_ascii=False)


def test_contact_later_no(made: Made) -> None:
    relative(made, "هناء", "wife")
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "contact"])
    more(made, "no", "refused", given_on="2026-11-01")
    made.consent("هناء", "search", "iimp", data_scope=WIDE, decides=True, decides_why="x")
    out = asked(made)
    assert out.allowed
    assert "+000 000 222" not in json.dumps(out.payload(), ensure_ascii=False)


def test_contact_later_narrower(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "contact"])
    more(made, "no", data_scope=[*WIDE], given_on="2026-11-01")
    out = asked(made)
    assert out.allowed
    assert "+000 000 222" not in json.dumps(out.payload(), ensure_ascii=False)


def test_a_claim_of_unclear_matter_is_as_delicate_as_can_be(made: Made) -> None:
    """Nobody knows whether its words are of a place or of who did it."""
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.add("cl", "claim", "case", value="مرجانة")
    made.differ("cl", "field", "perpetrator", "place_text")
    made.add("tr", "translation", "case", text="مرجانة", lang="en", record=rid("case"))
    made.differ("tr", "field", "before_note", "summary")
    assert "مرجانة" not in out_of(made)
    made.set("cl", field="place_text")
    assert "مرجانة" in out_of(made)


def test_an_own_field_without_a_scope_has_that_of_its_kind(made: Made) -> None:
    """What an organisation asks besides leaves with the rest of the person, or not at all."""
    own = DICTIONARY.with_own(
        [
            {
                "key": "x_tribe",
                "of_kind": "person",
                "type": "text",
                "label": {"ar": "س"},
                "sensitivity": 2,
            }
        ]
    )
    made.consent("najah", "search", "iimp", data_scope=["circumstances"])
    made.set("marwan", x_tribe="مرجانة")
    request = Request("search", "iimp", "B", TODAY)
    words = json.dumps(decide(request, made.dossier(), own).payload(), ensure_ascii=False)
    assert "مرجانة" not in words


def test_who_is_named_nowhere_gives_no_sample_and_needs_nothing_on_paper(made: Made) -> None:
    """Also where the person of a record is not decided."""
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "am_data", "medical"])
    made.add("كهرمانة", "person", "family", "family", given_ar="كهرمانة")
    made.consent("كهرمانة", "hold_record", "own_org", identity_mode="anonymous")
    made.add("dna", "dna_reference", "case", donor=rid("كهرمانة"), note="مرجانة 1")
    made.add("need", "need_assessment", "family", "family", person=rid("كهرمانة"), priority="high")
    made.add("member", "family_member", "family", "family", wish="مرجانة 2")
    made.differ("member", "person", rid("كهرمانة"), rid("najah"))
    left = asked(made)
    for name in ("dna", "need", "member"):
        assert left.get(rid(name)) is None, name

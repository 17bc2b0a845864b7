"""Who stands on a paper without the name is named in no told words of it: a role stands there. All are made
up."""

from __future__ import annotations

from typing import Final

from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.desk.cases.told_name_service import named_rows
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

IIMP = Request("search", "iimp", "B", TODAY)
TOLD: Final = "طلع واحد من السجن قال شاف مروان بفرع فلسطين، وما شاف إياد"


def brother(made: Made) -> Made:
    """إياد, of whom nobody wrote how old he is, is missing too: his own case is another one."""
    made.add("iyad", "person", "family", "family", given_ar="إياد")
    made.add("iyad 2", "person", "case 2", "case 2", given_ar="إياد", family_ar="الرفاعي")
    kin: dict[str, Json] = {"person": rid("iyad"), "related_to": rid("marwan")}
    made.add("his kin", "kinship", "family", "family", relation="brother", **kin)
    for who in ("iyad", "iyad 2"):
        made.add(f"member {who}", "family_member", "family", "family", person=rid(who))
    made.set("arrest", text={"ar": TOLD, "src_lang": "ar"})
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    return made


def left(made: Made, dictionary: Dictionary, request: Request = IIMP) -> str:
    record = decide(request, made.dossier(), dictionary).get(rid("arrest"))
    said = record.value("text") if record is not None else None
    return str(said["ar"]) if isinstance(said, dict) else ""


def rows(made: Made, let: GateDecision, dictionary: Dictionary) -> dict[str, str | None]:
    return {one.who: one.choice for one in named_rows(let, made.dossier(), dictionary)}


def test_a_name_that_one_section_keeps_stands_in_no_other(
    made: Made, dictionary: Dictionary
) -> None:
    brother(made)
    let = decide(IIMP, made.dossier(), dictionary)
    [row] = [one for one in let.of("person") if one.id == rid("iyad")]
    assert not row.every("given_ar")
    assert left(made, dictionary) == TOLD.replace("إياد", "[أخ]")
    assert rows(made, let, dictionary) == {rid("iyad"): "replace", rid("iyad 2"): "replace"}


def test_where_he_is_named_his_name_stands(made: Made, dictionary: Dictionary) -> None:
    brother(made)
    made.set("iyad", birth={"from": "1990", "to": "1990", "precision": "year"})
    for one in ("iyad 2", "member iyad 2"):
        made.drop(one)
    assert left(made, dictionary) == TOLD
    made.set("iyad", birth=None)
    for words, grown in (("خمسة وعشرين سنة", True), ("كان بالصف التاسع", False), ("١٨", False)):
        made.set(
            "iyad", age_told=words
        )  # an age is told of a day that is past: nobody grows younger
        assert (left(made, dictionary) == TOLD) is grown, words
    brother(made)
    for to in ("own_org", "family"):  # the organisation, and the family, read their own words
        purpose = "hold_record" if to == "own_org" else "casework"
        inside = Request(purpose, to, "B", TODAY, person=rid("najah"))
        assert left(made, dictionary, inside) == TOLD


def test_a_coordinator_may_let_it_stand(made: Made, dictionary: Dictionary) -> None:
    brother(made)
    for who in ("iyad", "iyad 2"):
        made.add(
            f"choice {who}",
            "name_choice",
            "case",
            record=rid("arrest"),
            field="text",
            who=rid(who),
            seen=" ".join(made.views["arrest"].ops("text")),
            choice="keep",
            confirmed=True,
        )
    assert left(made, dictionary) == TOLD


def test_another_of_that_name_is_left_as_far_as_it_is_known(
    made: Made, dictionary: Dictionary
) -> None:
    """Somebody else's father is nobody of the family; who bears the name too may be meant."""
    brother(made)
    made.set("arrest", text={"ar": "شافه أبو إياد الحلبي", "src_lang": "ar"})
    assert left(made, dictionary) == "شافه أبو […] الحلبي"
    made.set("arrest", text={"ar": "شاف إياد", "src_lang": "ar"})
    made.add(
        "other",
        "person",
        "family",
        "family",
        given_ar="إياد",
        birth={"from": "1950", "to": "1950", "precision": "year"},
    )
    assert left(made, dictionary) == "شاف إياد"


def test_a_family_name_that_is_theirs_alone_stands_in_no_words(
    made: Made, dictionary: Dictionary
) -> None:
    brother(made)
    made.set("iyad 2", family_ar="الكيلاني")
    made.set("arrest", text={"ar": "ما شاف الكيلاني", "src_lang": "ar"})
    assert left(made, dictionary) == "ما شاف […]"


def test_the_kunya_of_a_source_is_a_name_of_theirs(made: Made, dictionary: Dictionary) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.add("s7", "source", None, "s7", code="S-0007", true_name="أبو عدنان", case=rid("case"))
    made.set("arrest", text={"ar": "واحد اسمه أبو عدنان شاف مروان", "src_lang": "ar"})
    assert left(made, dictionary) == ""
    let = decide(IIMP, made.dossier(), dictionary)
    assert rows(made, let, dictionary) == {rid("s7"): None}

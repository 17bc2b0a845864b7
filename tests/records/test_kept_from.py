"""Whom of the family somebody asked not to tell: such a plea stands for the whole file, and on no paper. All
are made up."""

from __future__ import annotations

import json
from typing import Final

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.errors import UserError
from vsdesk.records.checks.name_pleas import (
    kept_pleas,
    pleas,
    pleas_of_talks,
    pleas_towards_kin,
)
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.reasons import REASONS
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.told_numbers import (
    ToldNumber,
    in_cells,
    require_why,
    told_numbers,
    told_to_family,
)

FAMILY = Request("casework", "family", "B", TODAY, person=rid("najah"))
IIMP = Request("search", "iimp", "B", TODAY)
OFFICE = Request("hold_record", "own_org", "B", TODAY)
ILL: Final = "لا تخبروا أمي إنه كان مريض"
TALK: Final = "بيت حماي مو لازم يعرفوا إني حكيت معكم"

TALKS: Final = """
بيت حماي مو لازم يعرفوا إني حكيت معكم
ما بدي أهلي يعرفوا إني حكيت معكم
ما بدي بيت حماي يعرفوا إني جيت لعندكم
أهل جوزي ما لازم يدروا إني حكيت
ما لازم يعرفوا بيت حماي إني حكيت معكم
لا تخبروا أهلي إني حكيت معكم
لا تقولوا لجوزي إني جيت
زوجي ما بيعرف إني حكيت معكم
لا أريد أن يعلم أهل زوجي أنني تحدثت معكم
يجب ألا يعرف أهل زوجي أنني تكلمت معكم
حماتي ما بدي ياها تعرف إني هون
لا تخبروا أمي بزيارتي لعندكم
أهلي ما لازم يعرفوا بهالمقابلة
my in-laws must not know I spoke with you
I don't want my husband's family to know that I talked to you
don't tell my husband that I came
malbata mêrê min divê nizanibe ku ez bi we re axivîm
ez naxwazim malbata mêrê min bizanibe ku ez bi we re axivîme
ji diya min re nebêjin ku ez hatim
"""
OTHERS: Final = """
أبي ما كان يعرف إني حكيت مع الضابط
أمي ما بتعرف تقرا
زوجي ما سمع إني رجعت
قال الضابط لا تخبروا أهلي إني حكيت
her father did not know that I spoke
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def told(disclosed: GateDecision, made: Made, dictionary: Dictionary) -> tuple[ToldNumber, ...]:
    return told_to_family(disclosed, made.dossier(), dictionary)


def words(disclosed: GateDecision) -> str:
    return json.dumps(disclosed.payload(), ensure_ascii=False)


@pytest.mark.parametrize("said", lines(TALKS))
def test_that_a_relative_learns_of_no_talk_is_no_plea_about_a_name(said: str) -> None:
    assert pleas_of_talks(said) and kept_pleas(said) == pleas_of_talks(said)
    assert pleas_towards_kin(said) == pleas_of_talks(said) and not pleas(said)


def test_others_with_the_same_words_are_none() -> None:
    assert [one for one in lines(OTHERS) if pleas_of_talks(one)] == []
    assert pleas("ما بدي حدا يعرف إني حكيت معكم")  # towards everybody: the name is kept
    assert pleas_towards_kin(ILL) and not pleas_of_talks(ILL)
    assert kept_pleas("لا تحكوا بهالشي لحدا") and not pleas_towards_kin("لا تحكوا بهالشي لحدا")


def test_long_words_of_an_attacker_cost_little() -> None:
    for said in ("ما بدي أهلي ", "لا تخبروا أمي ", "my in-laws must not "):
        assert pleas_of_talks(said * 3_000) == []


def test_a_plea_outlives_the_sealed_record(made: Made, dictionary: Dictionary) -> None:
    """The story is sealed; the next topic tells the same, to the mother too."""
    made.set("arrest", text={"ar": f"أخو مروان حكى. {ILL}.", "src_lang": "ar"}, sens=4)
    made.add(
        "later", "event", "case", type="sighting", text={"ar": "كان مريض بالسل", "src_lang": "ar"}
    )
    found = told(decide(FAMILY, made.dossier(), dictionary), made, dictionary)
    [later] = [one for one in found if one.record == rid("later")]
    assert later.elsewhere and later.number == "لا تخبروا أمي" and later.asked_in == rid("arrest")
    with pytest.raises(UserError) as refused:
        require_why(found, " ")
    assert refused.value.params["reason"] == "kept_from" and "kept_from" in REASONS
    assert refused.value.params["record"] == rid("arrest")
    require_why(found, "قرأناها كلها")
    made.drop("arrest")  # nobody asks it any more
    assert told(decide(FAMILY, made.dossier(), dictionary), made, dictionary) == ()


def test_it_is_asked_of_what_the_family_carries_alone(made: Made, dictionary: Dictionary) -> None:
    made.set("arrest", text={"ar": f"{ILL}.", "src_lang": "ar"}, sens=4)
    made.add("later", "event", "case", type="sighting", text={"ar": "كان مريض", "src_lang": "ar"})
    for to, asked in (("iimp", False), ("icrc", True)):
        made.consent("najah", "search", to, data_scope=WIDE)
        let = decide(Request("search", to, "B", TODAY), made.dossier(), dictionary)
        assert let.allowed and any(one.elsewhere for one in told_numbers(let, dictionary)) is asked


def test_such_a_sentence_stands_on_no_copy(made: Made, dictionary: Dictionary) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("arrest", text={"ar": f"راح ليشتري خبز. {TALK}. ما رجع.", "src_lang": "ar"})
    for request in (IIMP, FAMILY):
        let = decide(request, made.dossier(), dictionary)
        arrest = let.get(rid("arrest"))
        assert arrest is not None
        assert arrest.value("text") == {"ar": "راح ليشتري خبز. …. ما رجع.", "src_lang": "ar"}
        assert "حماي" not in words(let)
    assert "حماي" in words(decide(OFFICE, made.dossier(), dictionary))
    # a body reads a story without that sentence; the paper of the family says itself that somebody spoke
    assert told_numbers(decide(IIMP, made.dossier(), dictionary), dictionary) == ()
    made.set("arrest", sens=4)
    [talk] = told(decide(FAMILY, made.dossier(), dictionary), made, dictionary)
    assert talk.elsewhere and talk.number == TALK


def test_what_it_is_about_is_asked_though_the_sentence_is_gone(
    made: Made, dictionary: Dictionary
) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("arrest", text={"ar": f"كان معه سل. {ILL}.", "src_lang": "ar"})
    let = decide(IIMP, made.dossier(), dictionary)
    assert "معه سل" in words(let) and "أمي" not in words(let)
    [asked] = told_numbers(let, dictionary)
    assert asked.kept and asked.number == "لا تخبروا أمي"
    assert [*in_cells([asked], ["مروان", "كان معه سل. …."])] == [asked]
    assert [*in_cells([asked], ["مروان"])] == []


def test_of_a_long_sentence_a_clause_is_left_out(made: Made, dictionary: Dictionary) -> None:
    long = "أخذوه من البيت " * 12
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("arrest", text={"ar": f"{long}، {TALK}، {long}", "src_lang": "ar"})
    let = decide(IIMP, made.dossier(), dictionary)
    assert "حماي" not in words(let) and words(let).count("أخذوه من البيت") == 24

"""Whose name one plea is about is said of that plea alone: no other plea of the words is answered by it, and
nobody without a coordinator's word answers any. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, relative
from tests.attacks.kit import carry, told_once
from tests.attacks.test_pleas_answered import sighting, words
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.checks.wording import WordingReader
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.told.answered_pleas import SaidOfPlea, with_its_words
from vsdesk.records.gate.told.asked_words import asked_in

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.desk import Desk
    from vsdesk.desk.change import Change
    from vsdesk.records.dictionary.values import Json

TOLD = {
    "ar": "خلود شافته بالفرع، لا تكتبوا اسمها. والفران كان هنيك كمان، لا تكتبوا اسمه",
    "ku": "Xulûd ew li şaxê dît, navê wê nenivîsin. Nanpêj jî li wir bû, navê wî nenivîsin",
    "en": "Khulud saw him at the branch, don't write her name. The baker was there, don't write his name",
}
NAMES = {"ar": "خلود", "ku": "Xulûd", "en": "Khulud"}


@told_once
def two_pleas(made: Town, lang: str = "ar") -> tuple[str, str]:
    """A story of a sister who is not named, and of a baker of whom nobody knows the name: (story, sister)."""
    event = sighting(made, TOLD["ar"])
    sister = relative(made, "sister", "خلود")
    said: dict[str, Json] = {"text": {lang: TOLD[lang], "src_lang": lang}}
    hala = made.hala.cases
    hala.save([Edit("event", said, id=event, shown=hala.shown(made.case))])
    names = {"given_ku": NAMES["ku"], "given_la": NAMES["en"]}
    hala.save(
        [
            Edit("person", {k: v for k, v in names.items() if _has(made, k)}, id=sister),
            Edit("person_mark", {"type": "not_named_outside"}, parent=sister),
        ]
    )
    assign(made)
    return event, sister


def _has(made: Town, name: str) -> bool:
    return made.hala.context.dictionary.field("person", name) is not None


def answer(desk: Desk, event: str, who: str, nth: int = 0) -> Change | None:
    """Say whose name the plea at this place is about."""
    text = as_said(desk.cases.record(event).value("text"))
    plea = WordingReader().name_pleas(text)[nth]
    return desk.cases.pleas.answer(SaidOfPlea(event, "text", who, plea.around, plea.nth))


def asked(made: Town, desk: Desk) -> int:
    """How many pleas are asked about before a paper leaves."""
    order = SheetOrder(made.case, ("ar",), "case-file", purpose="un_complaint", recipient="ced")
    return len([one for one in desk.outbound.sheets.sheet(order).told if one.plea])


def leaves(made: Town) -> str:
    left = made.gate("ced", "un_complaint")
    found = [one.value("text") for one in left.records if one.kind == "event"]
    return " ".join(as_said(one) for one in found)


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_a_coordinators_answer_is_of_one_plea(made: Town, lang: str) -> None:
    event, sister = two_pleas(made, lang)
    assert len(WordingReader().name_pleas(TOLD[lang])) == 2
    assert not leaves(made)  # she is named there, and nothing was chosen
    answer(made.rima, event, sister)
    assert NAMES[lang] not in leaves(made) and leaves(made)
    assert asked(made, made.rima) == 1
    [choice] = made.rima.cases.list_kind("name_choice")
    assert (choice.text("record"), choice.text("who")) == (event, sister)
    assert choice.value("plea") == {"value": 0, "lang": lang, **_place(lang, 0)}


def _place(lang: str, nth: int) -> dict[str, int]:
    plea = WordingReader().name_pleas(TOLD[lang])[nth]
    return {"start": plea.start, "end": plea.end}


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_a_documenters_answer_opens_nothing_until_a_coordinator_said_it(
    made: Town, lang: str
) -> None:
    event, sister = two_pleas(made, lang)
    answer(made.hala, event, sister)
    carry(made.hala, made.stick, made.rima)
    assert asked(made, made.rima) == 2
    answer(made.rima, event, sister)
    assert asked(made, made.rima) == 1
    assert len([one for one in made.rima.cases.list_kind("name_choice") if not one.deleted]) == 1


def test_an_answer_about_a_source_is_of_their_plea_alone(made: Town) -> None:
    """Nor does what goes along with a hand-over answer more than was answered."""
    event, sister = two_pleas(made)
    fields: dict[str, Json] = {"code": "S-31", "type": "eyewitness", "true_name": "أبو الياس"}
    baker = made.rima.cases.save([Edit("source", fields, id=made.rima.context.new_id())]).ids[0]
    made.rima.cases.save([Edit("event", {"witnesses": [baker]}, id=event)])
    answer(made.rima, event, baker, 1)
    choose(made, event, sister)
    assert asked(made, made.rima) == 1
    carry(made.rima, made.stick, made.hala)
    assert asked(made, made.rima) == 1
    answer(made.rima, event, sister, 0)
    assert asked(made, made.rima) == 0


def choose(made: Town, event: str, who: str) -> None:
    """The documenter says that her name is replaced, of the words as a whole."""
    hala = made.hala.cases
    hala.told_names.choose(event, "text", who, "replace", shown=hala.shown(made.case))
    carry(made.hala, made.stick, made.rima)


def test_it_is_of_the_words_that_were_seen(made: Town) -> None:
    event, sister = two_pleas(made)
    answer(made.rima, event, sister)
    assert asked(made, made.rima) == 1
    hala, more = made.hala.cases, words(f"{TOLD['ar']}. وهي بنت عمه")
    hala.save([Edit("event", {"text": more}, id=event, shown=hala.shown(made.case))])
    choose(made, event, sister)
    assert asked(made, made.rima) == 2


def test_it_is_taken_back(made: Town) -> None:
    event, sister = two_pleas(made)
    change = answer(made.rima, event, sister)
    assert change is not None and asked(made, made.rima) == 1
    made.rima.cases.take_back(change)
    choose(made, event, sister)
    assert asked(made, made.rima) == 2


def test_of_somebody_who_is_named_on_the_paper_it_is_no_answer(made: Town) -> None:
    event, sister = two_pleas(made)
    answer(made.rima, event, sister)
    rima = made.rima.cases
    for one in rima.dossier(made.case).of("person_mark"):
        rima.delete(one.id, shown=rima.shown(one.id))
    assert asked(made, made.rima) == 2


@pytest.mark.parametrize("how", ["whole", "other", "all"])
def test_no_device_makes_more_of_a_coordinators_answer(made: Town, how: str) -> None:
    event, sister = two_pleas(made)
    answer(made.rima, event, sister)
    [choice] = made.rima.cases.list_kind("name_choice")
    carry(made.rima, made.stick, made.enemy.desk)
    second: Json = {"value": 0, "lang": "ar", **_place("ar", 1)}
    if how == "all":
        said = {name: choice.value(name) for name in ("record", "field", "who", "seen", "choice")}
        id = made.enemy.desk.context.new_id()
        made.enemy.sign(choice.space, NewOp(id, "name_choice", said, parent=event))
    else:
        made.enemy.change(choice.id, "name_choice", {"plea": second if how == "other" else None})
    made.enemy.hand_over(made.rima)
    assert asked(made, made.rima) == 1


@pytest.mark.parametrize(
    "plea",
    [
        "x",
        [],
        {},
        {"value": 0, "lang": "ar", "start": 0, "end": 400},
        {"value": True, "lang": "ar", "start": 0, "end": 9},
        {"value": 0, "lang": "ar", "start": "0", "end": 9},
        {"value": 7, "lang": "ar", "start": 0, "end": 9},
    ],
)
def test_what_is_no_plea_of_these_words_answers_none(made: Town, plea: Json) -> None:
    event, sister = two_pleas(made)
    seen = " ".join(made.rima.cases.record(event).ops("text"))
    said = {"record": event, "field": "text", "who": sister, "seen": seen, "choice": "replace"}
    made.rima.cases.save([Edit("name_choice", {**said, "plea": plea}, parent=event)])
    assert asked(made, made.rima) == 2


def test_a_choice_about_the_words_stands_beside_an_answer(made: Town) -> None:
    """Whoever lets the name stand before the words leave, has them before the eyes, and answers them all."""
    event, sister = two_pleas(made)
    answer(made.rima, event, sister)
    rima = made.rima.cases
    rima.told_names.choose(event, "text", sister, "keep", shown=rima.shown(made.case))
    assert asked(made, made.rima) == 0 and "خلود" in leaves(made)


def test_an_answered_plea_stands_on_no_copy(made: Town) -> None:
    """That somebody wants to stay unnamed tells that there is somebody. While one plea is open all are asked
    about as they stand."""
    event, sister = two_pleas(made)
    fields: dict[str, Json] = {"code": "S-31", "type": "eyewitness", "true_name": "أبو الياس"}
    baker = made.rima.cases.save([Edit("source", fields, id=made.rima.context.new_id())]).ids[0]
    made.rima.cases.save([Edit("event", {"witnesses": [baker]}, id=event)])
    answer(made.rima, event, sister, 0)
    assert leaves(made).count("لا تكتبوا") == 2
    answer(made.rima, event, baker, 1)
    assert asked(made, made.rima) == 0
    left = leaves(made)
    assert "شافته بالفرع" in left and "والفران كان هنيك كمان" in left
    assert "تكتبوا" not in left and "اسم" not in left


SOLDIER = "عسكري من جوا، قال إنو انتقل على مشفى تشرين العسكري، ما بدنا اسمو يطلع لحدا أبداً. وبعدها انقطع الخبر"


def test_who_finds_the_paper_reads_of_nobody_who_wants_to_stay_unnamed(made: Town) -> None:
    event = sighting(made, SOLDIER)
    fields: dict[str, Json] = {"code": "S-31", "type": "eyewitness", "pointed_at": "عسكري من جوا"}
    soldier = made.rima.context.new_id()
    assign(made)
    made.rima.cases.save([Edit("source", fields, id=soldier)])
    made.rima.cases.save([Edit("event", {"witnesses": [soldier]}, id=event)])
    order = SheetOrder(made.case, ("ar",), "case-file", purpose="un_complaint", recipient="ced")
    shown = made.rima.cases.shown(made.case)
    made.rima.cases.told_names.choose(event, "text", soldier, "replace", shown=shown)
    page = text_of(made.rima.outbound.sheets.print_sheet(order).pdf)
    assert "مشفى تشرين العسكري" in page and "وبعدها انقطع الخبر" in page
    for word in ("عسكري من جوا", "ما بدنا", "اسمو", "لحدا", "أبدا"):
        assert word not in page, word


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("قال إنو انتقل على المشفى، ما بدنا اسمو يطلع لحدا أبداً.", "قال إنو انتقل على المشفى، …."),
        (
            "واحد طلع من السجن هديك السنة (لا تكتبوا اسمو) قال شافو بالمهجع",
            "واحد طلع من السجن هديك السنة (…) قال شافو بالمهجع",
        ),
        (
            "شافو واحد طلع من السجن هديك السنة لا تكتبوا اسمو كان محبوس معه بالمهجع وشاف كل شي",
            "شافو واحد طلع من السجن هديك السنة … كان محبوس معه بالمهجع وشاف كل شي",
        ),
    ],
)
def test_what_is_told_at_length_beside_it_stays(text: str, left: str) -> None:
    [(start, end)] = asked_in(text).pleas
    start, end = with_its_words(text, start, end)
    assert f"{text[:start]}…{text[end:]}" == left

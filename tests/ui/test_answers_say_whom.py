"""Each answer of consent says whose it is, what it says and about whom, on both pages. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import Room
from tests.ui.made_up_consent import answers
from tests.ui.test_relatives import interview

from vsdesk.desk import Edit, How
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.topic_pages import state_of

if TYPE_CHECKING:
    from vsdesk.ui.screen import Screen
    from vsdesk.words import Lang

ABOUT = {"ar": "بخصوص {}", "en": "about {}"}
ALL = {"ar": "بخصوص كل حالات هذه العائلة", "en": "about all cases of this family"}
OTHER = {"ar": "بخصوص حالة أخرى من هذه العائلة", "en": "about another case of this family"}


def rows(screen: Screen) -> dict[str, str]:
    """The rows of the list of answers, by the beginning of their ids."""
    lists = screen.findChildren(RecordList, "list-consent_grant")
    found = [button for one in lists for button in one.findChildren(RowButton)]
    plain = str.maketrans("", "", "\u2068\u2069")
    return {
        one.objectName().rsplit("-", 1)[1]: one.accessibleName().translate(plain) for one in found
    }


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_row_says_whose_answer_it_is_and_about_whom(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    who = answers(desk, cases[0])
    person, second = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("case", {"person": person, "family": who.family}, id=second),
            Edit("person", {"given_ar": "أنس", "family_ar": "الرفاعي"}, id=person, parent=second),
        ]
    )
    told = {
        "capacity": "relative",
        "purpose": "search",
        "recipient": "icrc",
        "result": "given",
        "given_on": "2026-11-02",
        "how_recorded": "signed",
    }
    ids = {}
    for name, subject in (("case", cases[0]), ("second", second), ("own", who.wife), ("all", "")):
        ids[name] = desk.context.new_id()
        said = {**told, "grantor": who.wife, **({"subject": subject} if subject else {})}
        desk.cases.save([Edit("consent_grant", said, id=ids[name], parent=who.family)])
    desk.access.lock()
    window = room.open(lang)
    say = window.look.words.say
    family = rows(room.go(window, Route("family", who.family, "consent")))
    case = rows(room.go(window, Route("case", cases[0], "consent")))
    yes = window.session.labels.term("consent_result", "given") if window.session else ""
    for shown in (family, case):
        for id in ids.values():
            row = shown[id[:8]]
            assert "رحاب السعيد" in row and yes[1:] in row, row
        assert ABOUT[lang].format("رحاب السعيد") in shown[ids["own"][:8]]
        assert ALL[lang] in shown[ids["all"][:8]]
        assert ABOUT[lang].format("أنس") not in shown[ids["case"][:8]]
    assert ABOUT[lang].format("أنس الرفاعي") in family[ids["second"][:8]]
    assert OTHER[lang] in case[ids["second"][:8]]
    assert say("Without a name yet") not in "".join((*family.values(), *case.values()))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_who_said_not_now_was_asked(room: Room, lang: Lang) -> None:
    """And of whom somebody else said so it is not said: they were asked by nobody."""
    desk, cases = room.desk(people=1)
    who = answers(desk, cases[0])
    how = How(reported_by=who.wife)
    desk.consent.answers(
        cases[0], who.sister, {"iimp": "yes"}, how, shown=desk.cases.shown(cases[0])
    )
    found = desk.cases.dossier(cases[0]).of("consent_grant")
    ids = {
        one.text("grantor"): one.id
        for one in found
        if one.text("result") == "not_asked" and one.text("recipient") in ("iimp", "prosecutor_de")
    }
    desk.access.lock()
    window = room.open(lang)
    shown = rows(room.go(window, Route("case", cases[0], "consent")))
    said = {"ar": "ليس الآن", "en": "Not now"}[lang]
    assert said in shown[ids[who.mother][:8]]
    assert said not in shown[ids[who.sister][:8]]


@pytest.mark.parametrize("lang", ["ar"])
def test_no_tick_stands_where_nobody_was_asked_about_this_missing_person(
    room: Room, lang: Lang
) -> None:
    """What was answered for the brother, and what his wife says that she would answer, is no asking."""
    desk, cases = room.desk(people=1)
    who = answers(desk, cases[0])
    person, second = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("case", {"person": person, "family": who.family}, id=second),
            Edit("person", {"given_ar": "أنس", "family_ar": "الرفاعي"}, id=person, parent=second),
        ]
    )
    shown = desk.cases.shown(second)
    desk.consent.answers(
        second, who.sister, {"iimp": "yes"}, How(reported_by=who.wife), shown=shown
    )
    desk.access.lock()
    window = room.open(lang)
    state = {}
    for case in (cases[0], second):
        talk = interview(room, lang, case, window).screen.talk
        assert talk is not None
        state[case] = state_of(talk, "consent")
    assert state == {cases[0]: "told", second: "open"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_line_of_samples_says_whose_it_is_and_for_whom(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    who = answers(desk, cases[0])
    desk.cases.save([Edit("case", {"identification_for": "identification"}, id=cases[0])])
    ids = [desk.context.new_id() for _ in range(2)]
    said = (
        {"donor": who.wife, "sample_given": "not_asked", "missing": who.missing},
        {"donor": who.mother, "sample_given": "planned"},
    )
    for id, one in zip(ids, said, strict=True):
        desk.cases.save([Edit("dna_reference", one, id=id, parent=who.family)])
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("family", who.family, "samples"))
    lists = page.findChildren(RecordList, "list-dna_reference")
    plain = str.maketrans("", "", "\u2068\u2069")
    shown = {
        one.objectName().rsplit("-", 1)[1]: one.accessibleName().translate(plain)
        for each in lists
        for one in each.findChildren(RowButton)
    }
    first, second = (shown[id[:8]] for id in ids)
    assert {"ar": "رحاب السعيد", "en": "رحاب السعيد"}[lang] in first
    assert {"ar": "لم يُسأل بعد", "en": "Not asked yet"}[lang] in first
    assert {"ar": "مروان", "en": "Marwan"}[lang] in first and "Marwan" not in second
    assert {"ar": "نجاح", "en": "Najah"}[lang] in second

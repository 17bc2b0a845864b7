"""What somebody else says that a person would answer, through the window: in the talk, on the
consent page, on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin, of, rows
from tests.ui.made_up_consent import answers
from tests.ui.test_consent import at
from tests.ui.test_interview import name_speaker
from tests.ui.test_relatives import interview, to

from vsdesk.desk import Condition, Edit, How
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.route import Route
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

REPORTED = {
    "en": "Reported by Najah al-Halabi: agreed. They were not asked yet; nothing leaves by it.",
    "ar": "حسب قول نجاح الحلبي: موافقة. لم يُسأل الشخص نفسه بعد؛ لا يخرج شيء بناءً عليه.",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_consent_page_says_who_reported_it_and_today_whom_to_ask(
    room: Room, lang: Lang
) -> None:
    page = at(room, lang, person="sister")
    page.hands.pick("manner-by", page.who.mother)
    name = f"consent-ncmp-{page.who.sister[:8]}"
    page.choose_in(name, "yes")
    assert page.said().count(REPORTED[lang]) == 2  # beside the question, and on its row
    assert page.word("reported") in page.said()
    grant = page.desk.cases.record(
        next(
            one.id
            for one in page.desk.cases.dossier(page.who.case).of("consent_grant")
            if one.text("grantor") == page.who.sister
        )
    )
    assert (grant.text("result"), grant.text("reported")) == ("not_asked", "given")
    # Who speaks is kept for the next question: it would be a yes of hers otherwise.
    page.choose_in(f"consent-iimp-{page.who.sister[:8]}", "yes")
    own = [
        one
        for one in page.desk.cases.dossier(page.who.case).of("consent_grant")
        if one.text("grantor") == page.who.sister
    ]
    assert [one.text("result") for one in own] == ["not_asked", "not_asked"]
    room.go(page.window, Route("today"))
    shell = page.window.shell
    assert shell is not None and shell.screen_now is not None
    texts = [one.accessibleName() for one in shell.screen_now.findChildren(DueButton)]
    said = {"en": "Ask هناء الدرويش themselves", "ar": "اسألوا هناء الدرويش شخصياً"}[lang]
    assert any(said in plain(one) for one in texts)


def test_in_the_talk_a_yes_for_somebody_else_stays_apart(room: Room) -> None:
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "محمود", "النجار", "brother_full")
    while hands.at != "family":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.answer("سامي", "الدرويش")
    hands.pick("relativekin/0.relation", "brother_full")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.room.settle(hands.window)
    hands.press(Qt.Key.Key_Backtab)
    hands.pick("consent-who", "relative/0")
    hands.pick("consent-said-by", "speaker")
    hands.reach("consent-iimp-yes")
    hands.say("1")
    lines = [plain(one.said()) for one in hands.screen.findChildren(Paragraph)]
    assert any("حسب قول محمود النجار: موافقة" in one for one in lines)
    hands.next("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = list(rows(room, hands.window))
    [grant] = of(found, "consent_grant")
    people = {one["id"]: one.get("given_ar") for one in of(found, "person")}
    assert (people[grant["grantor"]], people[grant["reported_by"]]) == ("سامي", "محمود")
    assert (grant["result"], grant["reported"]) == ("not_asked", "given")
    assert "data_scope" not in grant and grant["follow_up"] == grant["given_on"]


@pytest.mark.parametrize(
    ("lang", "of", "answer"),
    [
        ("en", "case", "given"),
        ("ar", "person", "given"),
        ("ar", "case", "refused"),
        ("en", "person", "refused"),
    ],
)
def test_an_answer_about_another_of_the_family_stands_at_its_own_case(
    room: Room, lang: Lang, of: str, answer: str
) -> None:
    """Two cases of one family: the brother tells what the mother would say, about one of them."""
    desk, cases = room.desk(people=1)
    who = answers(desk, cases[0])
    person, second = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("case", {"person": person, "family": who.family}, id=second),
            Edit("person", {"given_ar": "أنس"}, id=person, parent=second),
        ]
    )
    link = {"person": who.mother, "relation": "mother", "related_to": person}
    desk.cases.save([Edit("kinship", link, parent=who.family)])
    told = {
        "grantor": who.mother,
        "reported_by": who.wife,
        "capacity": "relative",
        "purpose": "identification",
        "recipient": "iimp",
        "given_on": "2026-11-02",
        "how_recorded": "oral",
    }
    said = {"refused": {"result": "refused"}, "given": {"result": "not_asked"}}[answer]
    desk.cases.save(
        [
            Edit(
                "consent_grant",
                {**told, **said, "reported": answer, "subject": second if of == "case" else person},
                parent=who.family,
            )
        ]
    )
    desk.access.lock()
    by = {"en": "Reported by رحاب السعيد", "ar": "حسب قول رحاب السعيد"}[lang]
    window = room.open(lang)
    beside = {}
    for case in (cases[0], second):
        hands = interview(room, lang, case, window)
        to(hands, "consent")
        page = hands.screen.findChild(Paragraph, "other-dna")
        beside[case] = plain(page.said()) if page is not None else ""
    assert by in beside[second] and by not in beside[cases[0]]


def test_ready_for_says_who_reported_which_condition(room: Room) -> None:
    """Also of a body that does not fit the case: its condition holds as any."""
    desk, cases = room.desk(people=1)
    who = answers(desk, cases[0])
    how = How(
        reported_by=who.wife,
        conditions=(
            Condition({"ar": "بعد رمضان", "src_lang": "ar"}, "not_before_day", day="2027-03-09"),
        ),
    )
    for body in ("iimp", "court_fr"):
        desk.consent.answers(
            cases[0], who.mother, {body: "yes_if"}, how, shown=desk.cases.shown(cases[0])
        )
    desk.access.lock()
    window = room.open("ar")
    say = window.look.words.say
    for body in ("iimp", "prosecutor_fr"):
        page = room.go(window, Route("ready", cases[0], body))
        read = plain("\n".join(one.said() for one in page.findChildren(Paragraph)))
        [line] = [one for one in read.splitlines() if "بعد رمضان" in one]
        told = plain(say("{name} (reported by {by})", name="نجاح الحلبي", by="رحاب السعيد"))
        assert line.startswith(told) and "2027" in line

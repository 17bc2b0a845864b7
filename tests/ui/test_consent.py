"""The consent page through the window, by keyboard: what holds, answering, narrowing,
taking back, deciding."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.attacks.kit import decided_before
from tests.reports.paper import text_of
from tests.ui import made_up, made_up_consent
from tests.ui.hands import Hands

from vsdesk import cli
from vsdesk.cli.session import Outside
from vsdesk.desk import Desk, Edit, How, Secret
from vsdesk.desk.cases.link_removal import OPENS
from vsdesk.records.consent.holding_answer import State, agreement
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.reasons import REOPENED
from vsdesk.ui.editing.consent_states import day_of, state_words
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.route import Route
from vsdesk.ui.screens.consent.differing_answers import NO_HOLDS
from vsdesk.ui.screens.consent.screen import ConsentScreen
from vsdesk.ui.screens.consent.strips import NarrowStrip
from vsdesk.ui.screens.paper.screen import PaperScreen
from vsdesk.words import LANGS, Lang, Words, plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room
    from tests.ui.made_up_consent import Answered

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window


@dataclass
class At:
    """The page in the window, the hands on it, and who answered."""

    hands: Hands
    window: Window
    who: Answered

    @property
    def page(self) -> ConsentScreen:
        assert self.window.shell is not None
        found = self.window.shell.screen_now
        assert isinstance(found, ConsentScreen)
        return found

    @property
    def desk(self) -> Desk:
        assert self.window.session is not None
        return self.window.session.desk

    def state(self, purpose: str, recipient: str) -> str:
        dossier = self.desk.cases.dossier(self.who.case)
        return agreement(dossier, purpose, recipient, "", self.desk.context.today()).state

    def grant(self, person: str, purpose: str, recipient: str) -> str:
        speaker = next(
            one for one in self.desk.consent.table(self.who.case).speakers if one.person == person
        )
        found = [
            one.id for one in speaker.rows if (one.purpose, one.recipient) == (purpose, recipient)
        ]
        return found[-1]  # the last answer: those before it stay

    def said(self) -> str:
        """Every paragraph and badge of the page."""
        parts = [one.said() for one in self.page.findChildren(Paragraph)]
        parts += [one.text for one in self.page.findChildren(Badge)]
        return plain("\n".join(parts))

    def choose_in(self, segments: str, answer: str) -> None:
        """Choose one of a few answers: Tab to the row, arrows within it."""
        row = self.page.findChild(Segments, segments)
        assert row is not None
        names = [one.objectName() for one in row.findChildren(Button)]
        chosen = [one.objectName() for one in row.findChildren(Button) if one.isChecked()]
        self.hands.reach((chosen or names)[0])
        to = self.page.findChild(Button, f"{segments}-{answer}")
        assert to is not None
        for _ in names:
            here = self.hands.focus()
            if here is to:
                break
            if here.y() != to.y():
                key = Qt.Key.Key_Down if to.y() > here.y() else Qt.Key.Key_Up
            else:
                key = Qt.Key.Key_Right if to.x() > here.x() else Qt.Key.Key_Left
            self.hands.press(key)
        assert self.hands.focus() is to, (answer, self.hands.focus().objectName())
        self.hands.press(Qt.Key.Key_Space)

    def themselves(self) -> None:
        """Say that whose answers are shown gives them."""
        self.hands.pick("manner-by", "")

    def word(self, state: str) -> str:
        """How a state is told."""
        return state_words(self.page.look.words, state).words

    def badge(self, outcome: str) -> str:
        part = self.page.findChild(QWidget, outcome)
        assert part is not None
        return part.findChildren(Badge)[-1].text


def at(
    room: Room, lang: Lang = "ar", *, person: str = "", case: str = "", yeses: bool = False
) -> At:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    if yeses:
        made_up_consent.two_yeses(desk, who)
    desk.access.lock()
    window = room.open(lang)
    shown = {"wife": who.wife, "mother": who.mother, "sister": who.sister}.get(person, person)
    room.go(window, Route("consent", case or who.case, shown))
    return At(Hands(room, window), window, who)


@pytest.mark.parametrize("lang", LANGS)
def test_where_a_yes_stands_the_no_of_another_stands_beside_it(room: Room, lang: Lang) -> None:
    """The wife agreed to the Commission, the mother said no: on the page of either alone."""
    page = at(room, lang, person="wife")
    yes = page.grant(page.who.wife, "search", "ncmp")
    card = page.page.findChild(QWidget, f"answer-{yes[:8]}")
    assert card is not None
    said = [plain(one.said()) for one in card.findChildren(Paragraph) if one.isVisible()]
    assert page.page._host is not None
    mother = plain(page.page._host.told.name(page.who.mother))
    no = [one for one in said if mother in one]
    assert len(no) == 1 and page.word("refused") in no[0] and "2026" in no[0]
    assert plain(page.page.look.words.say(NO_HOLDS)) in said
    alone = page.grant(page.who.wife, "search", "iimp")  # both agreed
    card = page.page.findChild(QWidget, f"answer-{alone[:8]}")
    assert card is not None
    assert not [one for one in card.findChildren(Paragraph) if mother in plain(one.said())]


def test_the_command_too_says_the_no_below_the_yes(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    rows = {one.id: one for each in desk.consent.table(who.case).speakers for one in each.rows}
    [yes] = [one for one in rows.values() if one.grantor == who.wife and one.beside]
    assert yes.recipient == "ncmp" and yes.beside == yes.noes
    assert [(rows[id].grantor, rows[id].state) for id in yes.beside] == [(who.mother, "refused")]
    desk.access.lock()
    lines = _command(room, "consent", "list", who.case).splitlines()
    [at_] = [number for number, line in enumerate(lines) if yes.id in line]
    assert "نجاح" in lines[at_ + 1] and "2026" in lines[at_ + 1]


def _command(room: Room, *order: str) -> str:
    """What a command prints about the vault of the room."""
    key = room.path / "key"
    key.write_text(made_up.PASSPHRASE)
    key.chmod(0o600)
    out = io.StringIO()
    outside = Outside(room.env(room.path / "profile"), io.StringIO(), out, out)
    named = ("--vault", str(room.vault), "--password-file", str(key), "--lang", "ar")
    assert cli.main([*order, *named], outside) == 0, out.getvalue()
    return out.getvalue()


@pytest.mark.parametrize("lang", LANGS)
def test_refused_not_asked_and_given_are_three_things_in_words_colour_and_icon(lang: Lang) -> None:
    words = Words(lang)
    states: list[State] = ["given", "refused", "not_asked", "withdrawn", "review"]
    told = [state_words(words, one) for one in states]
    assert len({one.words for one in told}) == len(states)
    three = told[:3]
    assert len({one.icon for one in three}) == len({one.tone for one in three}) == 3
    later = state_words(words, "not_asked", follow_up="2027-01-01")
    assert later.words not in {one.words for one in told} and later.tone == "neutral"


def test_what_holds_is_told_for_each_recipient_and_purpose(room: Room) -> None:
    page = at(room)
    assert page.badge("outcome-search-iimp") == page.word("given")
    assert page.badge("outcome-search-ncmp") == page.word("refused")
    later = state_words(Words("ar"), "not_asked", follow_up="2027-02-22").words  # she was asked
    assert page.badge("outcome-criminal_accountability-prosecutor_de") == later
    assert page.hands.focus().objectName() == "asked-all"
    assert not page.page.findChildren(QWidget, "yes-to-all")


def test_the_keyboard_waits_for_what_the_page_just_took_in(room: Room) -> None:
    page = at(room)
    page.hands.focus().clearFocus()
    assert page.page._host is not None
    page.page._column(
        page.page._host.told.found
    )  # as when what was read comes before the page is laid out
    page.page.take_focus()
    room.settle(page.hands.window)
    assert page.hands.focus().objectName() == "asked-all"


def test_who_may_speak_and_who_nearer_was_not_asked(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    father, aunt = desk.context.new_id(), desk.context.new_id()
    for person, name, relation in ((father, "خالد", "father"), (aunt, "سعاد", "aunt_pat")):
        desk.cases.save(
            [
                Edit("person", {"given_ar": name}, id=person, parent=who.family),
                Edit(
                    "kinship",
                    {"person": person, "relation": relation, "related_to": who.missing},
                    parent=who.family,
                ),
            ]
        )
    desk.consent.grant(
        who.case, aunt, "search", "icmp", "given", How(), shown=desk.cases.shown(who.case)
    )
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("consent", who.case))
    page = At(Hands(room, window), window, who)
    say = page.page.look.words.say
    assert page.badge("outcome-search-icmp") == page.word("standing")
    nearer = plain(
        say("{name} stands nearer than somebody who answered, and was not asked.", name="خالد")
    )
    assert nearer in page.said()


def test_the_questions_are_answered_by_keyboard_and_undone(room: Room) -> None:
    page = at(room, person="sister")
    name = f"consent-ncmp-{page.who.sister[:8]}"
    page.choose_in(name, "no")
    assert page.hands.focus().objectName() == f"{name}-no"  # the keyboard stays where it was
    grant = page.desk.cases.record(page.grant(page.who.sister, "search", "ncmp"))
    assert grant.text("result") == "refused"
    assert not grant.text("language") and not grant.text("consent_text")  # nobody said which
    page.page.undo.button.click()
    page.hands.room.settle(page.window)
    speaker = next(
        s for s in page.desk.consent.table(page.who.case).speakers if s.person == page.who.sister
    )
    assert not speaker.rows


def test_another_purpose_and_recipient_is_asked_one_at_a_time(room: Room) -> None:
    page = at(room, person="wife")
    hands = page.hands
    page.themselves()
    hands.pick("ask-purpose", "referral")
    hands.pick("ask-recipient", "partner_ngo")
    save = page.page.findChild(QWidget, "ask-save")
    assert save is not None and not save.isEnabled()
    hands.reach("ask-named")
    hands.say("بيت السلام")
    page.choose_in("ask-answer", "limited")
    hands.reach("ask-limits")
    hands.say("الاسم الأول فقط")
    hands.choose("ask-save")
    grant = page.desk.cases.record(page.grant(page.who.wife, "referral", "partner_ngo"))
    assert grant.text("recipient_name") == "بيت السلام"
    assert grant.value("data_scope") == ["circumstances", "identity"]
    assert grant.value("limits") == {"ar": "الاسم الأول فقط", "src_lang": "ar"}


def test_narrower_by_two_presses(room: Room) -> None:
    page = at(room, person="wife")
    grant = page.grant(page.who.wife, "search", "ncmp")
    page.hands.choose(f"narrow-{grant[:8]}")
    keep = page.page.findChild(QWidget, "narrow-now")
    assert keep is not None and not keep.isEnabled()
    page.hands.choose("narrow-documents")
    page.hands.choose("narrow-now")
    held = page.desk.cases.record(grant).value("data_scope")
    assert isinstance(held, list) and "documents" not in held and "identity" in held
    page.page.undo.button.click()
    page.hands.room.settle(page.window)
    again = page.desk.cases.record(grant).value("data_scope")
    assert isinstance(again, list) and "documents" in again


def test_nothing_left_leads_to_taking_it_back(room: Room) -> None:
    """With every tick off nothing can be kept, and the strip says what to do instead."""
    page = at(room, person="wife")
    grant = page.grant(page.who.wife, "search", "ncmp")
    page.hands.choose(f"narrow-{grant[:8]}")
    keep = page.page.findChild(QWidget, "narrow-now")
    said = page.page.findChild(QWidget, "narrow-none-left")
    assert keep is not None and said is not None and said.isHidden()
    held = page.desk.cases.record(grant).value("data_scope")
    for scope in ids_in(held):
        page.hands.choose(f"narrow-{scope}")
    assert said.isVisible() and not keep.isEnabled()
    page.hands.choose("narrow-documents")
    assert said.isHidden() and keep.isEnabled()
    assert page.desk.cases.record(grant).value("data_scope") == held


@pytest.mark.parametrize("strip", ["again", "narrow", "withdraw"])
def test_what_opens_below_an_answer_is_seen_whole(room: Room, strip: str) -> None:
    page = at(room, person="wife")
    grant = page.grant(page.who.wife, "search", "iimp")
    page.hands.choose(f"{strip}-{grant[:8]}")
    page.hands.room.settle(page.window)
    name = "review-strip" if strip == "again" else f"{strip}-strip"
    opened = page.page.findChild(QWidget, name)
    assert opened is not None and opened.isVisible()
    room.qtbot.waitUntil(lambda: opened.visibleRegion().boundingRect() == opened.rect())


def test_taking_back_shows_who_holds_it_writes_the_letter_and_is_undone(room: Room) -> None:
    page = at(room, person="wife")
    grant = page.grant(page.who.wife, "search", "iimp")
    page.hands.choose(f"withdraw-{grant[:8]}")
    iimp = page.page.session.labels.term("recipient", "iimp")
    assert iimp in page.said() and "20" in page.said()
    assert page.state("search", "iimp") == "given"  # nothing is done by the first press
    assert page.hands.focus().objectName() == "withdraw-now"
    page.hands.press(Qt.Key.Key_Space)
    assert page.state("search", "iimp") == "withdrawn"
    assert page.word("withdrawn") in page.said()
    (letter,) = [
        one
        for one in page.desk.cases.dossier(page.who.case).of("evidence_item")
        if one.text("type") == "our_letter"
    ]
    page.hands.choose("sent-iimp")
    events = page.desk.cases.dossier(page.who.case).children(grant, "consent_event")
    assert any(one.text("request_sent_on") == page.desk.context.today() for one in events)
    back = page.page.findChild(Button, "asked-all")
    assert back is not None
    back.setFocus()
    page.hands.press(Qt.Key.Key_Space)
    page.hands.reach(f"letter-{letter.id[:8]}")
    page.hands.enter()
    assert page.window.shell is not None
    paper = page.window.shell.screen_now
    assert isinstance(paper, PaperScreen) and paper.view.paper.isVisible()


def test_a_paper_that_went_is_waited_for_no_longer(room: Room) -> None:
    desk, _ = room.desk(people=1)
    gone = desk.context.new_id()
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("paper", gone, "letter"))
    room.settle(window)
    assert isinstance(screen, PaperScreen)
    assert not screen.view.waiting.isVisible() and not screen.view.paper.isVisible()
    assert not screen.printer.isEnabled()


def test_a_withdrawal_stays_where_its_undo_would_let_something_out(room: Room) -> None:
    page = at(room, person="wife")
    grant = page.grant(page.who.wife, "search", "iimp")
    page.hands.choose(f"withdraw-{grant[:8]}")
    page.hands.press(Qt.Key.Key_Space)
    page.page.undo.button.click()
    room.settle(page.window)
    assert room.answers.asked[-1:] == [page.page.look.words.say(OPENS)]
    assert page.state("search", "iimp") == "withdrawn"


def test_a_withdrawal_is_undone_with_its_letters(room: Room) -> None:
    page = at(room, person="wife")
    grant = page.grant(page.who.wife, "search", "iimp")
    page.hands.choose(f"withdraw-{grant[:8]}")
    page.hands.press(Qt.Key.Key_Space)
    room.answers.answer = "on"  # it is said first what would leave then
    page.page.undo.button.click()
    room.settle(page.window)
    assert room.answers.asked[-1:] == [page.page.look.words.say(OPENS)]
    assert page.state("search", "iimp") == "given"
    assert not [
        one
        for one in page.desk.cases.dossier(page.who.case).of("evidence_item")
        if one.text("type") == "our_letter"
    ]


def test_the_window_and_the_command_take_back_alike(room: Room, tmp_path: Path) -> None:
    """The same vault twice: the records that either writes are the same, the letter among them."""
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    other = tmp_path / "other"
    desk.access.lock()
    shutil.copytree(room.vault, other)
    shutil.copytree(room.path / "profile", tmp_path / "elsewhere")  # as on another computer

    window = room.open("ar")
    room.go(window, Route("consent", who.case, who.wife))
    page = At(Hands(room, window), window, who)
    grant = page.grant(who.wife, "search", "iimp")
    before = {one.id for one in page.desk.cases.dossier(who.case)}
    page.hands.choose(f"withdraw-{grant[:8]}")
    page.hands.press(Qt.Key.Key_Space)
    by_window = _written(page.desk, who.case, before)
    page.desk.access.lock()

    key = tmp_path / "key"
    key.write_text(made_up.PASSPHRASE)
    key.chmod(0o600)
    out = io.StringIO()
    outside = Outside(room.env(tmp_path / "elsewhere"), io.StringIO(), out, out)
    order = ("consent", "withdraw", grant, "--vault", str(other), "--yes")
    assert cli.main([*order, "--password-file", str(key)], outside) == 0, out.getvalue()
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        desk = Desk.open(other, secret, room.env(tmp_path / "elsewhere"))
    assert _written(desk, who.case, before) == by_window
    assert {"consent_grant", "consent_event", "evidence_item", "disclosure"} == {
        one for one, _ in by_window
    }
    desk.access.lock()


def _written(desk: Desk, case: str, before: set[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What was taken back and what is new: kind and values, the file as its content."""
    found = []
    for one in desk.cases.dossier(case):
        if one.id in before and not one.text("withdrawn_on"):
            continue
        values = {name: repr(one.value(name)) for name in one.fields if name != "blob"}
        if one.kind == "evidence_item":
            values["sha256"] = text_of(desk.files.attachment(one.id))
        found.append((one.kind, sorted(values.items())))
    return sorted(found)


def test_a_letter_is_saved_where_the_person_says(room: Room, tmp_path: Path) -> None:
    page = at(room, person="wife")
    grant = page.grant(page.who.wife, "search", "iimp")
    page.hands.choose(f"withdraw-{grant[:8]}")
    page.hands.press(Qt.Key.Key_Space)
    page.hands.room.answers.save_to = tmp_path / "letter.pdf"
    (letter,) = [
        one
        for one in page.desk.cases.dossier(page.who.case).of("evidence_item")
        if one.text("type") == "our_letter"
    ]
    room.go(page.window, Route("paper", letter.id, "letter"))
    page.hands.choose("save-pdf")
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_no_of_an_equal_holds_and_the_page_leads_to_whoever_said_it(
    room: Room, lang: Lang
) -> None:
    """Who said what and when; no button for the yes; the mother, asked again, takes her own no back."""
    page = at(room, lang)
    who, say = page.who, page.page.look.words.say
    assert page.state("search", "ncmp") == "refused"
    assert page.page.findChild(QWidget, "decide-search-ncmp") is None
    part = page.page.findChild(QWidget, "outcome-search-ncmp")
    assert part is not None
    lines = [plain(one.said()) for one in part.findChildren(Paragraph)]
    day = plain(day_of(page.page.look.words, page.desk.context.today()))
    mother = {"ar": "نجاح", "en": "Najah"}[lang]
    for name, state in ((mother, "refused"), ("رحاب", "given")):
        assert any(name in one and page.word(state) in one and day in one for one in lines), lines
    held = "A no holds until whoever said it says otherwise. Nobody else decides over it."
    assert plain(say(held)) in lines
    page.hands.choose(f"ask-again-search-ncmp-{who.mother[:8]}")
    assert page.page.key == who.mother
    page.themselves()
    page.choose_in(f"consent-ncmp-{who.mother[:8]}", "yes")
    page.hands.room.settle(page.window)
    assert page.state("search", "ncmp") == "given"


def test_between_yeses_a_coordinator_decides_with_a_reason(room: Room) -> None:
    page = at(room, yeses=True)
    who = page.who
    assert page.state("search", "icrc") == "review"
    page.hands.reach(f"decides-{page.grant(who.wife, 'search', 'icrc')[:8]}")
    page.hands.press(Qt.Key.Key_Down)
    grant = page.grant(who.mother, "search", "icrc")
    assert page.hands.focus().objectName() == f"decides-{grant[:8]}"
    page.hands.press(Qt.Key.Key_Space)
    save = page.page.findChild(QWidget, "decide-save-search-icrc")
    assert save is not None and not save.isEnabled()
    page.hands.reach("decide-why-search-icrc")
    page.hands.say("اجتمعت العائلة واتفقت")
    page.hands.choose("decide-save-search-icrc")
    assert page.state("search", "icrc") == "given"
    assert "اجتمعت العائلة واتفقت" in page.said()
    page.page.undo.button.click()
    page.hands.room.settle(page.window)
    assert page.state("search", "icrc") == "review"


def test_what_holds_says_who_said_yes_who_was_not_asked_and_that_a_decision_is_open_again(
    room: Room,
) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    desk.consent.grant(
        who.case,
        who.wife,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=["identity"],
        shown=desk.cases.shown(who.case),
    )
    yes = next(
        one.id
        for speaker in desk.consent.table(who.case).speakers
        if speaker.person == who.wife
        for one in speaker.rows
        if (one.purpose, one.recipient) == ("search", "ncmp")
    )
    decided_before(desk, yes, "اتفقوا")
    desk.consent.withdraw([yes])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("consent", who.case))
    page = At(Hands(room, window), window, who)
    say, words = screen.look.words.say, page.said()
    unasked = [line for line in words.splitlines() if "رحاب" in line and "نجاح" in line]
    assert unasked and any("نعم" in line for line in unasked)
    assert plain(say(REOPENED)) in words
    assert (
        screen.findChild(QWidget, "decide-search-ncmp") is None
    )  # the mother said no, and now both


def test_an_answer_whose_day_has_come_is_looked_at_again(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    made_up_consent.two_yeses(desk, who)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("consent", who.case, who.wife))
    page = At(Hands(room, window), window, who)
    assert page.state("search", "icrc") == "review"
    grant = page.grant(who.wife, "search", "icrc")
    page.hands.choose(f"again-{grant[:8]}")
    assert page.hands.focus().objectName() == "review-now"
    page.hands.press(Qt.Key.Key_Space)
    assert page.state("search", "icrc") == "given"
    assert page.grant(who.wife, "search", "icrc") != grant, "the same answer anew"
    grant = page.grant(who.wife, "search", "icrc")
    assert page.desk.cases.record(grant).text("review_on") == "2028-11-24"


def test_found_alive_freezes_what_relatives_answered(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    desk.cases.save([Edit("case", {"search_status": "released_returned"}, id=who.case)])
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("consent", who.case))
    page = At(Hands(room, window), window, who)
    say = page.page.look.words.say
    assert say("The person is back or was found, and decides.") in page.said()
    assert page.badge("outcome-search-iimp") == page.word("person_decides")
    assert not page.page.findChildren(QWidget, "decide-search-ncmp")
    page.hands.choose(f"asked-{who.missing[:8]}")
    page.themselves()
    page.choose_in(f"consent-iimp-{who.missing[:8]}", "yes")
    assert page.state("search", "iimp") == "given"
    assert (
        page.desk.cases.record(page.grant(who.missing, "search", "iimp")).text("capacity") == "self"
    )


def test_for_a_child_the_guardian_answers_and_the_child_is_asked(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    desk.cases.save(
        [Edit("person", {"birth": {"from": "2010", "precision": "year"}}, id=who.missing)]
    )
    desk.cases.save([Edit("case", {"search_status": "released_returned"}, id=who.case)])
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("consent", who.case, who.mother))
    page = At(Hands(room, window), window, who)
    page.themselves()
    page.choose_in("manner-assent", "no")
    page.hands.pick("manner-capacity", "parent")  # said, and not taken for said
    page.choose_in(f"consent-iimp-{who.mother[:8]}", "yes")
    grant = page.desk.cases.record(page.grant(who.mother, "search", "iimp"))
    assert (grant.text("capacity"), grant.value("child_assent")) == ("parent", False)
    assert page.state("search", "iimp") == "refused"


def test_it_opens_from_the_case_and_from_the_family(room: Room) -> None:
    page = at(room)
    room.go(page.window, Route("case", page.who.case, "consent"))
    page.hands.choose("to-consent-page")
    assert page.page.key == ""
    room.go(page.window, Route("family", page.who.family, "consent"))
    page.hands.choose(f"to-consent-{page.who.wife[:8]}-{page.who.case[:8]}")
    assert page.page.key == page.who.wife
    room.go(
        page.window,
        Route("consent", page.who.family, record=page.grant(page.who.mother, "search", "ncmp")),
    )
    assert page.page.key == page.who.mother


def test_a_family_without_a_case_says_so(room: Room) -> None:
    desk, _ = room.desk(people=1)
    family = desk.cases.new_family({"display_name": "عائلة بلا ملف"}).ids[0]
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("consent", family))
    words = screen.look.words.say("No case is linked to this family yet.")
    assert words in [one.said() for one in screen.findChildren(Paragraph)]


def test_a_documenter_takes_back_but_does_not_decide(room: Room) -> None:
    chief, _ = room.desk(people=0)
    desk = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, desk)
    case = made_up.fill(desk, 1)[0]
    who = made_up_consent.answers(desk, case)
    desk.access.lock()
    chief.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    room.go(window, Route("consent", case))
    page = At(Hands(room, window), window, who)
    assert not page.page.findChildren(QWidget, "decide-search-ncmp")
    page.hands.choose(f"asked-{who.wife[:8]}")
    grant = page.grant(who.wife, "search", "ncmp")
    page.hands.choose(f"withdraw-{grant[:8]}")
    page.hands.press(Qt.Key.Key_Space)
    assert page.desk.cases.record(grant).text("withdrawn_on") == page.desk.context.today()
    # only a coordinator clears a withdrawal: nothing is offered that would be refused
    assert page.page.undo.isVisible() and not page.page.undo.button.isVisible()


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_dna_is_a_question_of_its_own_in_each_language(lang: Lang) -> None:
    """Whoever says yes to the search hears nothing of samples, and says yes to none."""
    said = {key: plain(Words(lang).say(one.words)) for key, one in QUESTIONS.items()}
    dna = {"en": "DNA", "ar": "الحمض النووي", "ku": "DNA"}[lang]
    assert [key for key, words in said.items() if dna in words] == ["dna"]
    assert len(set(said.values())) == len(QUESTIONS)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_only_together_with_somebody_names_whom_and_waits(room: Room, lang: Lang) -> None:
    page = at(room, lang, person="wife")
    page.hands.choose(f"if-{page.grant(page.who.wife, 'search', 'iimp')[:8]}")
    name = page.grant(page.who.wife, "search", "iimp")[:8]
    page.hands.reach(f"if-words-{name}")
    page.hands.say("مو إلا وأخته معي" if lang == "ar" else "only with his sister")
    page.hands.pick(f"if-rule-{name}", "only_with_person")
    save = page.page.findChild(Button, f"if-save-{name}")
    assert save is not None and not save.isEnabled()  # with whom is still to be told
    page.hands.pick(f"if-with-{name}", page.who.sister)
    page.hands.choose(f"if-save-{name}")
    assert page.state("search", "iimp") == "yes_if"
    assert "هناء الدرويش" in page.said()
    [condition] = page.desk.cases.dossier(page.who.case).of("consent_condition")
    assert (condition.text("type"), condition.text("person")) == (
        "only_with_person",
        page.who.sister,
    )
    page.desk.consent.steps.met(condition.id)
    assert page.state("search", "iimp") == "given"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_words_of_an_answer_stand_beside_it_and_leave_on_no_paper(
    room: Room, lang: Lang
) -> None:
    page = at(room, lang, person="wife")
    grant = page.grant(page.who.wife, "search", "iimp")
    page.desk.cases.save(
        [Edit("consent_grant", {"words": {"ar": "ولا تحطوا اسمي", "src_lang": "ar"}}, id=grant)]
    )
    room.go(page.window, Route("today"))
    screen = room.go(page.window, Route("consent", page.who.case, page.who.wife))
    room.rest(page.window)
    lines = [one.said() for one in screen.findChildren(Paragraph)]
    assert "ولا تحطوا اسمي" in plain("\n".join(lines))
    spec = page.desk.context.dictionary.field("consent_grant", "words")
    assert spec is not None and spec.inside
    whole = room.go(page.window, Route("consent", page.who.case))
    room.rest(page.window)
    outcome = whole.findChild(QWidget, "outcome-search-iimp")
    assert outcome is not None
    assert any("رحاب" in one and "ولا تحطوا اسمي" in one for one in lines_of(outcome))
    other = whole.findChild(QWidget, "outcome-search-ncmp")
    assert other is not None and not any("ولا تحطوا اسمي" in one for one in lines_of(other))
    body = room.go(page.window, Route("ready", page.who.case, "iimp"))
    assert any("رحاب" in one and "ولا تحطوا اسمي" in one for one in lines_of(body))
    body = room.go(page.window, Route("ready", page.who.case, "ncmp"))
    assert not any("ولا تحطوا اسمي" in one for one in lines_of(body)), "not to this body"


def lines_of(part: QWidget) -> list[str]:
    return [plain(one.said()) for one in part.findChildren(Paragraph)]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_together_with_several_is_asked_of_each(room: Room, lang: Lang) -> None:
    page = at(room, lang, person="wife")
    name = page.grant(page.who.wife, "search", "iimp")[:8]
    page.hands.choose(f"if-{name}")
    page.hands.reach(f"if-words-{name}")
    page.hands.say("إذا الكل وافقو" if lang == "ar" else "if all agree")
    page.hands.pick(f"if-rule-{name}", "only_with_person")
    page.hands.pick(f"if-with-{name}", page.who.sister)
    page.hands.pick(f"if-with-2-{name}", page.who.mother)
    page.hands.choose(f"if-save-{name}")
    conditions = page.desk.cases.dossier(page.who.case).of("consent_condition")
    assert {one.text("person") for one in conditions} == {page.who.sister, page.who.mother}
    for number, one in enumerate(conditions):
        assert page.state("search", "iimp") == "yes_if", number
        page.hands.choose(f"met-{one.id[:8]}")  # each says of whom it is, and who was asked
        page.hands.reach("met-words")
        page.hands.say("نعم" if lang == "ar" else "yes")
        page.hands.choose("met-now")
    assert page.state("search", "iimp") == "given"
    mets = page.desk.cases.dossier(page.who.case).of("condition_met")
    assert {one.text("said_by") for one in mets} == {page.who.sister, page.who.mother}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_how_somebody_may_be_named_is_asked_and_stands_with_each_answer(
    room: Room, lang: Lang
) -> None:
    page = at(room, lang, person="sister")
    page.themselves()
    page.hands.pick("manner-named", "anonymous")
    for question in ("ncmp", "iimp"):  # for the whole sitting, though the page is rebuilt
        page.choose_in(f"consent-{question}-{page.who.sister[:8]}", "yes")
    mine = [
        one
        for one in page.desk.cases.dossier(page.who.case).of("consent_grant")
        if one.text("grantor") == page.who.sister
    ]
    assert [one.text("identity_mode") for one in mine] == ["anonymous", "anonymous"]
    assert page.said().count({"en": "without identity", "ar": "دون هوية"}[lang]) >= 2


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_not_now_beside_an_old_no_says_both_and_leaves_the_no(room: Room, lang: Lang) -> None:
    page = at(room, lang, person="mother")
    page.themselves()
    name = f"consent-ncmp-{page.who.mother[:8]}"
    button = page.page.findChild(Button, f"{name}-not_now")
    assert button is not None
    button.click()
    room.settle(page.window)
    row = page.page.findChild(Segments, name)
    assert row is not None and row.value == "no" and row.isEnabled()
    say = page.page.look.words.say
    assert plain(say("“Not now” is no new answer: the no stands.")) in page.said()
    day = {"en": "24 November 2026", "ar": "24 تشرين الثاني 2026"}[lang]
    both = plain(
        say(
            "Said no on {day}. “Not now” on {since} is no new answer: the no stands.",
            day=day,
            since=day,
        )
    )
    assert page.said().count(both) == 2  # beside the question, and on the row of the no
    assert page.state("search", "ncmp") == "refused"


def test_no_two_controls_of_what_narrows_have_one_name(room: Room) -> None:
    """A part of the file is called "photo" too: whoever chooses by name takes the one that is meant."""
    desk, [case] = room.desk(people=1)
    [held] = [one for one in desk.cases.dossier(case).of("consent_grant") if one.value("photo_use")]
    narrower: dict[str, Json] = {
        "contact_allowed": True,
        "data_scope": ["circumstances", "contact", "identity", "photo"],
    }
    desk.cases.save([Edit("consent_grant", narrower, id=held.id, shown=desk.cases.shown(held.id))])
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("consent", case, held.text("grantor")))
    hands, screen = Hands(room, window), window.shell and window.shell.screen_now
    assert isinstance(screen, ConsentScreen) and window.session is not None
    hands.choose(f"narrow-{held.id[:8]}")
    strip = screen.findChild(NarrowStrip)
    assert strip is not None and strip.photo is not None and strip.contact is not None
    names = [one.objectName() for one in strip.findChildren(QAbstractButton)]
    assert len(names) == len({*names}) >= 8
    hands.choose(strip.photo.objectName())
    hands.choose("narrow-now")
    view = window.session.desk.cases.record(held.id)
    assert view.value("photo_use") is False and "photo" in str(view.value("data_scope"))

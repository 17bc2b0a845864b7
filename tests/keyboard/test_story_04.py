"""Story 04, in the fall, before the storm, typed in English. All people are made up; the facts
are in stories/04-*.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.hands import ALT, CTRL, TODAY, opened
from tests.keyboard.stored import (
    SHARE,
    Fact,
    Stored,
    date,
    fact,
    grant,
    reached,
    related,
    told,
    words,
)
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.keyboard.hands import Keys

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NIECE = "I'm twenty-four, I was eleven, so don't take me for a witness. I write because my grandmother doesn't read."


def grandfather(hands: Keys) -> None:
    """The interview about Said: Amina counts, Rawan writes for her."""
    hands.interview()
    hands.fill("log.present", "Rawan, granddaughter, writes for her")
    hands.fill("speaker.given_lat", "Amina")
    hands.pick("kin.relation", "wife")
    hands.pick("case.intake_channel", "e-mail")
    hands.next("missing")
    hands.fill("person.given_lat", "Said")
    hands.fill("person.father_lat", "Mahmoud")
    hands.fill("person.family_lat", "Abu Khadra")
    hands.day("person.birth", "when the wheat was being cut, 1949", "1949-05..1949-06")
    hands.pick("person.sex", "male")
    hands.next("happened")
    hands.say(
        "He went to ask after Khaled and never came home. She walked with him as far as the mosque, she saw the men at "
        "the checkpoint put him on the ground."
    )
    hands.pick("event.confidence", "heard or seen by the speaker")
    hands.next("day")
    hands.day("event.date", "three days after the snow ended", "2013-12-19")
    hands.next("where")
    hands.fill("event.place_text", "the checkpoint near the mosque, Yarmouk")
    hands.pick("event.place_kind", "checkpoint")
    hands.next("whom")
    hands.say("Men of the General Command; one of them by face.")
    hands.pick("part.group", "pro-government")
    hands.pick("event.type", "arrest")
    hands.next("family")
    people = (("Rawan", "grandchild"), ("Hiba", "wife of son"))
    for n, (name, kin) in enumerate(people):
        if n:
            hands.choose("more-relative")
        hands.fill(f"relative/{n}.given_lat", name)
        hands.pick(f"relativekin/{n}.relation", kin)
    hands.next("consent")
    hands.say("1")
    hands.say("1")
    hands.next("next")
    hands.fill("ask.what", "The photo of the card, by Rawan")
    hands.fill("ask.due", "2026-12-06")
    hands.fill("ask.due_words", "by the second Advent")
    hands.fill("log.text", NIECE)
    hands.choose("another-missing")


def uncle(hands: Keys) -> None:
    """The interview about Khaled."""
    hands.pick("kin.relation", "mother")
    hands.next("missing")
    hands.fill("person.given_lat", "Khaled")
    hands.fill("person.father_lat", "Said")
    hands.fill("person.family_lat", "Abu Khadra")
    with behaviour(4, 2):
        hands.day("person.birth", "12/05/1986")
        assert "day first or month first? Ask: it is not guessed" in hands.reads()
        hands.day("person.birth", "12/05/1986, European")
        assert "12 May 1986" in hands.reads() and "December" not in hands.reads()
        hands.press(Qt.Key.Key_F6)
    hands.pick("person.sex", "male")
    hands.next("happened")
    hands.say("Khaled was taken at the Rijeh checkpoint, carrying medicine.")
    hands.pick("event.confidence", "from a known person")
    hands.next("day")
    hands.day("event.date", "in the fall of 2013")
    with behaviour(4, 1):
        assert "autumn 2013: September to November 2013" in hands.reads()
        assert not re.search("the fall of [A-Z]|the day the regime", hands.reads())
    hands.press(Qt.Key.Key_F6)
    hands.next("where")
    hands.press(Qt.Key.Key_PageUp, CTRL)
    hands.day("event.date", "not the fall, two weeks before the big snow", "2013-11-26")
    with behaviour(4, 1):
        assert "autumn" not in hands.reads() and "fall of" not in hands.reads()
    hands.next("where")
    hands.fill("event.place_text", "Rijeh checkpoint, Yarmouk")
    hands.pick("event.place_kind", "checkpoint")
    hands.next("whom")
    hands.say("Security, no more")
    hands.pick("event.type", "arrest")
    hands.next("news")
    hands.say(
        "A man in Sweden had heard him called, the nurse from Yarmouk, in the Palestine Branch; he had not seen him."
    )
    hands.day("news/0.date", "spring 2014")
    hands.press(Qt.Key.Key_F6)
    hands.fill("news/0.place_text", "Palestine Branch")
    hands.pick("news/0.type", "place of detention")
    hands.pick("news/0.confidence", "rumour")
    hands.choose("more-news")
    hands.say(
        "A photo of a wall with names: خالد أبو خضرا, no father's name. There are four of that name in our family."
    )
    hands.day("news/1.date", "after the fall of the regime", "2024-12-08..2026-11-28")
    hands.pick("news/1.type", "name in a list")
    hands.pick("news/1.confidence", "rumour")
    hands.next("consent")
    hands.say("1")
    hands.say("1")
    hands.next("next")
    hands.next_page()


def reject(hands: Keys) -> None:
    hands.pick(hands.like("wish-type-"), "words that are not said")
    hands.fill(hands.like("wish-words-"), "late")
    hands.pick(hands.like("wish-by-"), "Amina")
    hands.choose(hands.like("wish-add-"))


def ask(hands: Keys, who: str, answer: str, *, condition: str = "") -> None:
    """A question of the consent page: the prosecutor in Sweden."""
    pages.asked(hands, who)
    hands.pick("ask-purpose", "criminal")
    hands.pick("ask-recipient", "other prosecut")
    hands.fill("ask-named", "the prosecutor in Sweden")
    hands.pick("ask-answer", answer)
    if condition:
        hands.fill("if-words-ask", condition)
        hands.pick("manner-named", "without identity")
    hands.choose("ask-save")


def khaled(hands: Keys) -> None:
    hands.section("person")
    hands.fill("person.occupation", "nurse")
    hands.save()
    reject(hands)
    hands.section("disappearance")
    hands.choose("add-involvement")
    hands.pick("involvement.state_nexus", "State body")
    hands.fill("involvement.named_as", "Security")
    hands.save()
    hands.section("claims")
    hands.choose("add-claim")
    hands.pick("claim.field", "date of birth")
    hands.day("told-claim.value", "on the Swedish form, turned round", "1986-12-05")
    hands.pick("claim.status", "replaced")
    hands.save()
    hands.choose("add-source")
    hands.pick("source.type", "neighbour")
    hands.fill(
        "source.pointed_at", "the neighbour who lived over the bakery, over the bakery, the bakery"
    )
    hands.fill("source.protection_needs", "not to be named, nor the bakery over which she lived")
    hands.save()
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("consent")
    hands.choose("to-consent-page")
    ask(hands, "Amina", "Yes")
    stage(hands)
    withdraw(hands, "Amina", "Sweden")
    ask(hands, "Hiba", "Not now")


def stage(hands: Keys) -> None:
    """What goes to the prosecutor is begun and frozen while the yes stands."""
    hands.press(Qt.Key.Key_Left, ALT)
    hands.room.rest(hands.window)
    assert hands.window.session is not None
    desk = hands.window.session.desk
    case = hands.place.id
    order = SubmissionOrder(case, "prosecutor_other", named="the prosecutor in Sweden")
    draft = desk.submissions.new(order).ids[0]
    desk.submissions.prepare(draft, because="staged")
    hands.choose("to-consent-page")


def withdraw(hands: Keys, who: str, words_: str) -> None:
    """What Amina said in March she takes back."""
    hands.choose(hands.row("asked-", who))
    cards = [
        one for one in hands.screen.findChildren(QWidget) if one.objectName().startswith("answer-")
    ]
    [tag] = {
        one.objectName().removeprefix("answer-")
        for one in cards
        for said in one.findChildren(Paragraph)
        if words_ in said.said()
    }
    hands.choose(f"withdraw-{tag}")
    hands.choose("withdraw-now")


def family(hands: Keys) -> None:
    """Who the others are, Hiba's safety, the samples."""
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("family")
    hands.choose("open-family")
    member(hands, "Hiba")
    hands.pick(hands.like("wish-type-"), "nobody may know where")
    hands.fill(
        hands.like("wish-why-"), "no papers, her two boys are at risk if somebody finds the house"
    )
    hands.choose(hands.like("wish-add-"))
    member(hands, "Hiba")
    relate(hands, "Wife", "of Khaled")
    member(hands, "Rawan")
    relate(hands, "Child of sister", "of Khaled")
    member(hands, "Rawan")
    hands.day("told-person.birth", "twenty-four", "2001-11-29..2002-11-28")
    hands.save()
    hands.fill("member-given", "Khaled")
    hands.fill("member-father", "Said")
    hands.room.qtbot.waitUntil(lambda: hands.sees("member-known"))
    hands.pick("member-known", "Khaled")
    hands.pick("member-relation", "son")
    hands.pick("member-to", "of Said")
    hands.choose("add-member")
    hands.section("cases")
    hands.choose(hands.row("case-", "Said Mahmoud"))


def member(hands: Keys, name: str) -> None:
    """The member's form, if it is not open already."""
    row = hands.row("member-", name)
    if not [one for one in hands.screen.findChildren(QAbstractButton, row) if one.isChecked()]:
        hands.choose(row)


def relate(hands: Keys, relation: str, to: str) -> None:
    tag = hands.like("relation-add-").removeprefix("relation-add-")
    hands.pick(f"relation-{tag}", relation)
    hands.pick(f"relation-to-{tag}", to)
    hands.choose(f"relation-add-{tag}")


def said(hands: Keys) -> None:
    """The page of Said."""
    hands.section("person")
    hands.fill("person.birth_place_text", "Lubya")
    hands.to("person.nationality-palestinian_syrian")
    hands.press(Qt.Key.Key_Space)
    hands.choose("add-person_name")
    hands.pick("person_name.type", "other spelling")
    hands.fill("person_name.value", "Saeed")
    hands.fill("person_name.note", "on the UNRWA card")
    hands.save()
    for kind in ("UNRWA card", "travel document for Palestine"):
        hands.choose("add-person_identifier")
        hands.pick("person_identifier.type", kind)
        hands.save()
    reject(hands)
    hands.section("disappearance")
    hands.choose(hands.like("open-involvement-"))
    hands.fill("involvement.named_as", "General Command (PFLP-GC)")
    hands.pick("involvement.certainty", "probable")
    hands.save()
    hands.section("claims")
    hands.choose("add-claim")
    hands.pick("claim.field", "date of birth")
    hands.day("told-claim.value", "first of January, as on everybody's card", "1949-01-01")
    hands.fill("claim.text", "As on the UNRWA card: the card's default.")
    hands.pick("claim.status", "disputed")
    hands.save()
    with behaviour(4, 3):
        shown = [one for one in hands.reads().splitlines() if "1 January 1949" in one]
        assert [one for one in shown if "as on everybody's card" in one]
    hands.section("antemortem")
    hands.pick("am-purpose", "identification")
    hands.choose("am-begin")
    hands.save()
    hands.section("consent")
    hands.choose("to-consent-page")
    ask(hands, "Amina", "Yes, if", condition="yes if her name isn't on it")
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("family")
    hands.choose("open-family")
    hands.section("samples")
    for donor, missing, kin in (
        ("Amina", "Khaled", "mother"),
        ("Rawan", "Khaled", "child of sister"),
    ):
        hands.choose("add-dna_reference")
        hands.pick("dna_reference.donor", donor)
        hands.pick("dna_reference.missing", missing)
        if donor == "Rawan":
            hands.tick("dna_reference.also_for", "Said Mahmoud")
        hands.pick("dna_reference.kinship", kin)
        hands.pick("dna_reference.sample_given", "planned")
        hands.save()
    hands.room.rest(hands.window)
    with behaviour(4, 6):
        read = hands.reads()
        assert "Amina · useful for: Khaled Said Abu Khadra · of no use for: Said Mahmoud" in read
        [mine] = {one for one in read.splitlines() if one.startswith("Rawan ·")}
        assert mine.startswith("Rawan · useful a little for: ")
        assert "Khaled Said Abu Khadra" in mine and "Said Mahmoud Abu Khadra" in mine
        assert "no use" not in mine


def facts(stored: Stored) -> list[Fact]:
    """Each part of the numbered facts, and where it stands."""
    a, b = (stored.one("person", given_lat=one) for one in ("Said", "Khaled"))
    amina, hiba, rawan = (
        stored.one("person", given_lat=one)["id"] for one in ("Amina", "Hiba", "Rawan")
    )
    case_a, case_b = a["parent"], b["parent"]
    loss_a, loss_b = (
        stored.one("event", parent=one, is_disappearance=True) for one in (case_a, case_b)
    )
    by_a, by_b = (stored.one("involvement", parent=one["id"]) for one in (loss_a, loss_b))
    name = stored.one("person_name", value="Saeed")
    papers = {one["type"] for one in stored.all("person_identifier", parent=a["id"])}
    card, form = (stored.one("claim", field="birth", parent=one) for one in (case_a, case_b))
    fall = stored.one("claim", field="date")
    heard, wall = (
        stored.one("event", parent=case_b, type=one) for one in ("held_at", "name_in_list_photo")
    )
    neighbour = stored.one("source", type="neighbour")
    sweden_a, sweden_b, hibas = (
        grant(stored, who, "criminal_accountability", "prosecutor_other", case)
        for who, case in ((amina, case_a), (amina, case_b), (hiba, case_b))
    )
    log = stored.one("contact_log", present="Rawan, granddaughter, writes for her")
    asked = stored.one("duty")
    hers, mine = (stored.one("dna_reference", donor=one) for one in (amina, rawan))
    rejected = {
        one["parent"]: words(one, "words")
        for one in stored.all("person_mark", type="words_rejected")
    }
    hidden = stored.one("person_mark", type="place_unknown_to")

    def un(who: str, case: str) -> str:
        return str(grant(stored, who, "search", "iimp", case)["result"])

    return [
        fact(1, "the grandfather", (a["father_lat"], a["family_lat"]) == ("Mahmoud", "Abu Khadra")),
        fact(1, "Saeed on the card", name["parent"] == a["id"] and "UNRWA" in name["note"]),
        fact(1, "grandfather of Rawan, husband of Amina", related(stored, rawan, a["id"]) == "grandchild" and related(stored, amina, a["id"]) == "wife"),
        fact(2, "a Palestine refugee", a["nationality"] == ["palestinian_syrian"]),
        fact(2, "his papers", papers == {"unrwa_card", "palestinian_travel"}),
        fact(2, "from Lubya", a["birth_place_text"] == "Lubya"),
        fact(3, "the day on the card", date(card, "value")[0] == "1949-01-01" and "default" in words(card, "text")),
        fact(3, "when the wheat was cut", date(a, "birth")[:2] == ("1949-05-01", "1949-06-30")),
        fact(4, "Khaled, a nurse", (b["father_lat"], b["occupation"]) == ("Said", "nurse")),
        fact(4, "son of Amina", related(stored, amina, b["id"]) == "mother"),
        fact(4, "uncle of Rawan", related(stored, rawan, b["id"]) == "nephew_niece_sis"),
        fact(4, "son of Said", related(stored, b["id"], a["id"]) == "son"),
        fact(5, "twelfth of May", date(b, "birth") == ("1986-05-12", "1986-05-12", "day") and "European" in told(b, "birth")),
        fact(5, "the Swedish form is wrong", date(form, "value")[0] == "1986-12-05" and form["status"] == "superseded"),
        fact(6, "two weeks before the snow", date(loss_b)[0] == "2013-11-26" and loss_b["told_by"] == amina),
        fact(7, "the autumn, as it was told first", date(fall, "value")[:2] == ("2013-09-01", "2013-11-30") and fall["status"] == "superseded"),
        fact(8, "the Rijeh checkpoint", loss_b["place_text"] == "Rijeh checkpoint, Yarmouk" and loss_b["place_kind"] == "checkpoint"),
        fact(8, "Security, a body of the State", (by_b["named_as"], by_b["state_nexus"], by_b["group"]) == ("Security", "state", "")),
        fact(9, "the neighbour, unnamed", neighbour and "true_name" not in neighbour and "bakery" in words(neighbour, "protection_needs")),
        fact(9, "hearsay for Amina", loss_b["confidence"] == "hearsay_named"),
        fact(10, "three days after the snow", date(loss_a)[0] == "2013-12-19"),
        fact(11, "near the mosque", "mosque" in loss_a["place_text"]),
        fact(11, "Amina saw it", loss_a["confidence"] == "firsthand_consistent" and loss_a["told_by"] == amina),
        fact(12, "the General Command", by_a["named_as"] == "General Command (PFLP-GC)"),
        fact(12, "probably", by_a["certainty"] == "probable"),
        fact(13, "because he asked", "ask after Khaled" in words(loss_a, "text") and date(loss_a) != date(loss_b)),
        fact(14, "the Palestine Branch in spring 2014", date(heard)[:2] == ("2014-03-01", "2014-05-31") and heard["place_text"] == "Palestine Branch"),
        fact(14, "heard, not seen", "heard him called" in words(heard, "text") and heard["confidence"] == "rumour"),
        fact(15, "a name on a wall", "خالد أبو خضرا" in words(wall, "text") and date(wall)[0] == "2024-12-08"),
        fact(15, "possibly him", wall["confidence"] == "rumour" and "four" in words(wall, "text")),
        fact(16, "Rawan is twenty-four", date(stored.one("person", id=rawan), "birth")[:2] == ("2001-11-29", "2002-11-28")),
        fact(16, "and was eleven", "I was eleven" in words(log, "text")),
        fact(17, "the UN for Said", un(amina, case_a) == "given"),
        fact(17, "Sweden for Said: yes, if", (sweden_a["result"], sweden_a["identity_mode"]) == ("given_if", "anonymous") and "her name" in words(stored.one("consent_condition", parent=sweden_a["id"]), "words")),
        fact(18, "the UN for Khaled, Hiba was not asked", un(amina, case_b) == "given" and not un(hiba, case_b)),
        fact(19, "Sweden for Khaled: taken back tonight", sweden_b["withdrawn_on"] == TODAY),
        fact(19, "a yes of March", sweden_b["given_on"][:7] == "2026-03", "the day of an answer is a whole day: a month alone cannot be written"),
        fact(19, "Hiba: not now", hibas["result"] == "not_asked" and hibas["follow_up"]),
        fact(20, "Hiba, wife of Khaled", related(stored, hiba, b["id"]) == "wife"),
        fact(20, "nobody may know where", hidden["parent"] == hiba and "two boys" in words(hidden, "why")),
        fact(21, "Amina's sample, for Khaled alone", (hers["sample_given"], hers["missing"], hers["also_for"]) == ("planned", b["id"], "")),
        fact(21, "Rawan's, for both", (mine["sample_given"], mine["missing"], mine["also_for"]) == ("planned", b["id"], [a["id"]])),
        fact(22, "the card by the second Advent", (asked["due"], asked["due_words"]) == ("2026-12-06", "by the second Advent")),
        fact(23, "never late", rejected == {a["id"]: "late", b["id"]: "late"}),
    ]  # fmt: skip  # a fact a row


def test_story(keys: Callable[[Lang], Keys]) -> None:
    hands = keys("en")
    grandfather(hands)
    uncle(hands)
    khaled(hands)
    family(hands)
    said(hands)
    desk = opened(hands.room)
    try:
        stored = Stored.of_desk(desk, hands.room.path / "dump")
        assert reached(facts(stored), stored) >= SHARE
        behaves(desk, stored)
    finally:
        desk.access.lock()


def behaves(desk: Desk, stored: Stored) -> None:
    """The behaviours, by their numbers; 1, 2 and 6 are looked at while typing, and the page of 3."""
    a, b = (stored.one("person", given_lat=one)["parent"] for one in ("Said", "Khaled"))
    amina, hiba, rawan = (
        stored.one("person", given_lat=one)["id"] for one in ("Amina", "Hiba", "Rawan")
    )

    def sheet(case: str, who: str) -> str:
        order = SheetOrder(case, ("en",), person=who, discreet=False)
        return plain(text_of(desk.outbound.sheets.sheet(order).pdf))

    sheets = {(case, who): sheet(case, who) for case in (a, b) for who in (amina, hiba, rawan)}
    to_un = SheetOrder(a, ("en",), kind="iimp", purpose="search", recipient="iimp")
    form = plain(text_of(desk.outbound.sheets.sheet(to_un).pdf))
    with behaviour(4, 3):
        for text in (*sheets.values(), form):
            assert not re.search("Born.*1 January 1949", text)
            flat = " ".join(text.split())
            for found in re.finditer("1 January 1949", flat):
                assert "card" in flat[found.end() : found.end() + 60]
    with behaviour(4, 4):
        withdrawn(desk, stored, b)
    with behaviour(4, 5):
        for text in (*sheets.values(), form):
            assert "bakery" not in text and "neighbour" not in text.casefold()
        desk.cases.save(
            [Edit("event", {"place_text": "across from the bakery"}, id=_loss(stored, b))]
        )
        assert "bakery" not in sheet(b, amina)
    with behaviour(4, 7):
        for case in (a, b):
            agreed = {
                who: sheets[case, who].split("What you agreed to")[1] for who in (amina, hiba)
            }
            assert "Amina" not in agreed[hiba].split("Your rights")[0]
            assert "Hiba" not in agreed[amina].split("Your rights")[0]
        assert sheets[b, amina] != sheets[b, hiba]
    with behaviour(4, 8):
        assert {one["told_by"] for one in stored.all("event")} == {amina}
        assert not stored.all("source", person=rawan)
        log = stored.one("contact_log", present="Rawan, granddaughter, writes for her")
        assert log["person"] == amina and "witness" in words(log, "text")


def _loss(stored: Stored, case: str) -> str:
    return str(stored.one("event", parent=case, is_disappearance=True)["id"])


def withdrawn(desk: Desk, stored: Stored, case: str) -> None:
    """Nothing goes to the prosecutor, neither anew nor what was frozen before; the yes is in the history."""
    sweden = SheetOrder(
        case,
        purpose="criminal_accountability",
        recipient="prosecutor_other",
        named="the prosecutor in Sweden",
    )
    staged = stored.one("submission")["id"]
    for leave in (
        lambda: desk.outbound.sheets.sheet(sweden),
        lambda: desk.submissions.papers(staged, looked=desk.submissions.frozen(staged).digest),
        lambda: desk.submissions.prepare(staged, because="again"),
    ):
        with pytest.raises(UserError, match="E_GATE"):
            leave()
    yes = stored.one(
        "consent_grant", subject=case, purpose="criminal_accountability", result="given"
    )
    steps = {one["type"] for one in stored.all("consent_event", parent=yes["id"])}
    assert yes["withdrawn_on"] == TODAY and steps >= {"given", "withdrawn"}

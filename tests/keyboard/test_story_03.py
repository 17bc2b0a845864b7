"""Story 03, between the two Easters, typed in English. All people are made up; the facts
are in stories/03-*.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.hands import ALT, CTRL, opened
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

from vsdesk.desk import SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.keyboard.hands import Keys

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TOLD = (
    "They drove from Aleppo to Homs. The car was stopped outside Khan Shaykhun, or before it. The driver saw it. "
    "He said the men said they were Free Army. I don't know, I wasn't there."
)
SCAR = "He'd seen the young one, with the scar on his chin, a month before, in a cellar, coughing."


def uncle(hands: Keys) -> None:
    """The interview about Hagop."""
    hands.interview()
    hands.fill("speaker.given_lat", "Ani")
    hands.fill("speaker.family_lat", "Demirian")
    hands.pick("kin.relation", "child of brother")
    hands.pick("case.intake_channel", "visit")
    hands.next("missing")
    hands.fill("person.given_lat", "Hagop")
    hands.fill("person.family_lat", "Demirian")
    hands.day("person.birth", "the year of the October war")
    hands.press(Qt.Key.Key_F6)
    hands.pick("person.sex", "male")
    hands.next("happened")
    hands.say(TOLD)
    hands.pick("event.confidence", "from a known person")
    hands.next("day")
    hands.day("event.date", "the Tuesday after Easter, our Easter", "2013-04-02")
    hands.next("where")
    hands.press(Qt.Key.Key_PageUp, CTRL)
    hands.day("event.date", "the Tuesday after nana's Easter")
    with behaviour(3, 2):  # what stands is asked about, and nothing else proposed
        assert "Kept so far: Tuesday 2 April 2013. Do these words mean the same?" in hands.reads()
        hands.day("event.date", "the Tuesday after nana's Easter", "2013-05-07")
        assert "April" not in hands.reads() and "Easter 2013" not in hands.reads()
    hands.next("where")
    hands.fill(
        "event.place_text", "outside Khan Shaykhun, or before it, on the road from Aleppo to Homs"
    )
    hands.pick("event.place_kind", "road")
    hands.next("whom")
    hands.say("The driver said the men said they were Free Army.")
    hands.pick("part.group", "opposition")
    hands.pick("event.type", "abduction")
    hands.next("family")
    people = (
        ("Maral", "wife"),
        ("Hagop (grandfather)", "father"),
        ("Hagop (cousin)", "son"),
        ("Mum", "wife of brother"),
    )
    for n, (name, kin) in enumerate(people):
        if n:
            hands.choose("more-relative")
        hands.fill(f"relative/{n}.given_lat", name)
        hands.pick(f"relativekin/{n}.relation", kin)
    hands.next("consent")
    hands.say("1")
    hands.say("1")
    hands.pick("consent-who", "Maral")
    hands.pick("consent-said-by", "Ani")
    hands.reach("consent-iimp-yes")
    hands.say("2")
    hands.say("2")
    hands.pick("consent-who", "Mum")
    hands.reach("consent-said-by")
    by = hands.focus()
    assert isinstance(by, QComboBox) and by.currentText().startswith("Ani")  # asked once
    hands.reach("consent-iimp-yes")
    hands.say("1")
    hands.next("next")
    hands.fill("owe.what", "The letter to Maral")
    hands.fill("owe.due", "2027-01-06")
    hands.fill("owe.due_words", "by Christmas. Not the twenty-fifth, ours")
    hands.choose("another-missing")


def brother(hands: Keys) -> None:
    """The interview about Vartan, beside it."""
    hands.pick("kin.relation", "sister, same")
    hands.next("missing")
    hands.fill("person.given_lat", "Vartan")
    hands.fill("person.family_lat", "Demirian")
    hands.day("person.birth", "the sixth of June 1995")
    hands.press(Qt.Key.Key_F6)
    hands.pick("person.sex", "male")
    for topic in ("day", "where", "whom"):
        hands.next(topic)
        hands.choose(f"same-{topic}")
    hands.next("others")
    hands.fill("event.others_count", "1")
    hands.next("news")
    hands.say(SCAR)
    hands.day("news/0.date", "a month before Armenian Christmas", "2013-12")
    hands.fill("news/0.place_text", "a cellar")
    hands.pick("news/0.type", "seen in detention")
    hands.pick("news/0.confidence", "rumour")
    hands.next("consent")
    hands.say("1")
    hands.say("1")
    hands.next("next")
    hands.next_page()


def vartan(hands: Keys) -> None:
    """The page of Vartan: the incident, a spelling, two claims of his birth, when it was heard, the scar."""
    pages.together(hands)
    hands.section("person")
    hands.choose("add-person_name")
    hands.pick("person_name.type", "other spelling")
    hands.fill("person_name.value", "فارطان")
    hands.fill("person_name.note", "his school")
    hands.save()
    reject(hands)
    hands.section("timeline")
    hands.choose(hands.row("open-event-", "een in detention"))
    hands.fill("event.learned_on", "2014-01-06")
    hands.save()
    hands.section("claims")
    for words_told, typed, who, status in (
        ("that June, so 1995", "1995-06", "Ani", "replaced"),
        ("the sixth of June", "1995-06-06", "Mum", "current"),
    ):
        hands.choose("add-claim")
        hands.pick("claim.field", "date of birth")
        hands.day("told-claim.value", words_told, typed)
        hands.pick("claim.source", who)
        hands.pick("claim.status", status)
        hands.save()
    hands.section("antemortem")
    hands.pick("am-purpose", "identification")
    hands.choose("am-begin")
    hands.choose("add-am_mark")
    hands.pick("am_mark.type", "scar")
    hands.pick("am_mark.body_part", "face")
    hands.fill("am_mark.description", "scar on his chin")
    hands.save()


def reject(hands: Keys) -> None:
    hands.pick(hands.like("wish-type-"), "words that are not said")
    hands.fill(hands.like("wish-words-"), "late")
    hands.pick(hands.like("wish-by-"), "Ani")
    hands.choose(hands.like("wish-add-"))


def hagop(hands: Keys) -> None:
    """The page of Hagop: spellings, the other uncle's opinion, the call, the driver, the bishop."""
    hands.section("family")
    hands.choose("open-family")
    hands.section("cases")
    hands.choose(hands.row("case-", "Hagop"))
    pages.together(hands, join=True)
    hands.section("person")
    for value, note in (("Agop Demirjyan", "papers"), ("هاكوب ديميرجيان", "Syrian ID")):
        hands.choose("add-person_name")
        hands.pick("person_name.type", "other spelling")
        hands.fill("person_name.value", value)
        hands.fill("person_name.note", note)
        hands.save()
    reject(hands)
    hands.section("claims")
    with behaviour(3, 2):
        [first] = [one for one in hands.reads().splitlines() if "our Easter" in one]
        assert "replaced by later information" in first
    hands.choose("add-claim")
    hands.pick("claim.field", "what was said")
    hands.fill("claim.value", "My other uncle is sure it was just a gang.")
    hands.pick("claim.confidence", "rumour")
    hands.save()
    hands.section("extortion")
    hands.choose("add-extortion_attempt")
    hands.day("told-extortion_attempt.date", "three weeks later", "2013-05-28")
    hands.pick("extortion_attempt.channel", "phone")
    hands.fill("extortion_attempt.text", "By Sunday or you'll get one back.")
    hands.fill("extortion_attempt.demanded_amount", "40000")
    hands.pick("extortion_attempt.demanded_currency", "US dollars")
    hands.fill("extortion_attempt.paid_amount", "18000")
    hands.pick("extortion_attempt.paid_currency", "US dollars")
    hands.save()
    hands.section("due")
    hands.choose("add-duty")
    hands.pick("duty.type", "somebody threatens")
    hands.fill("duty.what", "forty thousand dollars, or you'll get one back")
    hands.fill("duty.due", "2013-06-02")
    hands.fill("duty.due_words", "by Sunday")
    hands.pick("duty.done", "Yes")
    hands.save()
    hands.section("consent")
    hands.choose("to-consent-page")
    hands.choose(hands.row("asked-", "Mum"))
    with behaviour(3, 4):
        assert (
            "Reported by Ani Demirian: agreed. They were not asked yet; nothing leaves by it."
            in hands.reads()
        )
    pages.asked(hands, "Ani")
    hands.pick("ask-purpose", "memory")
    hands.pick("ask-recipient", "partner")
    hands.fill("ask-named", "the bishop")
    hands.pick("ask-answer", "Yes, if")
    hands.fill("if-words-ask", "The bishop can keep the name, but not the surname in any bulletin.")
    hands.pick("if-rule-ask", "without the family name")
    hands.choose("ask-save")
    hands.room.settle(hands.window)
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("claims")
    hands.choose("add-source")
    hands.pick("source.type", "eyewitness")
    hands.fill("source.protection_needs", "the driver: don't put his name anywhere")
    hands.save()


def samples(hands: Keys) -> None:
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("family")
    hands.choose("open-family")
    hands.fill("member-given", "Nana")
    hands.pick("member-relation", "other relation by marriage")
    hands.pick("member-to", "of Vartan")
    hands.choose("add-member")
    hands.fill("member-given", "Vartan")
    hands.room.qtbot.waitUntil(lambda: hands.sees("member-known"))
    hands.pick("member-known", "Vartan")
    hands.pick("member-relation", "child of brother")
    hands.pick("member-to", "of Hagop Demirian")
    hands.choose("add-member")
    hands.choose(hands.row("member-", "grandfather"))
    hands.pick("person.vital_status", "has died")
    hands.day("told-person.died", "in ninety-eight, at home", "1998")
    hands.save()
    hands.section("due")
    hands.choose("add-duty")  # what lies below the talk with Ani stands on no other paper
    hands.pick("duty.type", "we promised")
    hands.fill("duty.what", "The letter to Maral")
    hands.pick("duty.person", "Maral")
    hands.fill("duty.due", "2027-01-06")
    hands.save()
    hands.section("samples")
    hands.choose("add-dna_reference")
    hands.pick("dna_reference.donor", "Ani")
    hands.pick("dna_reference.missing", "Vartan")
    hands.tick("dna_reference.also_for", "Hagop Demirian")
    hands.pick("dna_reference.kinship", "sister, same")
    hands.pick("dna_reference.sample_given", "given")
    hands.pick("dna_reference.country", "France")
    hands.fill("dna_reference.note", "Marseille, a cheek swab")
    hands.save()
    hands.choose("add-dna_reference")
    hands.pick("dna_reference.donor", "Nana")
    hands.pick("dna_reference.sample_given", "given")
    hands.fill("dna_reference.note", "Mum's stepmother: no blood")
    hands.save()
    hands.room.rest(hands.window)
    with behaviour(3, 7):
        read = hands.reads()
        [nana] = {one for one in read.splitlines() if one.startswith("Nana ·")}
        assert nana.startswith("Nana · of no use for: ") and "useful" not in nana
        assert "Hagop Demirian" in nana and "Vartan Demirian" in nana
        assert "useful for: Vartan Demirian · useful a little for: Hagop Demirian" in read
        assert "blood relative" not in read


def facts(stored: Stored) -> list[Fact]:
    """Each part of the numbered facts, and where it stands."""
    a = stored.one("person", given_lat="Hagop")
    b = stored.one("person", given_lat="Vartan")
    case_a, case_b = a["parent"], b["parent"]
    ani, maral, grandfather, cousin, mum, nana = (
        stored.one("person", given_lat=one)["id"]
        for one in ("Ani", "Maral", "Hagop (grandfather)", "Hagop (cousin)", "Mum", "Nana")
    )
    loss_a, loss_b = (
        stored.one("event", parent=one, is_disappearance=True) for one in (case_a, case_b)
    )
    seen = stored.one("event", type="sighting")
    names = {one["value"]: one["parent"] for one in stored.all("person_name")}
    births = {one["status"]: one for one in stored.all("claim", field="birth")}
    earlier = stored.one("claim", field="date")
    driver = stored.one("source", type="eyewitness")
    money = stored.one("extortion_attempt")
    threat = stored.one("duty", type="threat_deadline")
    letter = stored.one("duty", type="owed_to_family", person=ani)
    of_mum = stored.one("consent_grant", grantor=mum)
    scar = stored.one("am_mark")
    bishop = stored.one("consent_grant", recipient="partner_ngo")
    condition = stored.one("consent_condition", parent=bishop["id"], type="without_surname")
    mine, hers = (stored.one("dna_reference", donor=one) for one in (ani, nana))
    rejected = {one["parent"]: words(one, "words") for one in stored.all("person_mark")}

    def answer(who: str, body: str, case: str) -> str:
        return str(grant(stored, who, "search", body, case)["result"])

    return [
        fact(1, "Hagop, uncle of Ani", related(stored, ani, a["id"]) == "nephew_niece_bro"),
        fact(1, "on papers", names.get("Agop Demirjyan") == a["id"]),
        fact(1, "on the ID", names.get("هاكوب ديميرجيان") == a["id"]),
        fact(2, "Vartan, her brother", related(stored, ani, b["id"]) == "sister_full"),
        fact(2, "as his school wrote", names.get("فارطان") == b["id"]),
        fact(2, "nephew of Hagop", related(stored, b["id"], a["id"]) == "nephew_niece_bro"),
        fact(3, "the grandfather is a relative", related(stored, grandfather, a["id"]) == "father" and stored.one("person", id=grandfather)["vital_status"] == "deceased"),
        fact(3, "the grandfather died in 1998", date(stored.one("person", id=grandfather), "died") == ("1998-01-01", "1998-12-31", "year")),
        fact(3, "the cousin is a relative", related(stored, cousin, a["id"]) == "son" and len(stored.all("case")) == 2),
        fact(4, "born in 1973", date(a, "birth") == ("1973-01-01", "1973-12-31", "year")),
        fact(5, "born on 6 June 1995", date(b, "birth") == ("1995-06-06", "1995-06-06", "day")),
        fact(5, "as the mother says", births["current"]["source"] == mum),
        fact(5, "as Ani said before", births["superseded"]["source"] == ani and date(births["superseded"], "value")[0] == "1995-06-01"),
        fact(6, "seventeen", date(loss_b)[0] < "2013-06-06"),
        fact(7, "7 May 2013", date(loss_a)[:2] == ("2013-05-07", "2013-05-07") and told(loss_a) == "the Tuesday after nana's Easter"),
        fact(7, "the same for both", date(loss_b) == date(loss_a)),
        fact(7, "the earlier reading", earlier["status"] == "superseded" and date(earlier, "value")[0] == "2013-04-02" and earlier["source"] == ani),
        fact(7, "one incident", {one["incident"] for one in stored.all("case")} == {stored.one("incident")["id"]}),
        fact(8, "near Khan Shaykhun, a road", "outside Khan Shaykhun, or before it" in loss_a["place_text"] and loss_a["place_kind"] == "route"),
        fact(9, "Free Army, as they said", stored.one("involvement", parent=loss_a["id"])["group"] == "opposition_fsa" and "said they were" in words(loss_a, "agents_description")),
        fact(9, "hearsay", loss_a["confidence"] == "hearsay_named"),
        fact(9, "or a gang", "just a gang" in str(stored.one("claim", field="text")["value"])),
        fact(10, "the driver, unnamed", driver and "true_name" not in driver and "anywhere" in words(driver, "protection_needs")),
        fact(11, "the call three weeks later", date(money)[0] == "2013-05-28" and told(money) == "three weeks later"),
        fact(11, "asked", (money["demanded_amount"], money["demanded_currency"]) == ("40000", "usd")),
        fact(11, "paid", (money["paid_amount"], money["paid_currency"]) == ("18000", "usd")),
        fact(11, "by Sunday", (threat["due"], threat["due_words"]) == ("2013-06-02", "by Sunday")),
        fact(12, "seen about December 2013", date(seen)[:2] == ("2013-12-01", "2013-12-31") and seen["learned_on"] == "2014-01-06"),
        fact(12, "a cellar, coughing", seen["place_text"] == "a cellar" and "coughing" in words(seen, "text")),
        fact(12, "hearsay through two", seen["confidence"] == "rumour"),
        fact(13, "it is about Vartan", seen["parent"] == case_b),
        fact(14, "the scar", scar["type"] == "scar" and scar["body_part"] == "face" and "chin" in words(scar, "description")),
        fact(15, "Ani: yes", answer(ani, "iimp", case_a) == answer(ani, "iimp", case_b) == "given"),
        fact(16, "of the mother nothing is granted", of_mum["result"] == "not_asked"),
        fact(16, "her yes is reported by Ani", (of_mum["reported"], of_mum["reported_by"]) == ("given", ani)),
        fact(17, "Maral: no", answer(maral, "iimp", case_a) == answer(maral, "ncmp", case_a) == "refused"),
        fact(17, "as Ani reported", {one["reported_by"] for one in stored.all("consent_grant", grantor=maral)} == {ani}),
        fact(17, "and her yes to the ICRC opens nothing", not stored.all("consent_grant", grantor=maral, recipient="icrc")),
        fact(18, "the bishop: yes, if", bishop["result"] == "given_if" and bishop["recipient_name"] == "the bishop"),
        fact(18, "without the surname", condition["type"] == "without_surname" and "not the surname" in words(condition, "words")),
        fact(18, "and what is said beyond it waits for a person", stored.one("consent_condition", parent=bishop["id"], type="other")["words"] == condition["words"]),
        fact(19, "Ani's sample", (mine["sample_given"], mine["missing"], mine["also_for"], mine["country"]) == ("yes", b["id"], [a["id"]], "fr")),
        fact(20, "nana's sample is of no use", hers["sample_given"] == "yes" and not hers["missing"] and related(stored, nana, b["id"]) == "in_law"),
        fact(21, "the letter by Armenian Christmas", letter["due"] == "2027-01-06" and letter["due_words"] == "by Christmas. Not the twenty-fifth, ours"),
        fact(21, "and Maral is told so", stored.one("duty", person=maral)["due"] == "2027-01-06"),
        fact(22, "never late", rejected == {a["id"]: "late", b["id"]: "late"}),
    ]  # fmt: skip  # a fact a row


def test_story(keys: Callable[[Lang], Keys]) -> None:
    hands = keys("en")
    uncle(hands)
    brother(hands)
    vartan(hands)
    hagop(hands)
    samples(hands)
    desk = opened(hands.room)
    try:
        stored = Stored.of_desk(desk, hands.room.path / "dump")
        assert reached(facts(stored), stored) >= SHARE
        behaves(desk, stored)
    finally:
        desk.access.lock()


def behaves(desk: Desk, stored: Stored) -> None:
    """The behaviours, by their numbers; 2 and 7 are looked at while typing."""
    a, b = (stored.one("person", given_lat=one)["parent"] for one in ("Hagop", "Vartan"))
    ani, maral, mum = (stored.one("person", given_lat=one)["id"] for one in ("Ani", "Maral", "Mum"))
    desk.matching.suggestions.match_new()
    with behaviour(3, 1):
        assert {one["id"] for one in stored.all("case")} == {a, b}
        assert not {*desk.matching.match_counts()} - {"relatives"}
    un = SheetOrder(a, purpose="search", recipient="iimp")

    def sheet(case: str, who: str = "", to: tuple[str, str, str] = ("", "", "")) -> str:
        purpose, body, named = to
        order = SheetOrder(
            case,
            ("en",),
            purpose=purpose,
            recipient=body,
            named=named,
            person=who or None,
            discreet=False,
        )
        return plain(text_of(desk.outbound.sheets.sheet(order).pdf))

    hers, marals = sheet(b, ani), sheet(a, maral)
    theirs = sheet(b, to=("search", "iimp", ""))
    with behaviour(3, 3):
        for text in (hers, theirs, sheet(b, maral), sheet(b, mum)):
            reckoned = "17 (reckoned from the birth and the day of the loss), a minor"
            assert reckoned in " ".join(text.split())
    with behaviour(3, 4):
        found = agreement(desk.cases.dossier(b), "search", "iimp", "", desk.context.today())
        theirs_is = {desk.cases.record(one).text("grantor") for one in found.used}
        assert found.state == "given" and theirs_is == {ani}
    with behaviour(3, 5):
        assert (
            agreement(desk.cases.dossier(a), "search", "iimp", "", desk.context.today()).state
            == "refused"
        )
        with pytest.raises(UserError, match="E_GATE"):
            desk.outbound.sheets.sheet(un)
        assert "Hagop" not in theirs and "1 other person was taken in the same event" in theirs
    with behaviour(3, 6):
        for text in (hers, theirs, marals):
            assert not re.search(r"\blate\b", text)
    with behaviour(3, 8):
        promise = "The letter to Maral (by 6 January 2027)"
        assert promise in hers and promise in marals
        assert "letter" not in theirs
        with pytest.raises(UserError) as stays:  # a niece alone opens nothing to the church
            sheet(a, to=("memory", "partner_ngo", "the bishop"))
        assert stays.value.params["reason"] == "standing"
        assert ("duty", "2027-01-06") in [(one.what, one.day) for one in desk.due.later()]
    assert not [
        one for one in desk.due.due() if one.what == "threat"
    ]  # one of 2013 warns of nothing


def test_the_promise_is_due_on_the_day(keys: Callable[[Lang], Keys]) -> None:
    """Behaviour 8: under "today" on Armenian Christmas, late on the day after."""
    hands = keys("en")
    hands.interview()
    hands.fill("speaker.given_lat", "Ani")
    hands.next("next")
    hands.fill("owe.what", "The letter to Maral")
    hands.fill("owe.due", "2027-01-06")
    hands.next_page()
    for days, late in ((39, 0), (40, 1)):
        hands = hands.again(days)
        assert hands.window.session is not None
        [due] = [one for one in hands.window.session.desk.due.due() if one.what == "duty"]
        with behaviour(3, 8):
            assert (due.day, due.late) == ("2027-01-06", late)
            hands.press(Qt.Key.Key_1, ALT)
            assert "The letter to Maral" in hands.reads()

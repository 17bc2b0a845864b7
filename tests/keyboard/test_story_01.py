"""Story 01, two Mihemeds on one bus, typed in Kurmanji. All people are made up; the facts
are in stories/01-*.md."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.hands import ALT, CTRL, TODAY, opened
from tests.keyboard.stored import (
    SHARE,
    Fact,
    Row,
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

from vsdesk.desk import Condition, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.told.other_words import OtherWords
from vsdesk.records.gate.told.rejected_words import RejectedWords
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.keyboard.hands import Keys

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
BUS = (
    "Destpêka Hezîranê bû ku vedigeriyan. Na na, bibore, ez şaş im: 29ê Gulanê bû, roja Pêncşemê, "
    "îmtîhan qediyabû. Nêzî Minbicê Daîşê otobus rawestand. Min bi çavê xwe nedît, şofêr ji me re got."
)

RUMOUR = "meheke piştî ku şerê Kobanê xelas bû"


def tell(hands: Keys) -> None:
    hands.interview()
    hands.fill("speaker.given_ku", "Gulistan")
    hands.fill("speaker.family_ku", "Bekir Îsa")
    hands.pick("kin.relation", "dayik")
    hands.pick("case.intake_channel", "serdan")
    hands.next("missing")
    hands.answer("Mihemed", "Bozan", "Ehmed", "Gulistan Bekir Îsa")
    hands.day("person.birth", "di meha Tîrmehê de çêbûye, sala 1999an")
    hands.press(Qt.Key.Key_F6)
    hands.pick("person.sex", "mêr")
    hands.next("happened")
    hands.say(BUS)
    hands.pick("event.confidence", "naskirî")
    hands.next("day")
    hands.day("event.date", "destpêka Hezîranê", "2014-06-01..2014-06-10")
    hands.next("where")
    hands.press(Qt.Key.Key_PageUp, CTRL)
    hands.day("event.date", "29ê Gulanê bû, roja Pêncşemê", "2014-05-29")
    hands.next("where")
    hands.fill("event.place_text", "Nêzî Minbicê, li ser riya ji Helebê")
    hands.choose("right-place")
    hands.pick("event.place_kind", "otobus")
    hands.next("whom")
    hands.say("Daîşê otobus rawestand")
    hands.pick("part.group", "DAIŞ")
    hands.pick("event.type", "revandin")
    hands.next("others")
    hands.fill("event.others_taken", "Mihemed Salih Ehmed, Mihemedê mezin, kurê tiyê min")
    hands.next("news")
    hands.say(
        "Mihemedê mezin got: Mihemedê te li dibistanekê li Minbicê bû, saxlem bû, paşê ew birin nav erebeyeke spî."
    )
    hands.day("news/0.date", "du hefte beriya Cejna Qurbanê", "2014-09-20")
    hands.fill("news/0.place_text", "dibistanek li Minbicê")
    hands.pick("news/0.type", "dîtin")
    hands.pick("news/0.confidence", "naskirî")
    hands.next("family")
    hands.fill("relative/0.given_ku", "Xanim")
    hands.pick("relativekin/0.relation", "dapîr ji aliyê bav")
    hands.choose("more-relative")
    hands.say("Bozan")
    hands.fill("relative/1.family_ku", "Ehmed")
    hands.pick("relativekin/1.relation", "bav")
    hands.next("consent")
    hands.say("1")
    hands.say("1")
    hands.say("4")
    hands.say("bila nedin Tirkiyeyê")
    hands.pick("if-rule-ncmp-talk", "ne heke")
    hands.pick("if-body-ncmp-talk", "saziyên dewleta Tirkiyeyê")
    hands.choose("if-save-ncmp-talk")
    hands.say("4")
    hands.say("tenê eger bavê wî jî bi min re bê")
    hands.pick("if-rule-dna-talk", "tenê bi")
    hands.pick("if-with-dna-talk", "Bozan")
    hands.choose("if-save-dna-talk")
    hands.reach("consent-publish_photo-yes")
    hands.say("2")
    hands.next("next")
    hands.fill("owe.what", "Telefon ji Gulistanê re")
    hands.fill("owe.due", "2026-12-04")
    hands.fill("ask.what", "Wêneyê nasnameya Mihemed")
    hands.fill("ask.due", "2026-12-01")
    hands.fill("ask.due_words", "heta serê mehê")
    hands.choose("another-missing")


def the_survivor(hands: Keys) -> None:
    """B beside A: a case of his own, told to be free."""
    assert hands.at == "speaker"
    hands.pick("kin.relation", "xizmayetiyeke din")
    hands.next("missing")
    hands.answer("Mihemed", "Salih", "Ehmed")
    hands.day("person.birth", "salekê jê mezintir", "1998")
    hands.next("day")
    hands.choose("same-day")
    hands.next("where")
    hands.choose("same-where")
    hands.next("whom")
    hands.choose("same-whom")
    hands.next("news")
    hands.say("Mihemedê mezin çar meh bi şûn ve hat berdan.")
    hands.day("news/0.date", "çar meh bi şûn ve", "2014-09-15..2014-10-15")
    hands.pick("news/0.type", "berdan")
    hands.next("next")
    hands.next_page()
    hands.section("person")
    hands.choose("add-person_name")
    hands.pick("person_name.type", "leqeb")
    hands.fill("person_name.value", "Mihemedê mezin")
    pages.together(hands)
    hands.section("case")
    hands.pick("case.search_status", "hatiye berdan")
    hands.pick("case.fate", "zindî ye (pi")
    hands.to("case.whereabouts")
    hands.pick("case.whereabouts", "li gor gotinekê li derveyî")
    hands.fill("case.whereabouts_place", "Almanya")
    hands.enter()
    hands.save()


def the_family(hands: Keys) -> None:
    """The other name of the mother, whose cousin B is, the sample, the source whose name nobody says."""
    hands.section("family")
    hands.choose("open-family")
    hands.choose(hands.row("member-", "Gulistan"))
    hands.choose("add-person_name")
    hands.pick("person_name.type", "leqeb")
    hands.fill("person_name.value", "Gulê")
    hands.save()
    hands.fill("member-given", "Mihemed")
    hands.fill("member-father", "Salih")
    hands.room.qtbot.waitUntil(lambda: hands.sees("member-known"))
    hands.pick("member-known", "Mihemed")
    hands.pick("member-relation", "pismam")
    hands.pick("member-to", "ya Mihemed Bozan")
    hands.choose("add-member")
    hands.section("cases")
    hands.choose(hands.row("case-", "Bozan"))


def the_case(hands: Keys) -> None:
    """What the page of A holds beside the interview."""
    pages.together(hands, join=True)
    hands.section("person")
    hands.choose("add-person_name")
    hands.pick("person_name.type", "leqeb")
    hands.fill("person_name.value", "Mihemedê biçûk")
    hands.save()
    hands.pick(hands.like("wish-type-"), "ne li ser kaxezên")
    hands.pick(hands.like("wish-towards-"), "Xanim")
    hands.pick(hands.like("wish-by-"), "Gulistan")
    hands.fill(hands.like("wish-why-"), "dibêje qey ew li Ewropayê ye")
    hands.choose(hands.like("wish-add-"))
    hands.pick(hands.like("wish-type-"), "gotinên ku")
    hands.fill(hands.like("wish-words-"), "şehîd")
    hands.pick(hands.like("wish-by-"), "Gulistan")
    hands.choose(hands.like("wish-add-"))
    hands.section("timeline")
    hands.choose("add-event")
    hands.pick("event.type", "derketina navî")
    hands.fill("event.text", "Di lîsteyekê de bi erebî derket: محمد بوزان احمد, ji dayika Gulê")
    hands.save()
    hands.section("claims")
    hands.choose("add-claim")
    hands.pick("claim.field", "temen")
    hands.fill("claim.value", "panzdeh salî bû")
    hands.pick("claim.source", "Gulistan")
    hands.pick("claim.status", "agahiya nûtir")
    hands.save()
    hands.choose("add-claim")
    hands.pick("claim.field", "roja jidayikbûnê")
    hands.day(
        "told-claim.value", "hîna panzdeh temam nekiribû, di meha Tîrmehê de, 1999", "1999-07"
    )
    hands.pick("claim.source", "Gulistan")
    hands.pick("claim.status", "derbasdar")
    hands.save()
    hands.section("antemortem")
    hands.pick("am-purpose", "nasîn")
    hands.choose("am-begin")
    hands.save()
    hands.choose("ready-ncmp")
    with behaviour(1, 8):
        assert "bila nedin Tirkiyeyê" in hands.reads() and "şofêr" not in hands.reads()
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("claims")
    hands.choose("add-source")
    hands.pick("source.type", "şahid")
    hands.fill("source.pointed_at", "şofêr")
    hands.fill("source.protection_needs", "zarokên wî li wir in; navê wî nenivîsin, tu carî")
    hands.save()


def the_rumour(hands: Keys) -> None:
    """Which Mihemed, nobody knows: a row of the statement of somebody two steps away, of no case."""
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("claims")
    hands.choose("add-source")
    hands.pick("source.type", "navbeynkar")
    hands.fill("source.relation_to_case", "jinek; wê ji yeke din bihîstibû")
    hands.choose("add-statement") if hands.sees("add-statement") else hands.section("statement")
    if not hands.sees("statement.mode"):
        hands.choose("add-statement")
    hands.day("told-statement.date", "îro", "2026-11-28")
    hands.fill("statement.summary", "Mihemed li Tebqayê ye. Kîjan Mihemed? Nizanim.")
    hands.save()
    hands.room.settle(hands.window)
    if not hands.sees("add-testimony_row"):
        hands.choose(hands.like("open-statement-"))
    hands.choose("add-testimony_row")
    hands.fill("testimony_row.told_name", "Mihemed")
    hands.fill("testimony_row.where", "Tebqa")
    hands.day("told-testimony_row.seen_from", RUMOUR)
    hands.pick("testimony_row.state_seen", "nehat gotin")
    hands.pick("testimony_row.may_tell_family", "her car")
    hands.save()


def the_list(hands: Keys) -> None:
    """The printed line, with the mother as it stands there."""
    hands.press(Qt.Key.Key_5, ALT)
    hands.pick("which-list", "lîste")
    hands.choose("new-source_list")
    hands.fill("source_list.name", "lîsteyek bi erebî; kîjan lîste, nehat gotin")
    hands.save()
    hands.section("source_list_entry")
    hands.choose("add-source_list_entry")
    hands.fill("source_list_entry.name_as_written", "محمد بوزان احمد")
    hands.fill("source_list_entry.mother", "Gulê")
    hands.save()


def the_sample(hands: Keys) -> None:
    hands.press(Qt.Key.Key_3, ALT)
    hands.room.settle(hands.window)
    hands.reach("families-table")
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    hands.section("samples")
    hands.choose("add-dna_reference")
    hands.pick("dna_reference.donor", "Gulistan")
    hands.pick("dna_reference.missing", "Mihemed Bozan")
    hands.pick("dna_reference.kinship", "dê")
    hands.pick("dna_reference.sample_given", "plankirî")
    hands.save()


class Ids:
    """Who is who in the records."""

    def __init__(self, stored: Stored) -> None:
        missing = {one.get("father_ku"): one for one in stored.all("person", family_ku="Ehmed")}
        self.a, self.b = missing["Bozan"], missing["Salih"]
        self.mother = stored.one("person", given_ku="Gulistan")["id"]
        self.father = stored.one("person", given_ku="Bozan")["id"]
        self.xanim = stored.one("person", given_ku="Xanim")["id"]
        self.case, self.case_b = self.a["parent"], self.b["parent"]
        self.loss = stored.one("event", parent=self.case, is_disappearance=True)
        self.loss_b = stored.one("event", parent=self.case_b, is_disappearance=True)


def facts(stored: Stored) -> list[Fact]:
    """Each part of the numbered facts, and where it stands."""
    ids = Ids(stored)
    a, b, mother = ids.a, ids.b, ids.mother
    seen = stored.one("event", parent=ids.case, type="sighting")
    free = stored.one("event", parent=ids.case_b, type="release")
    driver = stored.one("source", type="eyewitness")
    row = stored.one("testimony_row")
    iimp, dna, ncmp, photo = (
        grant(stored, mother, purpose, body, ids.case)
        for purpose, body in (
            ("search", "iimp"),
            ("identification", "iimp"),
            ("search", "ncmp"),
            ("photo_publication", "public"),
        )
    )

    def condition(of: str) -> Row:
        return stored.one("consent_condition", parent=of)

    def marked(person: str, kind: str) -> Row:
        return stored.one("person_mark", parent=person, type=kind)

    def named(person: str) -> str:
        return str(stored.one("person_name", parent=person).get("value"))

    def claimed(field: str) -> Row:
        return stored.one("claim", parent=ids.case, field=field)

    return [
        fact(1, "name of A", (a["given_ku"], a["father_ku"]) == ("Mihemed", "Bozan")),
        fact(1, "usual name of A", named(a["id"]) == "Mihemedê biçûk"),
        fact(1, "son of Gulistan", related(stored, mother, a["id"]) == "mother"),
        fact(2, "name of B", (b["given_ku"], b["father_ku"]) == ("Mihemed", "Salih")),
        fact(2, "usual name of B", named(b["id"]) == "Mihemedê mezin"),
        fact(2, "cousin of A", related(stored, b["id"], a["id"]) == "cousin_pat_m"),
        fact(2, "Gulistan is related to B by marriage", related(stored, mother, b["id"]) == "in_law"),
        fact(2, "B is free", stored.one("case", id=ids.case_b)["search_status"] == "released_returned"),
        fact(3, "born in July 1999", date(a, "birth") == ("1999-07-01", "1999-07-31", "month")),
        fact(3, "told by the mother", claimed("birth").get("source") == mother),
        fact(3, "the first words", claimed("age").get("value") == "panzdeh salî bû" and claimed("age")["status"] == "superseded"),
        fact(4, "a minor of 14", date(ids.loss)[0] < "2014-07-01" and date(a, "birth")[1] < "2000-05-29"),
        fact(5, "B born about 1998", date(b, "birth")[0] == "1998-01-01" and told(b, "birth") == "salekê jê mezintir"),
        fact(6, "mother of A", a["mother_ku"] == "Gulistan Bekir Îsa"),
        fact(6, "her other name", named(mother) == "Gulê"),
        fact(6, "father of A", related(stored, ids.father, a["id"]) == "father"),
        fact(7, "29 May 2014", date(ids.loss) == ("2014-05-29", "2014-05-29", "day")),
        fact(7, "the first words, by the same teller", claimed("date")["status"] == "superseded" and claimed("date")["source"] == mother and date(claimed("date"), "value")[:2] == ("2014-06-01", "2014-06-10")),
        fact(7, "two records", date(ids.loss_b) == date(ids.loss)),
        fact(7, "one incident", {one["incident"] for one in stored.all("case")} == {stored.one("incident")["id"]}),
        fact(8, "near Minbic, on the road", "Minbicê" in ids.loss["place_text"] and ids.loss.get("place")),
        fact(8, "a bus", ids.loss["place_kind"] == "garage_bus"),
        fact(9, "by ISIS", stored.one("involvement", parent=ids.loss["id"]).get("group") == "isis"),
        fact(9, "she did not see it", ids.loss["confidence"] == "hearsay_named" and ids.loss["told_by"] == mother),
        fact(10, "the driver, without a name", driver and "true_name" not in driver and "zarokên wî" in words(driver, "protection_needs")),
        fact(10, "nor as the driver", driver["pointed_at"] == "şofêr"),
        fact(11, "B freed four months later", date(free) == ("2014-09-15", "2014-10-15", "range")),
        fact(12, "A seen two weeks before the feast", date(seen)[0] == "2014-09-20" and told(seen) == "du hefte beriya Cejna Qurbanê"),
        fact(12, "a school in Minbic", "dibistan" in seen["place_text"]),
        fact(12, "relayed", seen["confidence"] == "hearsay_named" and "erebeyeke spî" in words(seen, "text")),
        fact(13, "B is in Germany", stored.one("case", id=ids.case_b).get("whereabouts_place")),
        fact(14, "the rumour of Tebqa, of which Mihemed nobody knows", row["told_name"] == "Mihemed" and "linked_case" not in row),
        fact(14, "its words, no day", row["seen_from"] == {"as_told": RUMOUR, "precision": "unknown"}),
        fact(14, "two steps away", stored.one("source", type="intermediary")),
        fact(15, "the printed line", stored.one("source_list_entry", name_as_written="محمد بوزان احمد", mother="Gulê")),
        fact(16, "yes to the IIMP", iimp["result"] == "given" and iimp["given_on"] == TODAY),
        fact(17, "DNA: yes, if", dna["result"] == "given_if" and words(condition(dna["id"]), "words") == "tenê eger bavê wî jî bi min re bê"),
        fact(17, "together with the father", (condition(dna["id"])["type"], condition(dna["id"]).get("person")) == ("only_with_person", ids.father)),
        fact(17, "her sample is planned", stored.one("dna_reference", donor=mother, missing=a["id"]).get("sample_given") == "planned"),
        fact(17, "the father was not asked", not stored.all("dna_reference", donor=ids.father)),
        fact(18, "NCMP: yes, if not on to Türkiye", ncmp["result"] == "given_if" and (condition(ncmp["id"])["type"], condition(ncmp["id"])["recipient"]) == ("not_onward_to", "government_tr") and "Tirkiyeyê" in words(condition(ncmp["id"]), "words")),
        fact(19, "the photo: no", photo["result"] == "refused"),
        fact(20, "not on papers of Xanim", marked(a["id"], "not_on_papers_of").get("towards") == [ids.xanim]),
        fact(20, "why", words(marked(a["id"], "not_on_papers_of"), "why") == "dibêje qey ew li Ewropayê ye"),
        fact(21, "never şehîd", words(marked(a["id"], "words_rejected"), "words") == "şehîd"),
        fact(22, "we call on Friday", stored.one("duty", type="owed_to_family").get("due") == "2026-12-04"),
        fact(23, "the picture of the card, until the first", (stored.one("duty", type="asked_of_family").get("due"), stored.one("duty", type="asked_of_family").get("due_words")) == ("2026-12-01", "heta serê mehê")),
    ]  # fmt: skip  # a fact a row


def test_story(keys: Callable[[Lang], Keys]) -> None:
    hands = keys("ku")
    tell(hands)
    the_survivor(hands)
    the_family(hands)
    the_case(hands)
    the_rumour(hands)
    the_list(hands)
    the_sample(hands)
    desk = opened(hands.room)
    try:
        stored = Stored.of_desk(desk, hands.room.path / "dump")
        assert reached(facts(stored), stored) >= SHARE
        behaves(desk, stored)
    finally:
        desk.access.lock()


def behaves(desk: Desk, stored: Stored) -> None:
    """The behaviours, by their numbers; the page of 8 is looked at while typing."""
    ids = Ids(stored)
    cases = {one["id"]: one["search_status"] for one in stored.all("case")}
    with behaviour(1, 1):
        assert cases == {ids.case: "new", ids.case_b: "released_returned"}
        searching = {"iimp", "ncmp", "icmp", "massar", "icrc"}
        assert searching <= {
            one.profile.key for one in desk.submissions.readiness.routing(ids.case).open
        }
        assert not searching & {
            one.profile.key for one in desk.submissions.readiness.routing(ids.case_b).open
        }
        for purpose, body in (("search", "iimp"), ("photo_publication", "public")):
            stays(desk, SheetOrder(ids.case_b, purpose=purpose, recipient=body), "person_decides")
    desk.matching.suggestions.match_new()
    with behaviour(1, 2):
        assert {*desk.matching.match_counts()} <= {"relatives"} and desk.matching.pair(
            ids.case, ids.case_b
        ).kin
        found = [one.title for one in desk.cases.lists.search("Mihemed Ehmed")]
        assert {"Mihemed Salih Ehmed", "Mihemed Bozan Ehmed"} <= {*found}
    with behaviour(
        1, 3
    ):  # the siege of Kobanê is an anchor: a day is proposed there, and nobody took it
        row = stored.one("testimony_row")
        assert row["seen_from"] == {"as_told": RUMOUR, "precision": "unknown"}
        assert "linked_case" not in row and not desk.matching.suggestions.testimony_hints(row["id"])
        assert not [one for one in stored.all("event") if "Tebqa" in str(one)]
    with behaviour(1, 4):
        listed(desk, stored, ids)
    photo = SheetOrder(ids.case, purpose="photo_publication", recipient="public")
    with behaviour(1, 5):
        stays(desk, photo, "refused")
        stays(desk, replace(photo, purpose="advocacy_named"), "not_asked")
        alone = Condition({"ku": "tenê wêneyê wî", "src_lang": "ku"}, "photo_alone")
        no = stored.one("consent_grant", purpose="photo_publication", subject=ids.case)["id"]
        desk.consent.steps.condition(no, alone)  # what was said before the no opens nothing
        stays(desk, photo, "refused")
    hers = {
        lang: plain(
            text_of(
                desk.outbound.sheets.sheet(
                    SheetOrder(ids.case, (lang,), person=ids.mother, discreet=False)
                ).pdf
            )
        )
        for lang in LANGS
    }
    with behaviour(1, 6):
        for case in cases:  # of her nobody may know; and of whoever is back they decide themselves
            why = "person_decides" if case == ids.case_b else "not_known"
            stays(desk, SheetOrder(case, ("ku",), person=ids.xanim, discreet=False), why)
        assert "Bozan" in hers["ku"] and "Winda ye" in hers["ku"]
    with behaviour(1, 7):
        for text in hers.values():
            assert not re.search("şeh[îi]d|شهيد|martyr", text, re.IGNORECASE)
            assert "[…]" not in text  # and no other word is taken out instead
        mark = stored.one("person_mark", type="words_rejected")["words"]
        heard = OtherWords([RejectedWords({ids.a["id"]: [mark]})])
        for said in ("Belgeya şehîdê", "Lîsteya şehîdan", "قائمة الشهداء", "A martyr"):
            assert heard.said(said) != said
    with behaviour(1, 8):
        to_ncmp(desk, stored, ids)


LANGS: tuple[Lang, ...] = ("ku", "ar", "en")


def stays(desk: Desk, order: SheetOrder, reason: str) -> None:
    """A sheet is not made, for this reason."""
    with pytest.raises(UserError) as told:
        desk.outbound.sheets.sheet(order)
    assert told.value.params["reason"] == reason


def listed(desk: Desk, stored: Stored, ids: Ids) -> None:
    """The printed line: what the mother is called at home is one of her names, and no state changes."""
    line = stored.one("source_list_entry")["id"]
    desk.matching.lists.list(stored.one("source_list")["id"])
    pair = desk.matching.pair(ids.case, line)
    [mother] = [one for one in pair.rows if one.field == "mother"]
    assert {"Gulê", "Gulistan Bekir Îsa"} <= {*mother.left} and mother.right == ("Gulê",)
    assert mother.evidence is not None and mother.evidence.points > 0
    assert "mother" not in [one.field for one in pair.against]
    assert desk.cases.record(ids.case).text("fate") == ""


def to_ncmp(desk: Desk, stored: Stored, ids: Ids) -> None:
    """Somebody asks first; then the driver is a code at most, in words that were told as well."""
    order = SheetOrder(ids.case, ("ku",), purpose="search", recipient="ncmp", discreet=False)
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.sheets.sheet(order)
    yes = grant(stored, ids.mother, "search", "ncmp", ids.case)
    desk.consent.steps.met(stored.one("consent_condition", parent=yes["id"])["id"])
    made = desk.outbound.sheets.sheet(order)
    assert "otobus rawestand" not in text_of(made.pdf) and "şofêr" not in text_of(made.pdf)
    driver = stored.one("source", type="eyewitness")["id"]
    [named] = [one for one in made.named if one.who == driver]
    desk.cases.told_names.choose(named.record, named.of, driver, "replace", shown=named.shown)
    told_ = plain(text_of(desk.outbound.sheets.sheet(order).pdf))
    assert "şofêr" not in told_ and named.instead in told_ and "otobus rawestand" in told_

"""Story 02, Xalîde names many, typed in Kurmanji. All people are made up; the facts are in
stories/02-*.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget
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

from vsdesk.desk import SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.places.gazetteer import place_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.keyboard.hands import Keys

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
# name, origin, marks, where, from (words, typed), to (words, typed), state, may tell
ROWS = (
    ("Berfîn", "Serê Kaniyê", "hemşîre", "Reqa, xaniyê li pişt firinê, ode ya jêrîn",
     ("roja duyemîn a rojiya Êzî, sala yekem", "2014-12-17"), ("", ""), "nexweş", "erê"),
    ("Xidir", "Xana Sor", "Xidirê Şivan", "", ("", ""), ("heta Çarşema Sor", "2015-04-15"), "ji wir hat birin", "her car"),
    ("Xidir", "Kobanê", "mamoste; carekê hat dîtin", "", ("", ""), ("", ""), "mirin, wek ku hinekan", "na"),
    ("Dilo", "", "zarok, şeş-heft salî, erebî nizanibû; dayika xwe Zerê bang dikir", "", ("", ""), ("", ""), "sax", "her car"),
    ("jineke Ermen", "Reqa", "destê wê yê çepê du tilî kêm bûn", "", ("", ""), ("", ""), "nehat gotin", "her car"),
    ("Seyran", "", "bi nexweşiyê; xwişka wê sax e; heta ku ez bi xwe pê re nepeyivim, kes nebêje", "",
     ("zivistanê", ""), ("", ""), "mirin, wek ku şahid", "her car"),
)  # fmt: skip  # a table, read by rows


def brother(hands: Keys) -> None:
    """The case of Xelef; who speaks is his sister."""
    hands.interview()
    hands.fill("speaker.given_ku", "Xalîde")
    hands.pick("kin.relation", "xwişk")
    hands.pick("case.intake_channel", "serdan")
    hands.next("missing")
    hands.fill("person.given_ku", "Xelef")
    hands.fill("person.mother_ku", "Şemê")
    hands.pick("person.sex", "mêr")
    hands.next("happened")
    hands.say("Di Fermanê de em hatin girtin; Xelef sêzdeh salî bû.")
    hands.pick("event.confidence", "axêver bi xwe")
    hands.next("day")
    hands.day("event.date", "di Fermanê de")
    hands.press(Qt.Key.Key_F6)
    hands.next("where")
    hands.fill("event.place_text", "Xanesor, Şengal")
    hands.next("whom")
    hands.pick("event.type", "revandin")
    hands.next("news")
    hands.say("Paşîn car min ew dît.")
    hands.day("news/0.date", "2015an")
    hands.press(Qt.Key.Key_F6)
    hands.pick("news/0.type", "dîtina dawî")
    hands.pick("news/0.confidence", "axêver bi xwe")
    hands.choose("more-news")
    hands.say("Hevalekî gotiye li Meyadînê bû, perwerde didan zarokan.")
    hands.day("news/1.date", "piştî wê", "2014-12-19..")
    hands.fill("news/1.place_text", "Meyadîn")
    hands.pick("news/1.type", "dîtin")
    hands.pick("news/1.confidence", "gotegot")
    hands.next("search")
    hands.press(Qt.Key.Key_PageUp, CTRL)
    hands.day("news/0.date", "Cejna Êzî ya pêşî bû, hê 2014")
    hands.press(Qt.Key.Key_F6)
    hands.next("family")
    hands.fill("relative/0.given_ku", "Şemê")
    hands.pick("relativekin/0.relation", "dê")
    hands.choose("more-relative")
    hands.say("mêrê min")
    hands.pick("relativekin/1.relation", "xizmayetiyeke")
    hands.next("contact")
    hands.pick("channel/0.safe_to_call", "Na")
    hands.fill("channel/0.safe_hours", "tenê peyam, roja Sêşemê")
    hands.fill("channel/0.who_else_uses", "mêrê min nizane ka çi bû")
    hands.pick("channel/0.type", "Signal")
    hands.next("consent")
    hands.say("1")
    hands.pick("consent-named", "bi navekî din")
    hands.reach("consent-court_de-yes")
    hands.say("4")
    hands.say("bê nav, bi kod")
    hands.choose("if-save-court_de-talk")
    hands.next("next")
    hands.next_page()


def witness(hands: Keys) -> None:
    """The statement: six of whom she tells, each a row of it."""
    hands.section("person")
    hands.fill("person.age_told", "sêzdeh salî bû")
    hands.save()
    hands.section("antemortem")
    hands.pick("am-purpose", "nasîn")
    hands.choose("am-begin")
    hands.save()
    hands.section("claims")
    hands.choose("add-source")
    hands.pick("source.type", "kesê rizgarbûyî")
    hands.fill("source.protection_needs", "Navê min bila ji derve re nebêjin, li ser tu kaxezê.")
    hands.save()
    hands.section("statement")
    hands.choose("add-statement")
    hands.day("told-statement.date", "îro", TODAY)
    hands.pick("statement.language", "Kurmancî")
    hands.fill(
        "statement.summary",
        "Um Zeyneb jina ku derî digirt bû. Mirovek, ji wan, kilît da min; ez nabêjim kî bû. Tiştên din ez naxwazim. Bes.",
    )
    hands.save()
    if not hands.sees("add-testimony_row"):
        hands.choose(hands.like("open-statement-"))
    for name, origin, marks, where, since, until, state, tell in ROWS:
        hands.choose("add-testimony_row")
        hands.fill("testimony_row.told_name", name)
        hands.fill("testimony_row.marks", marks)
        if origin:
            hands.fill("testimony_row.origin_text", origin)
        if origin == "Xana Sor":
            take_near_place(hands, origin)
        if where:
            hands.fill("testimony_row.where", where)
        if since[0]:
            hands.day("told-testimony_row.seen_from", *since)
        if since == ("zivistanê", ""):
            with behaviour(2, 6):  # a winter, of which year nobody said
                assert not hands.sees("right-testimony_row.seen_from")
        if until[0]:
            hands.day("told-testimony_row.seen_to", *until)
        hands.pick("testimony_row.state_seen", state)
        hands.pick("testimony_row.may_tell_family", tell)
    hands.save()


def take_near_place(hands: Keys, told_: str) -> None:
    """A place of nearly this name is offered, and taken; the words stay."""
    hands.to("testimony_row.origin")
    hands.say(told_)
    hands.room.settle(hands.window)
    offered = hands.screen.findChild(QListWidget, "places-testimony_row.origin")
    kept = hands.screen.findChild(QLineEdit, "testimony_row.origin_text")
    with behaviour(2, 3):
        assert offered is not None and "Xanesor" in offered.item(0).text()
        hands.enter()
        assert kept is not None and kept.text() == told_


def family(hands: Keys) -> None:
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("consent")
    hands.choose("to-consent-page")
    hands.choose(hands.row("asked-", "Xalîde"))
    for purpose, body in (
        ("gilî ji Neteweyên", "Koma Xebatê ya Windakirina"),
        ("ragihandin", "raya giştî"),
    ):
        hands.pick("ask-purpose", purpose)
        hands.pick("ask-recipient", body)
        hands.pick("ask-answer", "Na")
        hands.choose("ask-save")
        hands.room.settle(hands.window)
    hands.press(Qt.Key.Key_Left, ALT)
    hands.section("family")
    hands.choose("open-family")
    hands.choose(hands.row("member-", "Xalîde"))
    mark(hands, "li derve navê", "", "li ser tu kaxezê")
    member = hands.row("member-", "Xalîde")
    if not hands.sees("person.given_ku"):
        hands.choose(member)
    mark(hands, "divê kes pê nizane", "mêrê min", "mêrê min nizane ka çi bû")
    hands.section("samples")
    for donor, kin in (("Xalîde", "xwişk"), ("Şemê", "dê")):
        hands.choose("add-dna_reference")
        hands.pick("dna_reference.donor", donor)
        hands.pick("dna_reference.missing", "Xelef")
        hands.pick("dna_reference.kinship", kin)
        hands.pick("dna_reference.sample_given", "hat dayîn")
        hands.pick("dna_reference.country", "Iraq")
        hands.fill("dna_reference.note", "Duhok")
        hands.save()
    with behaviour(2, 8):
        assert "Tenê wiha xwe bigihîninê: tenê peyam, roja Sêşemê" in hands.reads()
    hands.section("family")
    hands.fill("family.current_place", "Baden-Württemberg")
    hands.enter()
    hands.save()


def mark(hands: Keys, kind: str, towards: str, why: str) -> None:
    hands.pick(hands.like("wish-type-"), kind)
    if towards:
        hands.pick(hands.like("wish-towards-"), towards)
    hands.fill(hands.like("wish-why-"), why)
    hands.choose(hands.like("wish-add-"))


def herself(hands: Keys) -> None:
    """Her own file, apart from what she says of others."""
    hands.press(Qt.Key.Key_2, ALT)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.section("person")
    hands.fill("person.given_ku", "Xalîde")
    hands.fill("person.age_told", "şazdeh salî bûm")
    hands.save()
    mark(hands, "li derve navê", "", "li ser tu kaxezê")
    hands.section("disappearance")
    hands.pick("event.type", "revandin")
    hands.day("told-event.date", "di Fermanê de", "2014-08-03")
    hands.choose("add-involvement")
    hands.pick("involvement.group", "DAIŞ")
    hands.fill("involvement.named_as", "Um Zeyneb")
    hands.save()
    hands.section("timeline")
    hands.choose("add-event")
    hands.pick("event.type", "berdan")
    hands.day("told-event.date", "havîna 2017an", "2017-06..2017-08")
    hands.save()
    hands.section("case")
    hands.pick("case.search_status", "hatiye berdan")
    hands.save()


def facts(stored: Stored) -> list[Fact]:
    """Each part of the numbered facts, and where it stands."""
    him = stored.one("person", given_ku="Xelef")
    case = him["parent"]
    family = stored.one("family")["id"]
    speaker = stored.one("person", given_ku="Xalîde", parent=family)["id"]
    mother, husband = (stored.one("person", given_ku=one)["id"] for one in ("Şemê", "mêrê min"))
    own = next(one for one in stored.all("person", given_ku="Xalîde") if one["parent"] != family)
    loss, hers = (
        stored.one("event", parent=one, is_disappearance=True) for one in (case, own["parent"])
    )
    free = stored.one("event", parent=own["parent"], type="release")
    last, later = (stored.one("event", parent=case, type=one) for one in ("last_seen", "sighting"))
    source, statement = stored.one("source"), stored.one("statement")
    told_of = {(one["told_name"], one["origin_text"]): one for one in stored.all("testimony_row")}
    berfin, shepherd, teacher, dilo, armenian, seyran = (told_of[row[0], row[1]] for row in ROWS)
    marks = {(one["parent"], one["type"]): one for one in stored.all("person_mark")}
    court, un, media = (
        grant(stored, speaker, purpose, body, case)
        for purpose, body in (
            ("criminal_accountability", "prosecutor_de"),
            ("un_complaint", "wgeid"),
            ("media", "public"),
        )
    )
    condition = stored.one("consent_condition", parent=court["id"])
    way = stored.one("contact_channel")
    samples = {one["donor"]: one for one in stored.all("dna_reference")}

    def seen(row: Row, state: str, may: str) -> bool:
        return (row["state_seen"], row["may_tell_family"]) == (state, may)

    return [
        fact(1, "a statement of today, in Kurmanji", date(statement)[0] == TODAY and statement["language"] == "ku"),
        fact(1, "by a source under a code", statement["parent"] == source["id"] and source["type"] == "survivor" and source["code"]),
        fact(2, "not named outside", (speaker, "not_named_outside") in marks and "towards" not in marks[speaker, "not_named_outside"]),
        fact(2, "nor in her own file", (own["id"], "not_named_outside") in marks),
        fact(3, "her own case, sixteen then", own["age_told"] == "şazdeh salî bûm" and stored.one("case", id=own["parent"])["search_status"] == "released_returned"),
        fact(3, "taken in the Ferman", date(hers)[0] == "2014-08-03" and told(hers) == "di Fermanê de"),
        fact(4, "free in the summer of 2017", date(free)[:2] == ("2017-06-01", "2017-08-31") and told(free) == "havîna 2017an"),
        fact(5, "Xelef, her brother, thirteen", related(stored, speaker, him["id"]) == "sister" and him["age_told"] == "sêzdeh salî bû"),
        fact(5, "taken that day", date(loss)[0] == "2014-08-03"),
        fact(5, "his mother", him["mother_ku"] == "Şemê" and related(stored, mother, him["id"]) == "mother"),
        fact(5, "from Xanesor, Şengal", loss["place_text"] == "Xanesor, Şengal"),
        fact(6, "last seen at the first Cejna Êzî", date(last) == ("2014-12-19", "2014-12-19", "day") and last["confidence"] == "firsthand_consistent"),
        fact(6, "2015 was said first", date(stored.one("claim"), "value")[0] == "2015-01-01" and stored.one("claim")["status"] == "superseded" and stored.one("claim")["parent"] == last["id"]),
        fact(7, "later at Meyadîn", date(later) == ("2014-12-19", "", "after") and later["place_text"] == "Meyadîn"),
        fact(7, "hearsay, the children were trained", later["confidence"] == "rumour" and "perwerde" in words(later, "text")),
        fact(8, "Berfîn, a nurse", words(berfin, "marks") == "hemşîre" and "pişt firinê" in words(berfin, "where")),
        fact(8, "from Serê Kaniyê", berfin["origin_text"] == "Serê Kaniyê"),
        fact(8, "seen in the fast", date(berfin, "seen_from")[0] == "2014-12-17" and told(berfin, "seen_from") == ROWS[0][4][0]),
        fact(8, "ill; her mother may be told", seen(berfin, "ill", "yes")),
        fact(9, "Xidir the shepherd", words(shepherd, "marks") == "Xidirê Şivan" and shepherd["told_name"] == "Xidir"),
        fact(9, "from Xana Sor, as told; it may be Xanesor", shepherd["origin_text"] == "Xana Sor" and shepherd["origin"] == place_id("iq_khanasor")),
        fact(9, "until Çarşema Sor, taken away", date(shepherd, "seen_to")[0] == "2015-04-15" and seen(shepherd, "taken_away", "ask")),
        fact(10, "Xidir the teacher, said to have died", "mamoste" in words(teacher, "marks") and teacher["origin_text"] == "Kobanê" and seen(teacher, "said_dead", "no")),
        fact(10, "no day", not teacher["seen_from"] and not teacher["seen_to"]),
        fact(11, "Dilo", "Zerê" in words(dilo, "marks") and seen(dilo, "alive", "ask")),
        fact(12, "the Armenian woman", "du tilî" in words(armenian, "marks") and armenian["origin_text"] == "Reqa" and seen(armenian, "not_told", "ask")),
        fact(13, "Seyran died before her eyes, in a winter", seen(seyran, "died_before_witness", "ask") and seyran["seen_from"] == {"as_told": "zivistanê", "precision": "unknown"}),
        fact(13, "by illness, the sister is asked later", "nexweşiyê" in words(seyran, "marks") and "xwişka" in words(seyran, "marks")),
        fact(14, "the guard is of the other side", stored.one("involvement", named_as="Um Zeyneb") and not stored.all("testimony_row", told_name="Um Zeyneb")),
        fact(15, "the man with the key has no name", sum("kilît" in str(one) for one in stored.rows) == 1 and "kilît" in words(statement, "summary")),
        fact(16, "she stopped", "ez naxwazim. Bes" in words(statement, "summary")),
        fact(17, "her sample, given in Duhok", (samples[speaker]["sample_given"], samples[speaker]["missing"], samples[speaker]["country"]) == ("yes", him["id"], "iq")),
        fact(17, "her mother's", (samples[mother]["sample_given"], samples[mother]["missing"]) == ("yes", him["id"])),
        fact(18, "the German prosecutor: yes, if", court["result"] == "given_if" and words(condition, "words") == "bê nav, bi kod"),
        fact(18, "by a code", court["identity_mode"] == "pseudonym"),
        fact(19, "the Working Group: no", un["result"] == "refused"),
        fact(19, "media: no", media["result"] == "refused"),
        fact(20, "a message, on Tuesday", way["safe_to_call"] is False and way["safe_hours"] == "tenê peyam, roja Sêşemê"),
        fact(20, "the husband knows nothing", marks[speaker, "nobody_may_know_of"]["towards"] == [husband] and "nizane" in words(marks[speaker, "nobody_may_know_of"], "why")),
        fact(21, "in Baden-Württemberg", stored.one("family")["current_place"]),
    ]  # fmt: skip  # a fact a row


def test_story(keys: Callable[[Lang], Keys]) -> None:
    hands = keys("ku")
    brother(hands)
    witness(hands)
    family(hands)
    herself(hands)
    desk = opened(hands.room)
    try:
        stored = Stored.of_desk(desk, hands.room.path / "dump")
        assert reached(facts(stored), stored) >= SHARE
        behaves(desk, stored)
    finally:
        desk.access.lock()


def behaves(desk: Desk, stored: Stored) -> None:
    """The behaviours, by their numbers; 6, and the place of 3, are looked at while typing,
    the card of 8 as well."""
    him = stored.one("person", given_ku="Xelef")["parent"]
    source = stored.one("source")
    speaker = stored.one("kinship", relation="sister")["person"]
    husband = stored.one("person", given_ku="mêrê min")["id"]
    rows = stored.all("testimony_row")
    with behaviour(2, 1):  # his case, and her own
        assert len(stored.all("case")) == 2 and len(rows) == 6
        assert {one["parent"] for one in rows} == {stored.one("statement")["id"]}
    with behaviour(2, 2):
        hits = desk.cases.lists.search("Xalîde")
        assert not [one for one in hits if one.root_kind == "source"] and source["true_name"] == ""
        assert [(one.root_kind, one.title) for one in desk.cases.lists.search(source["code"])] == [
            ("source", "")
        ]
        assert not desk.cases.lists.search("Berfîn") and not desk.cases.lists.search("Dilo")
    with behaviour(2, 3):
        assert sum(one["told_name"] == "Xidir" for one in rows) == 2
        assert not [one for one in rows if one["linked_case"]]
    with behaviour(2, 4):
        hears_nothing(desk, rows, "Seyran", "Elî", "Xana Sor")
    with behaviour(2, 5):
        hears_nothing(desk, rows, "Xidir", "Salih", "Kobanê")
    with behaviour(2, 7):
        assert state_of(desk, him, "criminal_accountability", "prosecutor_de") == "yes_if"
        for purpose, body in (("un_complaint", "wgeid"), ("media", "public")):
            assert state_of(desk, him, purpose, body) == "refused"
            with pytest.raises(UserError, match="E_GATE"):
                desk.outbound.sheets.sheet(SheetOrder(him, purpose=purpose, recipient=body))
    with behaviour(2, 8):
        with pytest.raises(UserError) as stays:
            desk.outbound.sheets.sheet(SheetOrder(him, ("ku",), person=husband, discreet=False))
        assert stays.value.params["reason"] == "discreet_only"
        his = text_of(desk.outbound.sheets.sheet(SheetOrder(him, ("ku",), person=husband)).pdf)
        for word in (
            "Xalîde",
            "DAIŞ",
            "Reqa",
            "Xanesor",
            "Şengal",
            "Meyadîn",
            "Ferman",
            "hatin girtin",
        ):
            assert word not in his, word
        hers = text_of(desk.outbound.sheets.sheet(SheetOrder(him, ("ku",), person=speaker)).pdf)
        for word in ("Seyran", "Xidir", "Berfîn", "DAIŞ", "Um Zeyneb", "kilît"):
            assert word not in hers, word


def hears_nothing(desk: Desk, rows: list[Row], given: str, father: str, place: str) -> None:
    """A case with a name of the statement comes in: it hears nothing of it."""
    person = {"given_ku": given, "father_ku": father, "birth_place_text": place}
    case = desk.cases.new_case(person).ids[0]
    desk.matching.suggestions.match_new()
    assert [one.root for one in desk.cases.lists.search(given)] == [case]
    assert not desk.cases.dossier(case).of("testimony_row")
    assert desk.cases.record(case).text("fate") == ""
    assert (
        not desk.matching.suggestions.hints(person, but=case) and not desk.matching.match_counts()
    )
    told_of = [one for one in rows if one["told_name"] == given]
    assert {one["may_tell_family"] for one in told_of} <= {"ask", "no"}
    assert not [one for one in told_of if desk.cases.record(one["id"]).value("linked_case")]


def state_of(desk: Desk, case: str, purpose: str, body: str) -> str:
    """What holds for one purpose and recipient."""
    return agreement(desk.cases.dossier(case), purpose, body, "", desk.context.today()).state

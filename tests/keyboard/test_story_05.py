"""Story 05, the conscript from Amûdê with two papers, typed in Kurmanji. All people are made up; the facts
are in stories/05-*.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as day
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
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
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.keyboard.hands import Keys

    from vsdesk.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LANGS: tuple[Lang, Lang] = ("ku", "ar")
NIGHT = "şeva di navbera Çarşem û Pêncşemê de, hefteyek piştî Cejna Remezanê ya 2013an"
LINE = "م ١١٤ | الاسم: عبد الرحمن شيخموس حسن | اسم الأم: فاطمة | المواليد: ١/١/١٩٩١ | الرقم: ٤٤١٧/ص | ملاحظة: ن"
PAPER = (
    "شهادة وفاة. الاسم: عبد الرحمن شيخ موس حسين. اسم الأم: فطيم. تاريخ الوفاة: ٣/٥/٢٠١٤. "
    "المكان: مشفى عسكري. السبب: توقف قلب. رقم ٨٨٢. الختم غير واضح."
)


def tell(hands: Keys) -> None:
    hands.interview()
    hands.fill("speaker.given_ku", "Şêxmûs")
    hands.fill("speaker.family_ku", "Hesen")
    hands.pick("kin.relation", "bav")
    hands.pick("case.intake_channel", "serdan")
    hands.next("missing")
    hands.answer("Ebdulrehman", "Şêxmûs", "Hesen", "Fatma")
    hands.day("person.birth", "payîza 1992an")
    hands.press(Qt.Key.Key_F6)
    hands.pick("person.sex", "mêr")
    hands.next("happened")
    hands.say(
        "Kurê min leşker bû, li Dera'a, ne girtî bû. Ji leşkeriyê winda bû. Serbaz got: هرب. Ew nereviya."
    )
    hands.pick("event.confidence", "naskirî")
    hands.next("day")
    hands.day("event.date", "roja pêncşemê, hefteyek piştî Cejna Remezanê ya 2013an", "2013-08-15")
    hands.next("where")
    hands.press(Qt.Key.Key_PageUp, CTRL)
    hands.day("event.date", NIGHT, "2013-08-14..2013-08-15")
    hands.next("where")
    hands.fill("event.place_text", "Dera'a, ji ser firaşê xwe, li qişleyê")
    hands.pick("event.place_kind", "qereqola leşkerî")
    hands.next("whom")
    hands.say("Istixbarata leşkerî hat")
    hands.pick("part.group", "Emniyeta Leşkerî")
    hands.pick("event.type", "girtin")
    hands.next("family")
    for n, (name, kin) in enumerate(
        (("Fatma", "dê"), ("Ebdulrehim", "bira"), ("birayê bavê", "ap"))
    ):
        if n:
            hands.choose("more-relative")
        hands.fill(f"relative/{n}.given_ku", name)
        hands.pick(f"relativekin/{n}.relation", kin)
    hands.next("consent")
    hands.say("1")
    hands.say("1")
    hands.say("2")
    hands.pick("consent-who", "Fatma")
    hands.pick("consent-said-by", "Kes bi xwe")
    hands.reach("consent-iimp-yes")
    hands.say("1")
    hands.next("next")
    hands.fill("ask.what", "Her du kaxezên orijînal")
    hands.fill("ask.due", "2026-11-29")
    hands.fill("ask.due_words", "roja Yekşemê")
    hands.next_page()


def the_person(hands: Keys) -> None:
    hands.section("person")
    hands.fill("person.birth_place_text", "Amûdê")
    hands.pick("person.military_status", "leşkerê mecbûrî")
    for value, note in (
        ("عبد الرحمن شيخموس حسن", "لیستە, rêza 114"),
        ("عبد الرحمن شيخ موس حسين", "şehade 882"),
    ):
        hands.choose("add-person_name")
        hands.pick("person_name.type", "nivîsandineke din")
        hands.fill("person_name.value", value)
        hands.fill("person_name.note", note)
        hands.save()
    hands.save()
    for word in ("mirî", "مرحوم"):
        hands.pick(hands.like("wish-type-"), "gotinên ku")
        hands.fill(hands.like("wish-words-"), word)
        hands.pick(hands.like("wish-by-"), "Şêxmûs")
        hands.choose(hands.like("wish-add-"))
    hands.pick(hands.like("wish-type-"), "ne li ser kaxezên")
    hands.pick(hands.like("wish-towards-"), "birayê bavê")
    hands.fill(hands.like("wish-why-"), "kaxeza wî nedin wî")
    hands.choose(hands.like("wish-add-"))


def the_claims(hands: Keys) -> None:
    hands.section("claims")
    hands.choose("add-claim")
    hands.pick("claim.field", "roja jidayikbûnê")
    hands.day("told-claim.value", "li nifûsê 1ê Çileya 1991ê nivîsandine", "1991-01-01")
    hands.pick("claim.status", "li ser wê")
    hands.save()
    hands.choose("add-claim")
    hands.pick("claim.field", "çi hat gotin")
    hands.fill("claim.value", "Serbaz got: هرب. Ew nereviya.")
    hands.pick("claim.status", "li ser wê")
    hands.save()
    hands.choose("add-claim")
    hands.pick("claim.field", "çarenûs")
    hands.pick("claim.value", "di nifûsê de wek mirî")
    hands.fill("claim.text", "Navê wî ne ew e: Hesen ne Hisên. Dibe ku yê din be.")
    hands.pick("claim.status", "li ser wê")
    hands.save()
    hands.section("timeline")
    hands.choose("add-event")
    hands.pick("event.type", "tomarkirina mirinê")
    hands.fill("told-event.date", "٣/٥/٢٠١٤")
    with behaviour(5, 3):  # in Arabic figures the day stands first
        assert "3 Gulan 2014" in hands.reads() and "Adar 2014" not in hands.reads()
    hands.press(Qt.Key.Key_F6)
    hands.fill("event.place_text", "مشفى عسكري")
    hands.fill("event.text", "Wergêr got 5ê Adarê: ne rast e. Dibe ku yê din be.")
    hands.save()


def the_papers(hands: Keys) -> None:
    """What was shown today: neither is held here."""
    hands.section("documents")
    for kind, title, said in (
        ("lîsteya derketî", "lîste ji Facebookê, hejmar 114", LINE),
        ("daxuyanî an belgeya mirinê", "şehade 882", PAPER),
    ):
        hands.choose("add-evidence_item")
        hands.pick("evidence_item.type", kind)
        hands.fill("evidence_item.title", title)
        hands.fill("evidence_item.description", said)
        hands.pick("evidence_item.original", "hat dîtin")
        hands.fill("evidence_item.holder_of_original", "malbat, bavê wî")
        found = "li înternetê" if said is LINE else "saziyeke fermî"
        hands.pick("evidence_item.found_where", found)
        if said is PAPER:
            hands.day("told-evidence_item.captured", "sala 2019an", "2019")
            hands.fill("evidence_item.method", "daîreya nifûsê da birayê bavê")
            hands.fill("evidence_item.name_written", "عبد الرحمن شيخ موس حسين")
            hands.fill("evidence_item.mother_written", "فطيم")
            hands.pick("evidence_item.of_whom", "dibe ku ya kesekî din")
            hands.fill("evidence_item.of_whom_words", "Dibe ku yê din be")
        hands.save()
    hands.section("person")
    hands.section("documents")
    hands.choose(hands.row("open-evidence_item-", "882"))
    hands.room.rest(hands.window)
    with behaviour(5, 2):
        differ = "Li ser vê kaxezê navên din hene, ne yên dozê: navê bav, navê malbatê, navê dayikê"
        assert differ in hands.reads() and "Winda" in hands.reads()


def the_money(hands: Keys) -> None:
    hands.section("extortion")
    hands.choose("add-extortion_attempt")
    hands.day("told-extortion_attempt.date", "nehat gotin")
    hands.pick("extortion_attempt.channel", "telefon")
    hands.fill("extortion_attempt.text", "بجيبلك ابنك بخمسة آلاف دولار")
    hands.fill("extortion_attempt.demanded_amount", "5000")
    hands.pick("extortion_attempt.demanded_currency", "dolarê")
    hands.save()
    hands.section("due")
    hands.choose("add-duty")
    hands.pick("duty.type", "kesek bi vê rojê")
    hands.fill("duty.what", "5000 dolar, heta serê salê")
    hands.fill("duty.due", "2027-01-01")
    hands.fill("duty.due_words", "heta serê salê")
    hands.save()
    hands.section("claims")
    hands.choose("add-source")
    hands.pick("source.type", "şahid")
    hands.fill("source.relation_to_case", "hevalê wî yê artêşê")
    hands.fill("source.protection_needs", "navê wî nanivîsin, hîn li Şamê ye")
    hands.save()


def the_list(hands: Keys) -> None:
    hands.press(Qt.Key.Key_5, ALT)
    hands.pick("which-list", "lîste")
    hands.choose("new-source_list")
    hands.fill("source_list.name", "lîsteya girtîgehekê, ji Facebookê")
    hands.fill("source_list.origin", "Facebook; kîjan girtîgeh, nayê zanîn")
    hands.save()
    hands.section("source_list_entry")
    hands.choose("add-source_list_entry")
    hands.fill("source_list_entry.name_as_written", "عبد الرحمن شيخموس حسن")
    hands.fill("source_list_entry.mother", "فاطمة")
    hands.day("told-source_list_entry.birth", "١/١/١٩٩١", "1991-01-01")
    hands.fill("source_list_entry.detainee_no", "٤٤١٧/ص")
    hands.fill("source_list_entry.columns", LINE)
    hands.save()


def facts(stored: Stored) -> list[Fact]:
    """Each part of the numbered facts, and where it stands."""
    him = stored.one("person", given_ku="Ebdulrehman")
    case = him["parent"]
    father, mother, brother, uncle = (
        stored.one("person", given_ku=one)["id"]
        for one in ("Şêxmûs", "Fatma", "Ebdulrehim", "birayê bavê")
    )
    loss = stored.one("event", is_disappearance=True)
    names = {one["value"]: one["note"] for one in stored.all("person_name", parent=him["id"])}
    line = stored.one("source_list_entry")
    listed = stored.one("evidence_item", type="list_leak")
    paper = stored.one("evidence_item", type="death_paper")
    entry = stored.one("event", type="registry_entry")
    comrade = stored.one("source", type="eyewitness")
    money = stored.one("extortion_attempt")
    threat, asked = (stored.one("duty", type=one) for one in ("threat_deadline", "asked_of_family"))
    rejected = {words(one, "words") for one in stored.all("person_mark", type="words_rejected")}

    def claim(field: str) -> Row:
        return stored.one("claim", field=field)

    def answer(who: str, body: str) -> Row:
        return grant(stored, who, "search", body, case)

    return [
        fact(1, "the missing", (him["father_ku"], him["family_ku"], him["mother_ku"]) == ("Şêxmûs", "Hesen", "Fatma")),
        fact(1, "his father", related(stored, father, him["id"]) == "father"),
        fact(1, "his mother", related(stored, mother, him["id"]) == "mother"),
        fact(1, "the brother is a relative", related(stored, brother, him["id"]) == "brother" and len(stored.all("case")) == 1),
        fact(2, "the name of the list", "عبد الرحمن شيخموس حسن" in names and line["name_as_written"] in names),
        fact(2, "the name of the certificate", names.get("عبد الرحمن شيخ موس حسين") == "şehade 882"),
        fact(3, "a conscript", him["military_status"] == "conscript"),
        fact(3, "the officer's claim, and the father's", "هرب" in str(claim("text")["value"]) and "nereviya" in str(claim("text")["value"])),
        fact(4, "the night between", date(loss) == ("2013-08-14", "2013-08-15", "range") and told(loss) == NIGHT),
        fact(4, "told by the father", loss["told_by"] == father),
        fact(4, "the first words, corrected", claim("date")["status"] == "superseded" and claim("date")["source"] == father),
        fact(5, "a Wednesday and a Thursday", [day.fromisoformat(one).weekday() for one in date(loss)[:2]] == [2, 3]),
        fact(6, "Military Intelligence", stored.one("involvement")["group"] == "gov_mi" and words(loss, "agents_description") == "Istixbarata leşkerî hat"),
        fact(6, "hearsay", loss["confidence"] == "hearsay_named"),
        fact(6, "from his bed, the barracks", loss["place_kind"] == "military_base" and "firaşê" in loss["place_text"]),
        fact(7, "the comrade, unnamed", comrade and "true_name" not in comrade and "hîn li Şamê" in words(comrade, "protection_needs")),
        fact(8, "born in the autumn of 1992", date(him, "birth")[:2] == ("1992-09-01", "1992-11-30")),
        fact(8, "the register's day", date(claim("birth"), "value")[0] == "1991-01-01"),
        fact(9, "the mother on the list", line["mother"] == "فاطمة"),
        fact(9, "the mother on the certificate", paper["mother_written"] == "فطيم"),
        fact(10, "the list", listed["found_where"] == "online" and words(listed, "description") == LINE),
        fact(10, "its columns", line["columns"] == LINE and line["detainee_no"] == "٤٤١٧/ص"),
        fact(10, "its birth", date(line, "birth")[0] == "1991-01-01"),
        fact(11, "letters stay letters", line["columns"].endswith("ملاحظة: ن")),
        fact(12, "the certificate", "رقم ٨٨٢" in words(paper, "description") and "الختم غير واضح" in words(paper, "description")),
        fact(12, "handed over in 2019", date(paper, "captured")[0] == "2019-01-01" and "birayê bavê" in paper["method"]),
        fact(13, "its day", date(entry) == ("2014-05-03", "2014-05-03", "day") and told(entry) == "٣/٥/٢٠١٤"),
        fact(13, "the translator was wrong", "5ê Adarê" in words(entry, "text")),
        fact(14, "a registry's claim, of whom is open", claim("fate")["value"] == "dead_registry" and "yê din be" in words(claim("fate"), "text")),
        fact(14, "of whom the paper is, is open", paper["of_whom"] == "may_be_another" and words(paper, "of_whom_words") == "Dibe ku yê din be"),
        fact(14, "a military hospital, the heart", entry["place_text"] == "مشفى عسكري" and "توقف قلب" in words(paper, "description")),
        fact(15, "an adult in both", date(him, "birth")[1] < "1995-08-14"),
        fact(16, "the father's yes to the IIMP", answer(father, "iimp")["result"] == "given" and answer(father, "iimp")["given_on"] == TODAY),
        fact(16, "the mother's own", answer(mother, "iimp")["result"] == "given"),
        fact(17, "no to the NCMP", answer(father, "ncmp")["result"] == "refused" and not answer(mother, "ncmp")),
        fact(18, "nothing for the uncle", stored.one("person_mark", type="not_on_papers_of")["towards"] == [uncle]),
        fact(18, "why", words(stored.one("person_mark", type="not_on_papers_of"), "why") == "kaxeza wî nedin wî"),
        fact(19, "words that are not said", rejected == {"mirî", "مرحوم"}),
        fact(20, "five thousand dollars", (money["demanded_amount"], money["demanded_currency"]) == ("5000", "usd")),
        fact(20, "until New Year", (threat["due"], threat["due_words"]) == ("2027-01-01", "heta serê salê")),
        fact(21, "both originals on Sunday", (asked["due"], asked["due_words"]) == ("2026-11-29", "roja Yekşemê")),
        fact(22, "seen, not copied", listed["original"] == paper["original"] == "seen_not_copied"),
        fact(22, "held by the father", "bavê" in paper["holder_of_original"]),
    ]  # fmt: skip  # a fact a row


def test_story(keys: Callable[[Lang], Keys]) -> None:
    hands = keys("ku")
    tell(hands)
    the_person(hands)
    the_claims(hands)
    the_papers(hands)
    the_money(hands)
    the_list(hands)
    hands.press(Qt.Key.Key_2, ALT)
    hands.reach("cases-table")
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    hands.choose("ready-ncmp")
    with behaviour(5, 7):
        assert hands.place.screen == "consent" and "Şêxmûs Hesen" in hands.reads()
    hands = hands.again(later=28)
    hands.press(Qt.Key.Key_1, ALT)
    today = hands.reads()
    with behaviour(
        5, 6
    ):  # from a week before, and before all else; nothing is asked but to wait for nobody
        assert today.index("5000 dolar") < today.index("Her du kaxezên orijînal")
        assert hands.window.session is not None
        [due] = [one for one in hands.window.session.desk.due.due() if one.what == "threat"]
        assert due.day == "2027-01-01" and "telefon bikin" not in today
    desk = opened(hands.room)
    try:
        stored = Stored.of_desk(desk, hands.room.path / "dump")
        assert reached(facts(stored), stored) >= SHARE
        behaves(desk, stored)
    finally:
        desk.access.lock()


def behaves(desk: Desk, stored: Stored) -> None:
    """The behaviours, by their numbers; 3 and 6, the hint of 2 and the page of 7 are looked at while typing.

    5 is of the papers that are the family's own or that everybody may read (docs/decisions/022): our own page
    and an authority's form say what the registry says in the registry's word, and that it is disputed.
    """
    case = stored.one("case")["id"]
    father, mother, uncle = (
        stored.one("person", given_ku=one)["id"] for one in ("Şêxmûs", "Fatma", "birayê bavê")
    )
    with behaviour(5, 1):
        [lists] = [one.id for one in desk.cases.list_kind("source_list")]
        desk.matching.suggestions.match_new()
        desk.matching.lists.list(lists)
        assert {*desk.matching.match_counts(lists)} == {"possible"}
        pair = desk.matching.pair(case, stored.one("source_list_entry")["id"])
        assert pair.band == pair.alone == "possible"
    papers = {one["type"]: one["id"] for one in stored.all("evidence_item")}
    with behaviour(5, 2):
        assert desk.matching.suggestions.paper_differs(papers["death_paper"]) == (
            "father",
            "family",
            "mother",
        )
        assert not desk.matching.suggestions.paper_differs(papers["list_leak"])
        held = stored.one("case")
        assert (held.get("fate"), held["search_status"]) == (None, "new")

    def told_(order: SheetOrder) -> str:
        return plain(text_of(desk.outbound.sheets.sheet(order).pdf))

    own = {
        (who, lang): told_(SheetOrder(case, (lang,), person=who, discreet=False))
        for who in (father, mother)
        for lang in LANGS
    }
    search = SheetOrder(case, ("ku",), purpose="search", recipient="iimp", discreet=False)
    form, theirs = told_(replace(search, kind="iimp")), told_(search)
    line = stored.one("source_list_entry")
    with behaviour(5, 4):  # a letter without a key stays a letter, and stands on no paper as a word
        assert line["columns"] == LINE and line["detainee_no"] == "٤٤١٧/ص"
        for text in (*own.values(), form, theirs):
            assert not [one for one in ("ملاحظة", "منقول", "متوفى", "veguhast") if one in text]
    with behaviour(5, 5):
        for text in own.values():
            assert not [one for one in ("mirî", "متوفى", "مرحوم") if one in text]
        assert "nehatiye piştrastkirin" in own[father, "ku"] and "Winda ye" in own[father, "ku"]
    with behaviour(5, 7):
        with pytest.raises(UserError) as stays:
            desk.outbound.sheets.sheet(SheetOrder(case, purpose="search", recipient="ncmp"))
        assert stays.value.params["reason"] == "refused"
        with pytest.raises(UserError, match="E_GATE"):
            desk.outbound.sheets.sheet(SheetOrder(case, ("ku",), person=uncle))
        assert len(stored.all("consent_grant", purpose="search", recipient="iimp")) == 2
        hers = own[mother, "ku"].split("razî bûne")[1]
        assert "Fatma" in hers and "· Şêxmûs" not in hers
    with behaviour(5, 8):
        whole = SheetOrder(case, ("ku",), item=papers["death_paper"], discreet=False)
        note, custody = (replace(whole, kind=one) for one in ("document-note", "custody-log"))
        file = replace(whole, kind="case-file", item="")
        for text in (form, told_(note), told_(file), told_(custody)):
            assert "şehade 882" in text and "Dibe ku yê din be" in text
        for text in (*own.values(), theirs):  # where the registry's entry stands
            assert "Dibe ku yê din be" in text

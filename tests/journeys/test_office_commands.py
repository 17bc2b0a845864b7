"""consent, ready, report and submission by command. All people are made up."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.journeys.conftest import Machine, enrol
from tests.journeys.test_commands import CASE, EVENT, FAMILY, MOTHER, PERSON, RECORDS, jsonl
from tests.reports.paper import text_of

from vsdesk.desk.outbound.paper_notes import SAID_OF_PAPERS
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.gate.papers.discreet_papers import SAID
from vsdesk.records.gate.reasons import REASONS
from vsdesk.words import Lang, Words, plain

KIN: dict[str, object] = {
    "kind": "kinship",
    "parent": FAMILY,
    "person": MOTHER,
    "related_to": PERSON,
    "relation": "mother",
}


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    """A coordinator who holds one case, whose mother may speak for it."""
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", [*RECORDS, KIN]))
    return coordinator


def test_consent_by_command_from_question_to_withdrawal(office: Machine) -> None:
    made = office.granted(CASE, "--person", MOTHER, "--answer", "iimp=yes", "--answer", "ncmp=no")
    assert made["changed"]
    listed = office.ok("consent", "list", CASE)
    [mother] = [one for one in listed["people"] if one["person"] == MOTHER]
    assert (mother["questions"]["iimp"], mother["questions"]["ncmp"]) == ("yes", "no")
    assert mother["standing"] == 1 and mother["name"] == "نجاح الحلبوني"
    holds = {(one["purpose"], one["recipient"]): one["state"] for one in listed["holds"]}
    assert holds["search", "iimp"] == "given" and holds["search", "ncmp"] == "refused"

    paper = office.folder / "iimp.pdf"
    office.ok("report", "iimp", "--case", CASE, "--lang", "ar+en", "-o", paper)
    assert "مروان" in text_of(paper.read_bytes())
    assert (
        office.do("report", "ncmp", "--case", CASE, "-o", office.folder / "x.pdf").refusal
        == "E_GATE"
    )

    [grant] = [
        one["id"]
        for one in mother["answers"]
        if (one["purpose"], one["recipient"]) == ("search", "iimp")
    ]
    office.ok("consent", "narrow", grant, "--scope", "identity")
    shown = office.ok("consent", "withdraw", grant, "--dry-run")
    assert [one["recipient"] for one in shown["holders"]] == ["iimp"]
    folder = office.folder / "letters"
    folder.mkdir()
    gone = office.ok("consent", "withdraw", grant, "--letters", folder)
    [letter] = gone["files"]
    assert "MTH" not in Path(letter).name and text_of(Path(letter).read_bytes())
    again = office.do("report", "iimp", "--case", CASE, "-o", office.folder / "y.pdf")
    assert again.refusal == "E_GATE"


def test_a_withdrawal_after_which_no_letter_is_due_says_so(
    office: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSDESK_LANG", "ar")
    office.granted(CASE, "--person", MOTHER, "--answer", "iimp=yes")
    people = office.ok("consent", "list", CASE)["people"]
    [yes] = [
        answer["id"] for one in people for answer in one["answers"] if answer["recipient"] == "iimp"
    ]
    letters = office.folder / "letters"
    letters.mkdir()
    gone = read(office, "consent", "withdraw", yes, "--letters", letters, "--yes")
    assert "لم يُعطَ شيء لأحد بهذا الجواب: لا رسالة تُكتب" in gone and not [*letters.iterdir()]


def read(office: Machine, *arguments: object) -> str:
    """What a person reads in Arabic, who set the language once."""
    ran = office.run(*arguments, "--vault", office.vault, "--password-file", office.key_file)
    assert ran.code == 0, ran.err
    return ran.out + ran.err


def test_a_no_reads_as_a_no_and_a_day_ahead_is_told(
    office: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSDESK_LANG", "ar")
    ask = ("consent", "grant", CASE, "--person", MOTHER)
    read(office, *ask, *office.listed(CASE), "--answer", "ncmp=no")
    listed = office.listed(CASE)
    told = read(office, *ask, *listed, "--answer", "publish_name=yes", "--on", "2031-01-01")
    assert "فتُعدّ غير معطاة حتى ذلك اليوم" in told
    lines = read(office, "consent", "list", CASE).splitlines()
    [hers] = [one for one in lines if "الهيئة الوطنية" in one and not one.startswith("=")]
    assert "رفض" in hers
    assert sum("حتى ذلك اليوم" in one for one in lines) == 1
    paper = office.folder / "sheet.pdf"
    office.granted(CASE, "--person", MOTHER, "--answer", "keep=yes")
    stays = read(office, "report", "family-sheet", "--full", "--case", CASE, "-o", paper)
    assert "ورقة العائلة" in text_of(paper.read_bytes())  # the language that was set once
    assert "يبقى هنا" in stays
    assert "submitter" not in read(office, "ready", CASE, "--for", "wgeid")


def test_a_not_now_by_command_is_asked_again_in_ninety_days(office: Machine) -> None:
    [grant, *_] = office.granted(CASE, "--person", MOTHER, "--answer", "dna=not_now")["changed"]
    fields = office.ok("records", "show", grant)["fields"]
    again = date.fromisoformat(fields["given_on"]) + timedelta(days=90)
    assert fields["follow_up"] == again.isoformat()


def test_a_coordinator_decides_and_a_review_is_noted(office: Machine) -> None:
    made = office.granted(CASE, "--person", MOTHER, "--purpose", "media", "--recipient", "public")
    grant = made["changed"][0]
    shown = office.ok("consent", "show", grant)["shown"]
    decide = ("consent", "decide", grant, "--because", "family meeting", "--shown")
    assert office.do(*decide, "0" * len(shown)).refusal == "E_CHANGED"
    office.ok(*decide, shown)
    review = ("consent", "review", grant, "--until", "2028-01-01", "--shown")
    assert office.do(*review, shown).refusal == "E_CHANGED"  # the decision came since
    seen = read(office, "consent", "show", grant)
    assert "family meeting" not in seen and "--shown " in seen
    again = office.ok(*review, seen.split("--shown ")[1].split()[0])["changed"][0]
    fields = office.ok("records", "show", grant)["fields"]
    assert (fields["decides"], fields["decides_why"]) == (True, "family meeting")
    fields = office.ok("records", "show", again)["fields"]
    assert (fields["follows"], fields["review_on"]) == (grant, "2028-01-01")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("grant", CASE, "--person", MOTHER, "--shown"), 2),
        (("grant", CASE, "--person", MOTHER, "--answer", "all=yes", "--shown"), 2),
        (("grant", CASE, "--person", MOTHER, "--answer", "iimp", "--shown"), 2),
        (("grant", CASE, "--person", "e" * 31 + "0", "--answer", "iimp=yes", "--shown"), 1),
        (("grant", CASE, "--person", MOTHER, "--answer", "iimp=yes"), 2),
        (("narrow", MOTHER, "--no-photo"), 1),
        (("narrow", MOTHER), 2),
        (("withdraw", MOTHER), 1),
        (("list", "no-such-case"), 1),
    ],
)
def test_what_is_not_understood(office: Machine, arguments: tuple[str, ...], code: int) -> None:
    said = office.listed(CASE)[1:] if arguments[-1] == "--shown" else ()
    assert office.do("consent", *arguments, *said).code == code


def test_an_answer_is_written_by_what_was_listed(office: Machine) -> None:
    """What came since, another's no among it, is no part of what this answer was given beside."""
    ask = ("consent", "grant", CASE, "--person", MOTHER)
    listed = office.listed(CASE)
    seen = read(office, "consent", "list", CASE)
    assert seen.rstrip().endswith(" ".join(listed))
    office.ok(*ask, *listed, "--answer", "ncmp=no")
    assert office.do(*ask, *listed, "--answer", "iimp=yes").refusal == "E_CHANGED"
    assert office.do(*ask, "--shown", "0" * 8, "--answer", "iimp=yes").refusal == "E_CHANGED"
    office.ok(*ask, *office.listed(CASE), "--answer", "iimp=yes")


def test_only_a_coordinator_decides(coordinator: Machine, documenter: Machine) -> None:
    enrol(coordinator, documenter, "B")
    documenter.ok("records", "load", jsonl(documenter.folder / "r.jsonl", [*RECORDS, KIN]))
    made = documenter.granted(CASE, "--person", MOTHER, "--answer", "publish_name=no")
    shown = documenter.ok("consent", "show", made["changed"][0])["shown"]
    decide = ("consent", "decide", made["changed"][0], "--because", "x", "--shown", shown)
    assert documenter.do(*decide).refusal == "E_ROLE"


def test_ready_names_blocks_routes_and_all_cases(office: Machine) -> None:
    one = office.ok("ready", CASE, "--for", "wgeid")
    assert not one["ready"] and 0 <= one["completeness"] < 100
    w5 = next(each for each in one["blocks"] if each["rule"] == "W5")
    assert w5["message"] and w5["label"]
    offers = {each["mechanism"]: each["state"] for each in office.ok("ready", CASE)["offers"]}
    assert offers["iimp"] == "offered"
    [row] = office.ok("ready", "--all", "--for", "wgeid")["cases"]
    assert (row["case"], row["blocks"]) == (CASE, len(one["blocks"]))
    assert office.do("ready").code == 2
    assert office.do("ready", CASE, "--all", "--for", "wgeid").code == 2
    assert office.do("ready", CASE, "--for", "nobody").refusal == "E_NOT_FOUND"


def test_the_mother_of_the_family_is_the_mother_of_readiness_and_paper(office: Machine) -> None:
    """Her name stands in the family, with what she is to him: it is not asked for, and the paper has it."""
    office.granted(CASE, "--person", MOTHER, "--answer", "iimp=yes")
    asked = office.ok("ready", CASE, "--for", "iimp")["blocks"]
    assert not any(one["field"].startswith("mother_") for one in asked)
    paper = office.folder / "iimp.pdf"
    office.ok("report", "iimp", "--case", CASE, "--lang", "ar", "-o", paper)
    assert "نجاح الحلبوني اسم الأم" in " ".join(text_of(paper.read_bytes()).split())
    office.ok("records", "set", MOTHER, "given_ar=", "family_ar=")
    asked = office.ok("ready", CASE, "--for", "iimp")["blocks"]
    assert any(one["field"].startswith("mother_") for one in asked)


def test_of_a_person_without_a_name_the_mother_stands_in_no_cell(office: Machine) -> None:
    """Neither as she is written beside the name, nor by her own as a member of the family."""
    office.granted(CASE, "--person", MOTHER, "--answer", "iimp=yes")
    out = office.folder / "cases.csv"
    table = (
        "report",
        "table",
        "--purpose",
        "search",
        "--recipient",
        "iimp",
        "--level",
        "B",
        "-o",
        out,
    )
    office.ok(*table, "--column", "name_ar", "--column", "mother")
    assert "نجاح" in out.read_text(encoding="utf-8-sig")
    out.unlink()
    mark: dict[str, object] = {
        "kind": "person_mark",
        "parent": PERSON,
        "type": "not_named_outside",
        "since": "2026-11-01",
    }
    office.ok("records", "load", jsonl(office.folder / "mark.jsonl", [mark]))
    office.ok(*table, "--column", "case.case_type", "--column", "name_ar", "--column", "mother")
    told = out.read_text(encoding="utf-8-sig")
    assert "مروان" not in told and "نجاح" not in told


def test_ready_prints_both_sides_of_what_is_told_in_two_ways(
    office: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the window does: what stands on file, and what is told besides."""
    office.ok("records", "set", PERSON, "birth=1988", "age_told=ابن الستين")
    claim: dict[str, object] = {
        "kind": "claim",
        "parent": PERSON,
        "field": "birth",
        "status": "disputed",
        "value": {"from": "1989-01-01", "to": "1989-12-31", "precision": "year", "as_told": "١٩٨٩"},
    }
    place: dict[str, object] = {
        "kind": "claim",
        "parent": EVENT,
        "field": "place_text",
        "status": "disputed",
        "value": "كراج القطيفة",
    }
    office.ok("records", "load", jsonl(office.folder / "claim.jsonl", [claim, place]))
    found = office.ok("ready", CASE, "--for", "iimp")
    told = [
        line
        for one in (*found["blocks"], *found["warnings"], *found["hints"])
        for line in one["told"]
    ]
    assert any("1988" in one and "also told: 1989" in one for one in told)
    assert any("«ابن الستين»" in one for one in told)
    assert any("كراج القطيفة" in one for one in told)
    monkeypatch.setenv("VSDESK_LANG", "ar")
    lines = read(office, "ready", CASE, "--for", "iimp").splitlines()
    assert any("1988" in one and "وقيل أيضاً: 1989" in one for one in lines)
    assert any("وقيل أيضاً: «ابن الستين»" in one for one in lines)


@pytest.mark.parametrize(
    "kind", ["case-file", "custody-log", "exhibit-labels", "discreet-card", "extortion-leaflet"]
)
def test_the_small_sheets_by_command(office: Machine, kind: str) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "keep=yes")
    out = office.folder / "out.pdf"
    made = office.ok("report", kind, "--case", CASE, "--lang", "ar,en", "-o", out)
    assert [Path(one["file"]).name for one in made["files"]] == ["out.ar.pdf", "out.en.pdf"]


def test_a_consent_form_by_command_is_of_one_person(office: Machine) -> None:
    out = office.folder / "form.pdf"
    office.ok(
        "report", "consent-form", "--case", CASE, "--person", MOTHER, "--lang", "ku", "-o", out
    )
    assert "نجاح" in text_of(out.read_bytes())


def test_a_submission_by_command_from_draft_to_the_familys_answer(office: Machine) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "iimp=yes")
    made = office.ok("submission", "new", CASE, "--for", "iimp", "--owner", "A1")["submission"]
    assert (
        office.do("submission", "sent", made, "--on", "2026-11-24", "--how", "email").refusal
        == "E_NOT_READY"
    )
    ready = office.do("submission", "prepare", made)
    if ready.code:
        assert ready.refusal == "E_NOT_READY"
        office.ok("submission", "prepare", made, "--because", "asked by the family")
    out = office.folder / "iimp.pdf"
    [row] = office.ok("submission", "list", CASE)["submissions"]
    assert row["approver"] == ""
    refused = office.do("submission", "approve", made, "--digest", "0" * 64)
    assert refused.refusal == "E_CHANGED"
    by = office.ok("submission", "approve", made, "--digest", row["digest"])["approver"]
    assert office.ok("submission", "list", CASE)["submissions"][0]["approver"] == by != ""
    [file] = office.ok("submission", "paper", made, "-o", out)["files"]
    assert "مروان" in text_of(Path(file).read_bytes())
    office.ok(
        "submission", "sent", made, "--on", "2026-11-24", "--how", "email", "--reference", "R-1"
    )
    again = ("submission", "sent", made, "--on", "2026-11-23", "--how", "email")
    assert office.do(*again).refusal == "E_FROZEN"
    office.ok(*again, "--because", "كُتب اليوم خطأً")
    reply = office.ok("submission", "event", made, "government_reply", "--on", "2026-11-24")[
        "event"
    ]
    [row] = office.ok("submission", "list", CASE)["submissions"]
    assert (row["status"], row["reference"], row["waits"][0]["due"]) == (
        "response_received",
        "R-1",
        "2027-05-24",
    )
    office.ok("submission", "told", reply, "--on", "2026-11-24", "--answered", "2026-11-24")
    [row] = office.ok("submission", "list", CASE)["submissions"]
    assert row["waits"] == [] and row["status"] == "response_shared_family"
    shown = office.ok("records", "list", "disclosure")["records"]
    assert {one["fields"]["exit"] for one in shown} == {"submission"}


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_a_table_by_command(office: Machine, name: str) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "iimp=yes")
    asked = ("--purpose", "search", "--level", "B", "-o", office.folder / name)
    made = office.ok("report", "table", *asked, "--recipient", "iimp")
    assert (made["rows"], made["left_out"]) == (1, {})
    assert (office.folder / name).stat().st_size > 50
    assert office.do("report", "table", *asked, "--recipient", "ncmp").refusal == "E_GATE"
    assert office.do("report", "table", *asked[:-1], "out.txt", "--recipient", "iimp").code == 2


def test_families_leave_as_a_table_by_command(office: Machine) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "iimp=yes")
    out = office.folder / "families.xlsx"
    asked = ("--purpose", "search", "--level", "B", "-o", out, "--recipient", "iimp")
    made = office.ok("report", "table", "--kind", "family", *asked)
    assert (made["kind"], made["rows"]) == ("family", 1) and out.stat().st_size > 50
    columns = ("--column", "missing", "--column", "cases")
    assert office.ok("report", "table", "--kind", "family", *columns, *asked)["rows"] == 1
    other = office.do("report", "table", "--kind", "family", "--column", "name_ar", *asked)
    assert other.refusal == "E_VALUE"
    assert office.do("report", "table", "--kind", "incident", *asked).refusal == "E_GATE"
    assert office.do("report", "table", "--kind", "source", *asked).code == 2


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_why_the_gate_keeps_something_is_said_in_words(office: Machine, lang: Lang) -> None:
    opened = ("--vault", office.vault, "--password-file", office.key_file, "--lang", lang)
    told = office.run("report", "ncmp", "--case", CASE, "-o", office.folder / "x.pdf", *opened)
    why = plain(Words(lang).say(REASONS["not_asked"]))
    assert (told.code, plain(told.err).strip()) == (1, f"{why} (E_GATE)")


def test_an_unknown_body_is_named_as_such_with_those_that_are_near(office: Machine) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "keep=yes")
    out = office.folder / "x.pdf"
    wrong = office.do(
        "report", "case-file", "--case", CASE, "--recipient", "wgeidd", "--lang", "en", "-o", out
    )
    assert wrong.refusal == "E_NO_BODY" and "wgeid" in wrong.err
    named = office.do(
        "report", "wgeid", "--case", CASE, "--named", "nobody", "--lang", "en", "-o", out
    )
    assert named.refusal == "E_NAMED"
    assert not out.exists()


@pytest.mark.parametrize("named", ["", "   "])
def test_one_of_several_prosecutors_is_named(office: Machine, named: str) -> None:
    made = office.do("submission", "new", CASE, "--for", "prosecutor_other", "--named", named)
    assert made.refusal == "E_WHICH"
    assert office.ok("submission", "list", CASE)["submissions"] == []
    office.ok("submission", "new", CASE, "--for", "prosecutor_other", "--named", "نيابة مختلقة")


@pytest.mark.parametrize("said", ["own copy", "own_copy"])
@pytest.mark.parametrize("level", ["A", "B", "C"])
def test_l2_the_command_refuses_a_paper_of_the_own_copy_with_a_sentence(
    office: Machine, said: str, level: str
) -> None:
    out = office.folder / "own.pdf"
    more = ("--recipient", said, "--purpose", "hold_record", "--level", level, "--lang", "ar")
    answer = office.do("report", "case-file", "--case", CASE, *more, "-o", out)
    assert answer.refusal == "E_GATE" and not out.exists()
    assert "النسخة الخاصة كاملة" in answer.out + answer.err


def test_l5_the_command_says_that_a_paper_is_discreet_and_how_the_whole_one_is_made(
    office: Machine,
) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "keep=yes")
    out = office.folder / "form.pdf"
    asked = ("report", "consent-form", "--case", CASE, "--person", MOTHER, "--lang", "ar", "--yes")
    [made] = office.ok(*asked, "--discreet", "-o", out)["files"]
    assert made["discreet"] and "الأجوبة" in text_of(out.read_bytes())
    [made] = office.ok(*asked, "--full", "-o", out)["files"]
    assert not made["discreet"] and "الأجوبة" not in text_of(out.read_bytes())


def test_the_command_says_that_no_telephone_stands_on_a_card_and_sets_one(office: Machine) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "keep=yes")
    out = office.folder / "card.pdf"
    asked = ("report", "discreet-card", "--case", CASE, "--lang", "ar", "-o", out, "--yes")
    opened = ("--vault", office.vault, "--password-file", office.key_file)
    lacks = plain(Words("ar").say(SAID_OF_PAPERS["no_phone"][0]))
    assert lacks in plain(office.run(*asked, *opened).out)
    assert office.ok("vault", "contact", "--phone", "+90 500 000 00 00", "--person", "ليلى")["set"]
    assert office.ok("vault", "contact")["contact"]["person"] == "ليلى"
    assert (
        office.ok("vault", "contact", "--hours", "10-16")["contact"]["phone"] == "+90 500 000 00 00"
    )
    assert not office.ok(*asked)["files"][0]["notes"] and "+90 500" in text_of(out.read_bytes())


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_where_no_country_was_asked_the_command_says_so(office: Machine, lang: Lang) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "keep=yes")
    opened = ("--vault", office.vault, "--password-file", office.key_file, "--yes")
    asked = ("report", "family-sheet", "--case", CASE, "--lang", lang, *opened)
    said = office.run(*asked, "-o", office.folder / "unknown.pdf").out
    assert plain(Words(lang).say(SAID["unknown"])) in plain(said)
    [made] = office.ok("report", "family-sheet", "--case", CASE, "-o", office.folder / "2.pdf")[
        "files"
    ]
    assert made["why_discreet"] == "unknown"
    family = office.ok("records", "show", CASE)["fields"]["family"]
    office.ok("records", "set", family, "displacement_status=refugee")
    assert plain(Words(lang).say(SAID["unknown"])) not in plain(
        office.run(*asked, "-o", office.folder / "known.pdf").out
    )


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_a_story_for_which_the_form_has_no_place_is_named(office: Machine, lang: Lang) -> None:
    """Only who and what happened were agreed to: the account leaves, the time before has no place."""
    told = '{"ar": "كان يعمل في المطحنة.", "src_lang": "ar"}'
    asked = ("--purpose", "un_complaint", "--recipient", "wgeid")
    scopes = ("--scope", "circumstances", "--scope", "identity")
    office.granted(CASE, "--person", MOTHER, *asked, *scopes)
    office.ok("records", "set", CASE, f"before_note={told}")
    out = office.folder / "wgeid.pdf"
    opened = ("--vault", office.vault, "--password-file", office.key_file, "--yes")
    ran = office.run("report", "wgeid", "--case", CASE, "-o", out, "--lang", lang, *opened)
    assert ran.code == 0, ran.err
    label, say = Labels(lang).field("case", "before_note"), Words(lang).say
    lines = [plain(one) for one in ran.out.splitlines()]
    assert f"{plain(say('Stays here'))}: {label}: {plain(say(REASONS['no_place']))}" in lines

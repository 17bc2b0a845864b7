"""A file from elsewhere gains nothing by being loaded: what is decided here is decided
here (docs/spec/dump.md)."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.desk.conftest import House, whole_case

from vsdesk.desk import Edit
from vsdesk.desk.saving.judgements import is_judgement
from vsdesk.errors import UserError
from vsdesk.records.consent.answers import scopes_of
from vsdesk.records.copy_mark import COPIED, MARKED
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import COORDINATORS

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk, Remark
    from vsdesk.records.dictionary.values import Json

HEAD: Final = b'{"vsdesk":1,"schema":99}'
KID: Final = "ab" * 32
CASE: Final = "0f" * 16

DICTIONARY: Final = Dictionary.load()
# Every field of every kind that only a coordinator sets in a record that others write,
# and what opens by itself.
DECIDED: Final = {
    (kind.name, field.name)
    for kind in DICTIONARY.kinds
    for field in kind.fields
    if field.setters == COORDINATORS and kind.writers != COORDINATORS
} - {("case", "closed_on"), ("case", "closed_reason")} | {
    ("case", "news_told_on"),
    ("condition_met", "on"),
}


def line(**row: Json) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode()


def rules(remarks: tuple[Remark, ...]) -> set[tuple[str, str, str]]:
    return {(one.rule, one.kind, one.field) for one in remarks}


def test_what_is_decided_follows_from_the_dictionary() -> None:
    found = {
        (kind.name, field.name)
        for kind in DICTIONARY.kinds
        for field in kind.fields
        if is_judgement(DICTIONARY, kind.name, field.name, True)
    }
    marks = {(kind, COPIED) for kind in MARKED}  # whoever loads a copy says it, and no line
    assert found == DECIDED | marks | {("case", "review_state")}
    assert {("case", "assigned"), ("consent_grant", "decides"), ("submission", "approved")} < found


@pytest.mark.parametrize("head", [True, False])
def test_a_coordinator_who_loads_a_file_decides_nothing_by_it(house: House, head: bool) -> None:
    desk = house.coordinator()
    told: dict[str, Json] = {"type": "photo_person", "blob": KID, "sha256": KID}
    rows = [
        line(kind="case", id=CASE, person="1f" * 16, assigned=[KID], approved=True, news_told_on="2026-01-01",
             news_messenger=KID, review_state="coordinator_approved", closed_on="2020-01-01"),
        line(kind="person", id="1f" * 16, parent=CASE, given_ar="مروان"),
        line(kind="submission", id="2f" * 16, parent=CASE, mechanism="iimp", status="ready", digest=KID,
             approved=True, approved_digest=KID, approved_by="A1"),
        line(kind="consent_grant", id="3f" * 16, parent=CASE, result="given", decides=True, decides_why="لأن"),
        line(kind="evidence_item", id="4f" * 16, parent=CASE, **told),
    ]  # fmt: skip  # a record a row
    loaded = desk.loads.load([HEAD, *rows] if head else rows)
    dossier = desk.cases.dossier(CASE)
    for kind, name in DECIDED | {("evidence_item", "blob")}:
        assert not any(one.fields.get(name) for one in dossier.of(kind)), (kind, name)
    assert desk.cases.record(CASE).text("review_state") == "draft"
    assert desk.cases.record(CASE).text("closed_on") == "2020-01-01"
    assert (
        desk.cases.record("4f" * 16).text("sha256") == KID
    )  # the file that will be taken is this one alone
    assert (
        desk.submissions.approver("2f" * 16) == desk.context.by
    )  # nobody's but who loads and sends it
    assert not desk.cases.record("2f" * 16).value("approved")
    left = {(kind, name) for rule, kind, name in rules(loaded.remarks) if rule == "judgement"}
    assert left == {
        *(
            ("case", name)
            for name in ("assigned", "approved", "news_told_on", "news_messenger", "review_state")
        ),
        *(("submission", name) for name in ("approved", "approved_digest", "approved_by")),
        *(("consent_grant", name) for name in ("decides", "decides_why")),
    }
    assert ("file", "evidence_item", "") in rules(loaded.remarks)


def test_a_known_chunk_list_gives_no_file_of_another_case_away(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    item = desk.files.attach(
        io.BytesIO("ورقة سرية".encode()), case, kind="document", name="ورقة.txt"
    ).ids[0]
    blob = desk.cases.record(item).text("blob")
    named: dict[str, Json] = {
        "kind": "evidence_item",
        "id": "5f" * 16,
        "parent": CASE,
        "blob": blob,
    }
    beside: dict[str, Json] = {**named, "id": "6f" * 16, "_also": {"blob": [blob]}}
    rows = [line(kind="case", id=CASE), line(**named), line(**beside)]
    desk.loads.load([HEAD, *rows])
    for id in ("5f" * 16, "6f" * 16):
        assert not desk.cases.record(id).every("blob")


def test_a_reviewer_and_a_documenter_bring_what_they_may_write(house: House) -> None:
    rima = house.coordinator()
    hala, sami = house.documenter("هالة", rima), house.documenter("سامي", rima, "reviewer")
    rows = [
        line(kind="case", id=CASE, fate="unknown_presumed_alive"),
        line(kind="note", id="7f" * 16, parent=CASE, text={"ar": "كلمة", "src_lang": "ar"}),
        line(kind="place", id="8f" * 16, name_ar="مكان مختلق"),
        line(kind="newer_kind", id="9f" * 16, parent=CASE, word="كلمة"),
        line(kind="newer_shared", id="af" * 16, space=shared(rima)),
    ]
    by_hala = hala.loads.load([HEAD, *rows])
    assert {one.kind for one in by_hala.remarks if one.rule == "role"} == {"place", "newer_shared"}
    assert set(by_hala.kinds) == {"case", "note", "newer_kind"}
    by_sami = sami.loads.load([HEAD, *rows])
    assert set(by_sami.kinds) == set()  # the note lies below a case that did not come
    assert rima.loads.load([HEAD, *rows]).records == len(rows)


def shared(desk: Desk) -> str:
    """The space in which the organisation's own places lie."""
    made = desk.cases.save([Edit("place", {"name_ar": "مكان", "type": "prison"})]).ids[0]
    return desk.cases.record(made).space


def test_what_is_here_is_never_replaced_by_a_dump(house: House) -> None:
    desk = house.coordinator()
    case, person, family = whole_case(desk)
    grant = next(one for one in desk.cases.dossier(family).of("consent_grant"))
    desk.cases.save([Edit("consent_grant", {"result": "refused"}, id=grant.id)])
    event = desk.cases.dossier(case).of("event")[0].id
    desk.cases.delete(event, shown=desk.cases.shown(event))
    rows = [
        line(kind="consent_grant", id=grant.id, parent=family, result="given"),
        line(kind="person", id=person, parent=case, given_ar="مروان", father_ar="خليل"),
        line(kind="event", id=event, parent=case, type="arrest"),
        line(kind="note", id="7f" * 16, parent=event, text={"ar": "كلمة"}),
        line(kind="family", id=case, display_name="عائلة"),
        line(kind="person", id=person, parent=family, given_ar="غيره"),
    ]
    loaded = desk.loads.load([HEAD, *rows])
    assert set(desk.cases.record(grant.id).every("result")) == {
        "given",
        "refused",
    }  # the narrower holds
    assert desk.cases.record(person).every("father_ar") == ("خليل", "خالد")
    assert desk.cases.record(event).deleted and desk.cases.record(person).parent == case
    found = rules(loaded.remarks)
    assert {("beside", "consent_grant", "result"), ("beside", "person", "father_ar")} <= found
    assert {("removed", "event", ""), ("once", "family", ""), ("twice", "person", "")} <= found
    assert ("beside", "person", "given_ar") not in found


@pytest.mark.parametrize("emptied", [[], None])
def test_an_answer_that_a_dump_empties_lets_nothing_more_out_and_is_told(
    house: House, emptied: Json
) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    grant = next(one for one in desk.cases.dossier(family).of("consent_grant"))
    scopes: Json = ["circumstances", "identity"]
    desk.cases.save([Edit("consent_grant", {"data_scope": scopes}, id=grant.id)])
    before = scopes_of(desk.cases.record(grant.id))
    loaded = desk.loads.load(
        [HEAD, line(kind="consent_grant", id=grant.id, parent=family, data_scope=emptied)]
    )
    assert ("scopes", "consent_grant", "data_scope") in rules(loaded.remarks)
    assert all(one.sentence for one in loaded.remarks)
    after = desk.cases.record(grant.id)
    assert scopes in after.every("data_scope") and emptied in after.every("data_scope")
    assert scopes_of(after) <= before


def test_typed_lines_replace_as_a_save_does(house: House) -> None:
    desk = house.coordinator()
    case, person, _ = whole_case(desk)
    desk.loads.load([line(kind="person", id=person, parent=case, father_ar="خليل")])
    assert desk.cases.record(person).every("father_ar") == ("خليل",)


def test_differences_come_in_their_order_and_stay_open(house: House) -> None:
    desk = house.coordinator()
    names: Json = ["أقدم", None, {"answer": "unknown"}]
    rows = [
        line(kind="case", id=CASE),
        line(kind="person", id="1f" * 16, parent=CASE, given_ar="أحدث", _also={"given_ar": names}),
    ]
    desk.loads.load([HEAD, *rows])
    view = desk.cases.record("1f" * 16)
    assert view.every("given_ar") == ("أحدث", "أقدم", None, {"answer": "unknown"})
    assert [one.field for one in desk.cases.differences.open(CASE)] == ["given_ar"]


def test_a_record_with_more_fields_than_one_save_may_hold_comes_whole(house: House) -> None:
    desk = house.coordinator()
    many: dict[str, Json] = {f"field_{number}": "كلمة" for number in range(450)}
    desk.loads.load([HEAD, line(kind="newer_root", id=CASE, **many)])
    assert len(desk.cases.record(CASE).fields) == 450


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b'{"kind":"note","id":"' + b"7f" * 16 + b'","amount":1.5}', "E_VALUE"),
        (b'{"kind":"note","id":"' + b"7f" * 16 + b'","amount":9007199254740992}', "E_VALUE"),
        (b'{"kind":"note","id":"' + b"7f" * 16 + b'","text":"\\ud800"}', "E_VALUE"),
        (
            b'{"kind":"note","id":"' + b"7f" * 16 + b'","text":' + b"[" * 40 + b"]" * 40 + b"}",
            "E_VALUE",
        ),
        (b'{"kind":"note","id":"' + b"7f" * 16 + b'","text":{"A B":1}}', "E_VALUE"),
        (b'{"kind":"no kind"}', "E_KIND"),
        (b'{"kind":"newer","x y":1}', "E_FIELD"),
        (b'{"kind":"newer","id":"zz"}', "E_VALUE"),
    ],
)
def test_a_line_that_no_vault_can_hold_keeps_no_other_one_out(
    house: House, row: bytes, code: str
) -> None:
    desk = house.coordinator()
    rows = [line(kind="case", id=CASE), row]
    dry = desk.loads.load([HEAD, *rows], dry_run=True)
    told = [(one.rule, one.kept, one.lines) for one in dry.remarks]
    assert told == [("line", False, (3,))] and dry.records == 1
    with pytest.raises(UserError) as caught:  # typed, nothing is half loaded
        desk.loads.load(rows)
    assert caught.value.params["line"] == 2
    assert caught.value.name in (code, "E_FIELD", "E_KIND")  # what the dictionary says first
    assert desk.context.vault.read.view(CASE) is None
    desk.loads.load([HEAD, *rows])
    assert desk.cases.record(CASE).kind == "case"
    assert desk.context.vault.read.view("7f" * 16) is None


@pytest.mark.parametrize("row", [b"[1]", b"{"])
def test_what_is_no_line_is_damage_and_refused(house: House, row: bytes) -> None:
    desk = house.coordinator()
    with pytest.raises(UserError) as caught:
        desk.loads.load([HEAD, line(kind="case", id=CASE), row])
    assert (caught.value.name, caught.value.params) == ("E_TABLE", {"line": 3})
    assert desk.context.vault.read.view(CASE) is None


def test_a_circle_of_parents_and_what_lies_nowhere_are_left_out(house: House) -> None:
    desk = house.coordinator()
    one, two = "1e" * 16, "2e" * 16
    rows = [
        line(kind="note", id=one, parent=two, text={"ar": "كلمة"}),
        line(kind="note", id=two, parent=one),
        line(kind="event", id="3e" * 16, parent="4e" * 16),
        line(kind="event", id="5e" * 16),
        line(kind="audit", id="6e" * 16, action="dump"),
        line(kind="disclosure", id="7e" * 16, space="8e" * 16, exit="figures"),
        line(kind="case", id=CASE, deleted=True),
    ]
    loaded = desk.loads.load([HEAD, *rows])
    assert loaded.kinds == {"case": 1} and not desk.cases.record(CASE).deleted
    found = {(rule, kind) for rule, kind, _ in rules(loaded.remarks)}
    assert found >= {
        ("lost", "note"),
        ("lost", "event"),
        ("journal", "audit"),
        ("journal", "disclosure"),
    }


def test_what_was_erased_here_does_not_come_back(house: House, tmp_path: Path) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    desk.loads.dump(tmp_path / "a")
    desk.erasure.erase(
        case, why="withdrawn", because="طلب العائلة", listed=desk.erasure.erasure(case).digest
    )
    rows = (tmp_path / "a" / "records.jsonl").read_bytes().splitlines()
    loaded = desk.loads.load(rows, files=tmp_path / "a" / "files")
    assert ("erased", "case", "") in rules(loaded.remarks)
    assert desk.cases.row(case) is None and desk.access.check().ok


def test_a_table_decides_nothing_either(house: House, tmp_path: Path) -> None:
    desk = house.coordinator()
    path = tmp_path / "قائمة.csv"
    path.write_text("الاسم,قيل\nمروان,2026-01-01\n", encoding="utf-8")
    seen = desk.loads.tables.open(path)
    from vsdesk.desk import ColumnRule, TableMapping

    mapping = TableMapping(
        (ColumnRule("الاسم", ("person.given_ar",)), ColumnRule("قيل", ("case.news_told_on",))),
        header_row=seen.header_row,
    )
    report = desk.loads.tables.load(path, mapping)
    assert report.loaded == 1
    assert [(one.field, one.why) for one in report.remarks] == [("case.news_told_on", "judgement")]
    [root] = desk.context.vault.read.roots("case")
    assert not desk.cases.record(root).every("news_told_on")


def test_a_load_warns_nobody_and_a_coordinator_who_looks_does(house: House) -> None:
    desk = house.coordinator()
    attempt: dict[str, Json] = {"contact_value": "+963 900 000 000", "channel": "phone"}
    rows = [
        line(kind="case", id=CASE),
        line(kind="extortion_attempt", id="1d" * 16, parent=CASE, **attempt),
    ]
    loaded = desk.loads.load([HEAD, *rows])
    assert loaded.records == 2
    assert (
        desk.access.safeguards.warning_of("+963900000000") is not None
    )  # it stands in an attempt of this vault
    assert not desk.cases.list_kind("warned_contact")
    [waiting] = desk.context.saving.warnings.unseen()
    desk.cases.save(desk.context.saving.warnings.looked_at(waiting))
    [warned] = desk.cases.list_kind("warned_contact")
    assert warned.text("value") == "+963 900 000 000"


def test_an_amount_in_a_line_is_taken_however_it_is_written(house: House) -> None:
    desk = house.coordinator()
    written: list[Json] = [3000, "٣ آلاف", "3,000", "«3000»"]
    attempts = [
        line(kind="extortion_attempt", parent=CASE, demanded_amount=one, demanded_currency="usd")
        for one in written
    ]
    desk.loads.load([line(kind="case", id=CASE), *attempts])
    asked = desk.cases.list_kind("extortion_attempt")
    assert [one.value("demanded_amount") for one in asked] == ["3000"] * len(written)

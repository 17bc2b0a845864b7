"""Erasing at the desk: the list first, the order, what a court has, the certificate, what is offered."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.vault.pages import found

from vsdesk.desk import CaseFilter, Desk, Edit, Secret
from vsdesk.errors import UserError
from vsdesk.records.consent import questions

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

WORD = "زمردة"  # planted, in every text of what is erased


def stick(house: House, name: str) -> Path:
    """An empty folder."""
    made = house.root / name
    made.mkdir()
    return made


def carry(house: House, sender: Desk, to: Desk, name: str) -> list[str]:
    """Hand over and take in; the statuses."""
    folder = stick(house, name)
    sender.sync.hand_over(folder, [to.access.status().device_id])
    return [one.status for one in to.sync.intake.receive([folder])]


def withdraw(desk: Desk, case: str, day: str = "2026-11-24") -> None:
    """The mother takes back that the file is kept."""
    grants = [
        one
        for one in desk.cases.dossier(case).of("consent_grant")
        if (one.value("purpose"), one.value("recipient")) == ("hold_record", "own_org")
    ]
    desk.cases.save([Edit("consent_grant", {"withdrawn_on": day}, id=one.id) for one in grants])


def test_a_listing_changes_nothing(house: House) -> None:
    rima = house.coordinator()
    case, person, family = whole_case(rima, WORD)
    before = rima.context.vault.database.query("SELECT count(*) FROM entry")
    listing = rima.erasure.erasure(case, family)
    assert [one.kind for one in listing.targets] == ["case", "family"]
    assert [one.number for one in listing.targets] == ["MTH-26-A-0001", "MTH-26-A-F0001"]
    assert listing.kinds["person"] == 2 and listing.kinds["consent_grant"] == 4
    assert listing.records == sum(listing.kinds.values()) and listing.files == 1
    assert listing.kept == () and listing.holders == () and listing.devices == ()
    assert rima.context.vault.database.query("SELECT count(*) FROM entry") == before
    assert rima.cases.record(person).value("given_ar") == WORD


def test_every_family_that_hangs_on_a_case_is_offered(house: House) -> None:
    rima = house.coordinator()
    case, person, family = whole_case(rima, WORD)
    named = rima.cases.save(
        [Edit("family", {"display_name": "عائلة مختلقة"}, id=rima.context.new_id())]
    ).ids[0]
    rima.cases.save([Edit("case", {"second_family": named}, id=case)])
    wifes = rima.cases.save(
        [Edit("family", {"display_name": "عائلة مختلقة"}, id=rima.context.new_id())]
    ).ids[0]
    wife = rima.cases.save([Edit("person", {"given_ar": "هالة"}, parent=wifes)]).ids[0]
    kin: dict[str, Json] = {"person": wife, "relation": "wife", "related_to": person}
    rima.cases.save([Edit("kinship", kin, parent=wifes)])
    assert [one.id for one in rima.erasure.erasure(case).beside] == [family, named, wifes]
    assert [one.id for one in rima.erasure.erasure(case, family, wifes).beside] == [named]
    assert case in [one.id for one in rima.erasure.erasure_beside(named)]


def test_t6_a_certificate_says_which_characters_have_no_letter(house: House) -> None:
    passphrase = Secret.of_text(PASSPHRASE)
    rima, _ = Desk.create(
        house.root / "own",
        role="coordinator",
        name="ريما",
        organisation="رابطة 漢 (مختلقة)",
        code="MTH",
        passphrase=passphrase,
        env=house.env("own"),
    )
    house.desks.append(rima)
    case, _, family = whole_case(rima)
    done = rima.erasure.erase(
        case,
        family,
        why="withdrawn",
        because="طلبت الأم ذلك مكتوباً.",
        listed=rima.erasure.erasure(case, family).digest,
    )
    for langs in (("ar",), ("ar", "en")):
        assert rima.erasure.certificates.certificate(done.certificate, langs).unset == ("漢",)


def test_a_case_and_its_family_go_and_a_certificate_stays(house: House) -> None:
    rima = house.coordinator()
    case, person, family = whole_case(rima, WORD)
    other, _, _ = whole_case(rima, "مروان")
    rima.cases.drafts.put(f"draft:{case}", {person: {"given_ar": WORD}})
    listing = rima.erasure.erasure(case, family)
    done = rima.erasure.erase(
        case,
        family,
        why="withdrawn",
        because="طلبت الأم ذلك مكتوباً.",
        listed=rima.erasure.erasure(case, family).digest,
    )
    assert (done.records, done.finished) == (listing.records, True)
    assert [one.root.id for one in listing.twins] == [other], "the other file holds the same photo"
    assert (done.files, done.files_stay) == (listing.files, listing.files_stay) == (0, 1)
    assert rima.cases.lists.search(WORD) == [] and rima.cases.drafts.held() == []
    assert [one.id for one in rima.cases.list_kind("case")] == [other]
    assert rima.cases.begun.removed("case") == []
    certificate = rima.cases.record(done.certificate)
    assert certificate.value("codes") == "MTH-26-A-0001 MTH-26-A-F0001"
    assert certificate.value("records") == listing.records
    assert certificate.value("order") == done.frame
    said = [one.value for standing in certificate.fields.values() for one in standing]
    assert WORD not in repr(said) and "الدرويش" not in repr(said)
    assert found(rima.context.vault, [WORD]) == []
    assert rima.access.check().ok
    [row] = rima.erasure.erasures()
    assert (row.frame, row.why, row.state, row.missing) == (done.frame, "withdrawn", "done", ())
    with pytest.raises(UserError) as again:
        rima.erasure.erasure(case)
    assert again.value.name == "E_ERASED"


@pytest.mark.parametrize(
    "because",
    [
        "طلبت نجاح ذلك مكتوباً",  # the mother, who lies in the family
        "طلبٌ من ولنجاح",  # with particles written onto the name
        "عائلة الدرويش لا تريد",
        "آل درويش لا يريدون",
        "سُجّل مرتين: مَروان",  # with a mark
        "Marwan was written down twice",
        "MARWAN, twice",
    ],
)
def test_no_name_of_a_person_or_a_relative_stays_in_the_reason(house: House, because: str) -> None:
    """The certificate is kept when the file is gone."""
    rima = house.coordinator()
    case, _, family = whole_case(rima)
    with pytest.raises(UserError) as refused:
        rima.erasure.erase(
            case, why="withdrawn", because=because, listed=rima.erasure.erasure(case).digest
        )
    assert refused.value.name == "E_NAMES" and because not in repr(refused.value)
    assert (
        rima.cases.record(case).erased is False
        and rima.cases.list_kind("deletion_certificate") == []
    )
    mother = rima.cases.dossier(family).of("person")[0].id
    with pytest.raises(UserError) as refused:
        rima.erasure.erase(
            mother, why="withdrawn", because=because, listed=rima.erasure.erasure(mother).digest
        )
    assert refused.value.name == "E_NAMES"


def test_words_that_only_hold_the_letters_of_a_name_stay(house: House) -> None:
    rima = house.coordinator()
    case, _, _ = whole_case(rima)
    because = (
        "نجاحات العمل، طلب العائلة بعد المحروان"  # made up: none of these words is a name on file
    )
    done = rima.erasure.erase(
        case, why="withdrawn", because=because, listed=rima.erasure.erasure(case).digest
    )
    assert rima.cases.record(done.certificate).value("because") == because


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
@pytest.mark.parametrize("why", ["withdrawn", "legal_order", "retention", "further", "mistake"])
def test_everyday_words_that_somebody_enters_as_names_stop_no_order(
    house: House, why: str, lang: Lang
) -> None:
    """The words by which the program calls a reason pass, with a day; no name that stands beside them does,
    nor do these words without the others."""
    rima = house.coordinator()
    case, _, family = whole_case(rima)
    term = rima.context.dictionary.vocabularies.term("erasure_reason", why)
    assert term is not None
    reason = term.label(lang)
    name = {"ar": "given_ar", "ku": "given_ku", "en": "given_lat"}[lang]
    for called in (reason, *reason.split()):
        rima.cases.save([Edit("person", {name: called}, parent=family)])
    listed = rima.erasure.erasure(case).digest
    for because in (
        f"{reason}، نجاح",
        f"نجاح {reason}",
        f"{reason} Marwan",
        max(reason.split(), key=len),
    ):
        with pytest.raises(UserError) as refused:
            rima.erasure.erase(case, why="withdrawn", because=because, listed=listed)
        assert refused.value.name == "E_NAMES", because
    because = f"{reason} 2026-11-24"
    done = rima.erasure.erase(case, why="withdrawn", because=because, listed=listed)
    assert rima.cases.record(done.certificate).value("because") == because


def test_who_may_and_what_an_order_must_say(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    case, _, _ = whole_case(hala)
    for desk, code in ((hala, "E_ROLE"), (rima, "E_NOT_FOUND")):
        with pytest.raises(UserError) as refused:
            desk.erasure.erase(
                case, why="withdrawn", because="طلب", listed=desk.erasure.erasure(case).digest
            )
        assert refused.value.name == code
    carry(house, hala, rima, "one")
    for why, because in (("withdrawn", " "), ("other", "طلب")):
        with pytest.raises(UserError) as refused:
            rima.erasure.erase(
                case, why=why, because=because, listed=rima.erasure.erasure(case).digest
            )
        assert refused.value.name == "E_VALUE"
    with pytest.raises(UserError) as nothing:
        rima.erasure.erasure()
    assert nothing.value.name == "E_NOT_FOUND"
    assert rima.access.check().ok and rima.cases.record(case).erased is False


def test_what_a_court_has_stays_and_is_marked(house: House) -> None:
    rima = house.coordinator()
    case, person, family = whole_case(rima, WORD)
    given = rima.files.attach(io.BytesIO(b"paper"), case, kind="document", name="ورقة.pdf").ids[0]
    other = rima.files.attach(
        io.BytesIO(WORD.encode()), case, kind="document", name="أخرى.pdf"
    ).ids[0]
    step = rima.cases.save([Edit("custody_entry", {"action": "collected"}, parent=given)]).ids[0]
    exit_: dict[str, Json] = {
        "exit": "submission",
        "on": "2026-05-01",
        "purpose": "criminal_accountability",
        "recipient": "prosecutor_fr",
        "level": "c",
        "digest": "ab" * 32,
        "records": [[given, ["title", "blob"]], [person, ["given_ar"]]],
    }
    row = rima.cases.save([Edit("disclosure", exit_, parent=case)]).ids[0]
    listing = rima.erasure.erasure(case, family)
    assert [(one.id, one.recipient, one.on) for one in listing.kept] == [
        (given, "prosecutor_fr", "2026-05-01"),
        (row, "prosecutor_fr", "2026-05-01"),
    ]
    assert listing.holders == ("prosecutor_fr",)
    done = rima.erasure.erase(
        case,
        family,
        why="withdrawn",
        because="طلب مكتوب",
        listed=rima.erasure.erasure(case, family).digest,
    )
    assert rima.files.attachment(given) == b"paper"
    assert (
        rima.cases.record(step).value("action") == "collected" and not rima.cases.record(row).erased
    )
    log = [one for one in rima.context.vault.read.space(case) if one.kind == "custody_entry"]
    assert [one.value("action") for one in log] == ["collected", "withdrawn"]
    assert all(one.parent == given and not one.deleted for one in log)
    for gone in (case, person, other):
        assert rima.cases.record(gone).erased
    assert found(rima.context.vault, [WORD]) == [] and rima.access.check().ok
    kept = rima.cases.record(done.certificate).value("kept")
    assert isinstance(kept, list) and kept[0] == [
        "evidence_item",
        given,
        "prosecutor_fr",
        "2026-05-01",
    ]


def test_a_dump_after_it_loads_back(house: House) -> None:
    """What stays has its place, and no line names what is gone."""
    rima = house.coordinator()
    case, person, family = whole_case(rima, WORD)
    given = rima.files.attach(io.BytesIO(b"paper"), case, kind="document", name="ورقة.pdf").ids[0]
    sent: dict[str, Json] = {
        "mechanism": "prosecutor_de",
        "status": "sent",
        "sent_on": "2026-01-02",
    }
    rima.cases.save([Edit("submission", {**sent, "snapshot": [given]}, parent=case)])
    other, _ = rima.cases.new_case({"given_ar": "ليث"}, {"family": family}).ids
    rima.erasure.erase(
        case,
        family,
        why="withdrawn",
        because="طلب مكتوب",
        listed=rima.erasure.erasure(case, family).digest,
    )
    rima.loads.dump(house.root / "dump")
    text = (house.root / "dump" / "records.jsonl").read_text(encoding="utf-8")
    rows = {row["id"]: row for row in map(json.loads, text.splitlines()[1:])}
    assert rows[case] == {"kind": "case", "id": case} and rows[given]["parent"] == case
    assert "family" not in rows[other] and not {person, family} & rows.keys()
    again = house.coordinator("again")
    lines = [line for line in text.encode().splitlines() if b'"deletion_certificate"' not in line]
    again.loads.load(lines, files=house.root / "dump" / "files")
    assert again.files.attachment(given) == b"paper"


def test_a_source_withdraws_and_the_case_keeps_that_there_was_something(house: House) -> None:
    """Story 8: identity and statement go; what only this source told goes; no content is left."""
    rima = house.coordinator()
    case, person, _ = whole_case(rima, "غادة")
    source = rima.cases.save([Edit("source", {"code": "S-0007", "true_name": WORD})]).ids[0]
    told: dict[str, Json] = {
        "mode": "in_person",
        "summary": {"ar": f"{WORD} كنا تمنة", "src_lang": "ar"},
    }
    statement = rima.cases.save([Edit("statement", told, parent=source)]).ids[0]
    claim, shared, seen = rima.cases.save(
        [
            Edit(
                "claim", {"field": "fate", "value": "alive_reported", "source": source}, parent=case
            ),
            Edit(
                "claim", {"field": "fate", "value": "alive_reported", "source": person}, parent=case
            ),
            Edit("event", {"type": "sighting", "told_by": source, "place_text": WORD}, parent=case),
        ]
    ).ids
    listing = rima.erasure.erasure(source)
    assert set(listing.cited) == {claim, seen} and listing.records == 4
    rima.erasure.erase(
        source,
        why="withdrawn",
        because="طلبت صاحبة الإفادة ذلك.",
        listed=rima.erasure.erasure(source).digest,
    )
    for gone in (source, statement, claim, seen):
        assert rima.cases.record(gone).erased
    assert {(one.id, one.kind) for one in rima.erasure.certificates.withdrawn(case)} == {
        (claim, "claim"),
        (seen, "event"),
    }
    assert not rima.cases.record(shared).erased
    assert [one.id for one in rima.cases.dossier(case).of("claim")] == [shared]
    assert rima.cases.lists.search(WORD) == []
    assert {hit.kind for hit in rima.cases.lists.search("S-0007")} == {"deletion_certificate"}
    assert found(rima.context.vault, [WORD]) == [] and rima.access.check().ok
    assert (
        rima.cases.list_kind("case")[0].id == case
        and rima.erasure.certificates.withdrawn(source) == ()
    )


def test_one_relative_goes_with_all_that_is_about_her(house: House) -> None:
    rima = house.coordinator()
    case, person, family = whole_case(rima, "مروان")
    [mother] = [one for one in rima.cases.list_kind("person") if one.id != person]
    rima.cases.save([Edit("person", {"given_ar": WORD}, id=mother.id)])
    rima.erasure.erase(
        mother.id, why="withdrawn", because="طلبها", listed=rima.erasure.erasure(mother.id).digest
    )
    dossier = rima.cases.dossier(case)
    for kind in ("kinship", "family_member", "contact_channel"):
        assert dossier.of(kind) == ()
    assert dossier.of("consent_grant") != () and not rima.cases.record(family).erased
    assert found(rima.context.vault, [WORD]) == [] and rima.access.check().ok


def test_after_a_withdrawal_the_coordinator_is_offered_the_order(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    case, _, family = whole_case(hala, WORD)
    given: dict[str, Json] = {"code": "S-0001", "given_to": [rima.access.status().device_id]}
    source = hala.cases.save([Edit("source", given)], why="تعمل معنا عليه").ids[0]
    hala.cases.save(
        [
            Edit("consent_grant", {**row, "withdrawn_on": "2026-11-20"}, parent=source)
            for row in questions.grants_for("keep", "yes", {"grantor": source})[:1]
        ]
    )
    withdraw(hala, case)
    assert hala.erasure.to_erase() == []  # no documenter orders it
    carry(house, hala, rima, "one")
    assert rima.cases.record(family).erased is False  # a withdrawal erases nothing by itself
    first, second = rima.erasure.to_erase()
    assert (first.root, first.kind, first.number, first.since) == (
        source,
        "source",
        "S-0001",
        "2026-11-20",
    )
    assert (second.root, second.kind, second.also, second.others) == (family, "family", (case,), 0)
    rima.erasure.erase(
        second.root,
        *second.also,
        why="withdrawn",
        because="سُحبت الموافقة",
        listed=rima.erasure.erasure(second.root, *second.also).digest,
    )
    assert [one.root for one in rima.erasure.to_erase()] == [source]
    # The order rides to the device that recorded it, which hands nothing new over but its receipt.
    assert rima.sync.preview_give([hala.access.status().device_id]).goes.erasures == 1
    assert carry(house, rima, hala, "two") == ["applied"]
    assert hala.cases.record(case).erased and hala.cases.lists.search(WORD) == []
    assert found(hala.context.vault, [WORD]) == [] and hala.access.check().ok
    assert rima.erasure.erasures()[0].missing == (hala.access.status().device_id,)
    carry(house, hala, rima, "three")
    [row] = rima.erasure.erasures()
    assert (row.confirmed, row.missing) == ((hala.access.status().device_id,), ())
    assert rima.sync.preview_give([hala.access.status().device_id]).goes.erasures == 0


def test_unsent_work_is_asked_about_first(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    case, person, _ = whole_case(hala, "مروان")
    other = hala.cases.new_case({"given_ar": "ليث"}).ids[0]
    carry(house, hala, rima, "one")
    carry(house, rima, hala, "two")
    hala.cases.save([Edit("person", {"father_ar": WORD}, id=person)])
    rima.erasure.erase(
        case, why="legal_order", because="قرار", listed=rima.erasure.erasure(case).digest
    )
    folder = stick(house, "three")
    rima.sync.hand_over(folder, [hala.access.status().device_id])
    [received] = hala.sync.intake.receive([folder])
    assert (received.status, received.erased) == ("applied", 0)
    assert "W_ERASURE_WAITS" in received.codes
    [waiting] = hala.erasure.erasures_waiting()
    assert [one.id for one in waiting.unsent] == [person] and waiting.spaces == 2
    # Until the answer: readable, but nothing is added and nothing leaves.
    assert hala.cases.record(person).value("father_ar") == WORD
    with pytest.raises(UserError) as refused:
        hala.cases.save([Edit("person", {"given_ar": "سليم"}, id=person)])
    assert refused.value.name == "E_ERASING"
    hala.cases.save([Edit("case", {"fate": "alive_reported"}, id=other)])
    out = stick(house, "four")
    hala.sync.hand_over(out)
    [taken] = rima.sync.intake.receive([out])
    assert case not in {one.space for one in taken.spaces}
    assert rima.erasure.erasures()[0].confirmed == ()
    hala.erasure.carry_out(waiting.frame)
    assert hala.erasure.erasures_waiting() == [] and hala.cases.record(person).erased
    assert found(hala.context.vault, [WORD]) == [] and hala.access.check().ok
    carry(house, hala, rima, "five")
    assert rima.erasure.erasures()[0].confirmed == (hala.access.status().device_id,)
    assert rima.cases.record(person).erased and found(rima.context.vault, [WORD]) == []
    with pytest.raises(UserError):
        hala.erasure.carry_out(waiting.frame)


def test_a_draft_counts_as_unsent_work(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    case, _, _ = whole_case(hala)
    carry(house, hala, rima, "one")
    carry(house, rima, hala, "two")
    hala.cases.drafts.put(f"draft:{case}", {"x": WORD})
    rima.erasure.erase(
        case, why="withdrawn", because="طلب", listed=rima.erasure.erasure(case).digest
    )
    carry(house, rima, hala, "three")
    [waiting] = hala.erasure.erasures_waiting()
    assert [one.id for one in waiting.unsent] == [case]
    hala.erasure.carry_out(waiting.frame)
    assert hala.cases.drafts.held() == [] and found(hala.context.vault, [WORD]) == []


def test_a_kept_search_and_a_half_draft_go_with_the_erased(house: House) -> None:
    """What somebody typed to find them, or about them in another file, names them too."""
    desk = house.coordinator()
    case, person, _ = whole_case(desk, "زنبقة")
    other, _, _ = whole_case(desk, "سوسنة")
    for name, text in (("بحث", "زَنبقة"), ("زنبقة خالد", ""), ("آخر", "سوسنة"), ("مفتوحة", "")):
        desk.cases.searches.keep(name, CaseFilter(text=text))
    draft: dict[str, Json] = {
        "talk": {"id": case, "text": "زنبقة"},
        "rows": [{"id": person, "text": "زنبقة"}],
        "own": {"id": other, "text": "سوسنة"},
    }
    desk.cases.drafts.put(f"case:{other}", draft)
    desk.erasure.erase(
        case, why="withdrawn", because="طلب العائلة", listed=desk.erasure.erasure(case).digest
    )
    assert {one.name for one in desk.cases.searches.saved()} == {"آخر", "مفتوحة"}
    assert desk.context.vault.drafts.get(f"case:{other}") == {
        "rows": [],
        "own": {"id": other, "text": "سوسنة"},
    }

"""Ready for … at the desk: one case, all cases, an organisation's own profile; letters to holders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Edit, How, LetterOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

OWN = """
version = "7"
recipient = "partner_ngo"
named = "رابطة أخرى (مختلقة)"
purposes = ["search"]
level = "C"
rank = 1
[name]
en = "A partner of ours (made up)"
[[rule]]
id = "P1"
test = "filled"
args = { of = ["case.summary"] }
msg_en = "The partner reads the short account first."
jump_to = "case.summary"
"""


def test_what_blocks_is_named_with_its_field(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    found = desk.submissions.readiness.ready(case, "wgeid")
    assert not found.ready and found.blocks
    assert {one.rule for one in found.blocks} >= {"W5", "W7"}
    desk.consent.grant(
        case,
        mother_of(desk, family),
        "un_complaint",
        "wgeid",
        "given",
        How(),
        shown=desk.cases.shown(case),
    )
    assert "W7" not in {one.rule for one in desk.submissions.readiness.ready(case, "wgeid").blocks}
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.submissions.readiness.ready(case, "no_such_body")


def test_every_case_at_once_is_what_each_case_says_alone(house: House) -> None:
    desk = house.coordinator()
    first, _, family = whole_case(desk)
    second, _, _ = whole_case(desk, "سامر", photo_use=False)
    desk.consent.grant(
        first,
        mother_of(desk, family),
        "un_complaint",
        "wgeid",
        "given",
        How(),
        shown=desk.cases.shown(first),
    )
    rows = {row.case: row for row in desk.submissions.readiness.ready_all("wgeid")}
    assert set(rows) == {first, second}
    for case, row in rows.items():
        alone = desk.submissions.readiness.ready(case, "wgeid")
        assert (row.blocks, row.warnings, row.completeness) == (
            len(alone.blocks),
            len(alone.warnings),
            alone.completeness,
        )
    assert [row.case for row in desk.submissions.readiness.ready_all("wgeid")] == [first, second]
    assert rows[first].number and rows[second].title == "سامر خالد الدرويش"


def test_several_dossiers_at_once_hold_what_each_holds_alone(house: House) -> None:
    desk = house.coordinator()
    cases = [whole_case(desk)[0] for _ in range(3)]
    # a missing mother: her child's family names her, and she has a case of her own
    mother = desk.cases.record(cases[0]).text("person")
    family = desk.cases.record(cases[1]).text("family")
    child = desk.cases.record(cases[1]).text("person")
    link: dict[str, Json] = {"person": mother, "related_to": child, "relation": "mother"}
    desk.cases.save([Edit("kinship", link, parent=family)])
    together = {one.root: one for one in desk.context.vault.read.dossiers(cases)}
    for case in cases:
        alone = desk.cases.dossier(case)
        assert {one.id for one in together[case]} == {one.id for one in alone}
    assert mother in {one.id for one in together[cases[1]]}
    assert mother not in {one.id for one in together[cases[2]]}


def test_an_organisation_adds_a_profile_of_its_own(house: House) -> None:
    desk = house.coordinator()
    folder = house.root / "profile-coordinator" / "mechanisms"
    folder.mkdir(parents=True)
    (folder / "partner.toml").write_text(OWN, encoding="utf-8")
    case, _, _ = whole_case(desk)
    assert "partner" in {one.key for one in desk.submissions.readiness.mechanisms()}
    assert [one.rule for one in desk.submissions.readiness.ready(case, "partner").blocks] == ["P1"]


def test_letters_go_to_each_holder_are_kept_and_leave_a_row(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    grants = {
        one: desk.consent.grant(
            case, mother, "search", one, "given", How(), shown=desk.cases.shown(case)
        ).ids[0]
        for one in ("iimp", "ncmp", "icmp")
    }
    for recipient, on in (("iimp", "2026-11-20"), ("ncmp", "2026-11-21")):
        row: dict[str, Json] = {
            "exit": "submission",
            "on": on,
            "purpose": "search",
            "level": "b",
            "recipient": recipient,
            "digest": "a" * 64,
        }
        desk.cases.save([Edit("disclosure", row, parent=case, space=case)])
    letters = desk.consent.withdraw(list(grants.values())).letters
    assert [(one.recipient, one.lang) for one in letters] == [("iimp", "en"), ("ncmp", "ar")]
    for letter in letters:
        text = text_of(letter.pdf)
        assert desk.cases.record(case).text("case_no") in text
        for never in ("مروان", "Marwan", "نجاح", "الدرويش"):
            assert never not in text
        assert desk.files.attachment(letter.item) == letter.pdf
    rows = [
        one for one in desk.cases.dossier(case).of("disclosure") if one.text("exit") == "letter"
    ]
    assert {one.text("digest") for one in rows} == {one.digest for one in letters}
    assert (
        len(desk.consent.effect(list(grants.values())).holders) == 2
    )  # a letter is no exit of data


def test_t6_a_letter_says_which_characters_have_no_letter(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    named = "مكتب 字漢 متخيَّل"
    answered = desk.consent.grant(
        case,
        mother,
        "search",
        "partner_ngo",
        "given",
        How(),
        named=named,
        shown=desk.cases.shown(case),
    )
    grant = answered.ids[0]
    row: dict[str, Json] = {
        "exit": "submission",
        "on": "2026-11-20",
        "purpose": "search",
        "level": "b",
        "recipient": "partner_ngo",
        "recipient_name": named,
        "digest": "a" * 64,
    }
    desk.cases.save([Edit("disclosure", row, parent=case, space=case)])
    [written] = desk.consent.withdraw([grant]).letters
    looked = desk.consent.letters.look(LetterOrder(case, "partner_ngo", named))
    assert looked.unset == written.unset == ("字", "漢")


def test_a_submission_asks_what_its_body_asks(house: House) -> None:
    desk = house.coordinator()
    others = {"told_state_body", "told_death_penalty", "court", "complainants", "categories"}
    assert others <= desk.submissions.readiness.not_asked("wgeid")
    assert not {
        "state_concerned",
        "confidential",
        "follow_up_owner",
    } & desk.submissions.readiness.not_asked("wgeid")
    assert not {"court", "complainants", "stage"} & desk.submissions.readiness.not_asked(
        "prosecutor_de"
    )
    assert "told_death_penalty" in desk.submissions.readiness.not_asked("prosecutor_de")
    assert not {"told_death_penalty", "told_state_body"} & desk.submissions.readiness.not_asked(
        "prosecutor_sy"
    )
    assert "told_state_body" not in desk.submissions.readiness.not_asked("ncmp")
    assert desk.submissions.readiness.not_asked("a body without a profile") == frozenset()

"""A file that somebody hands to a coordinator, and that the coordinator loads: nobody
looked at its lines (§8.12).

What it says of records that are here opens nothing, gives nobody a space and decides nothing. What was opened
by the very load is as good as ever, so that a copy of one's own comes back whole. Everybody is made up.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import CHILD, a_yes, assign, family_of, relative, said, state
from tests.attacks.kit import TODAY, Town, carry
from tests.desk.copies import confirm_copies

from vsdesk.cli.session import CommandRun, Outside
from vsdesk.cli.terminal_values import author, written_by
from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.load_mark import load_of, marked
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.desk.loads.service import LoadResult
    from vsdesk.records.dictionary.values import Json

HEAD = {"vsdesk": 1, "schema": 1}


def load(
    desk: Desk, *rows: Mapping[str, Json], head: bool = True, files: Path | None = None
) -> LoadResult:
    lines = [json.dumps(one).encode() for one in ([HEAD, *rows] if head else rows)]
    return desk.loads.load(lines, files=files, name="a file of somebody")


def test_a_mark_that_is_no_loads_is_not_told_as_one(made: Town) -> None:
    """Any device may write any mark into its entries."""
    vault, run = (
        made.enemy.desk.context.vault,
        Outside(made.rima.context.env, *(io.StringIO(),) * 3),
    )
    session, mine = CommandRun(run, "en", as_json=False, yes=True), vault.identity.device_id
    own = made.rima.context.vault.by
    for by, tells in (
        (f"{vault.by}~{'ee' * 8}", True),
        (f"{vault.by}~x", False),
        (f"{vault.by}~{'ee' * 40}", False),
        (f"{own}~{'ee' * 8}", False),
        (vault.by, False),
    ):
        assert ("from a file" in author(session, made.rima, mine, by)) is tells, by
        assert ("load" in written_by(made.rima, mine, by)) is tells, by


def told(loaded: LoadResult) -> set[tuple[str, str, str]]:
    return {(one.rule, one.kind, one.field) for one in loaded.remarks}


def a_no_by_a_parent(made: Town) -> tuple[str, str]:
    """A mother who said no and a son who said yes: (mother, the no). She speaks as a parent of the family."""
    family_of(made)
    mother = made.hala.context.new_id()
    place = {"person": mother, "role_in_family": "parent"}
    made.hala.cases.save(
        [
            Edit("person", {"given_ar": "هدى"}, id=mother, parent=made.family),
            Edit("family_member", place, parent=made.family),
        ]
    )
    son = relative(made, "son", "كريم")
    said(made, son, "given")
    no = said(made, mother, "refused")
    assign(made)
    assert state(made).state == "refused"
    return mother, no


# -- facts about files that are here -----------------------------------------------------------


@pytest.mark.parametrize("head", [True, False])
def test_a_no_is_not_lost_by_a_file(made: Town, head: bool) -> None:
    mother, _ = a_no_by_a_parent(made)
    place = {"person": mother, "role_in_family": "other"}
    load(made.rima, {"kind": "family_member", "parent": made.family, **place}, head=head)
    confirm_copies(made.rima)
    assert state(made).state == "refused"


@pytest.mark.parametrize("head", [True, False])
def test_nobody_becomes_a_child_by_a_file(made: Town, head: bool) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    said(made, wife, "refused", recipient="wgeid")
    assign(made)
    assert state(made).state == "not_asked"
    load(made.rima, {"kind": "person", "id": wife, "parent": made.family, **CHILD}, head=head)
    confirm_copies(made.rima)
    assert state(made).state == "not_asked"


@pytest.mark.parametrize("loader", ["coordinator", "documenter"])
def test_no_answer_is_given_by_a_file(made: Town, loader: str) -> None:
    """Lines that somebody typed replace what stands; a no that was replaced so stands in the reading
    without."""
    mother, no = a_no_by_a_parent(made)
    desk = made.rima if loader == "coordinator" else made.hala
    given: dict[str, Json] = {
        "kind": "consent_grant",
        "id": no,
        "parent": made.family,
        "result": "given",
    }
    rows: list[dict[str, Json]] = [given]
    if (
        loader == "documenter"
    ):  # her own: she brings further facts by a file, which is no look of hers either
        place = {"person": mother, "role_in_family": "other"}
        rows = [{"kind": "family_member", "parent": made.family, **place}]
    load(desk, *rows, head=False)
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "refused"


def test_an_answer_that_only_a_file_says_opens_nothing(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    assign(made)
    row = {"kind": "consent_grant", "parent": made.family, **a_yes(made, mother)}
    load(made.rima, row, head=False)
    assert not state(made).allowed


def test_what_a_coordinator_looked_at_is_no_longer_a_loads_word(made: Town) -> None:
    """The neighbour: whoever looks at the file ends the doubt; who lends it says nothing of it."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    said(made, wife, "refused", recipient="wgeid")
    assign(made)
    load(made.rima, {"kind": "person", "id": wife, "parent": made.family, **CHILD})
    shown = made.rima.cases.shown(made.family)
    lent: dict[str, Json] = {"assigned": [made.enemy.device_id]}
    made.rima.cases.save([Edit("family", lent, id=made.family, covers=True, shown=shown)])
    assert state(made).state != "given"
    found = made.rima.access.lone_words.lone_file(made.family)
    assert found is not None
    made.rima.access.lone_words.look_holds(made.family, found.ops)
    assert state(made).state == "given"


def test_what_the_very_load_opened_is_as_good_as_ever(
    made: Town, house: House, tmp_path: Path
) -> None:
    """The neighbour: one's own copy, restored into an empty vault, opens what it opened before."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given")
    carry(made.hala, made.stick, made.rima)
    assert state(made).allowed
    made.rima.loads.dump(tmp_path / "copy")
    other = house.coordinator("other")
    lines = (tmp_path / "copy" / "records.jsonl").read_bytes().split(b"\n")
    other.loads.load(lines, files=tmp_path / "copy" / "files")
    confirm_copies(other)
    found = decide(
        Request("un_complaint", "ced", "B", TODAY),
        other.cases.dossier(made.case),
        other.context.dictionary,
    )
    assert found.allowed
    held = {
        name: one for name, one in other.cases.record(made.case).fields.items() if name != "looked"
    }
    loaded = {one.by for said_so in held.values() for one in said_so}
    assert all(load_of(by) == other.loads.undo.loads()[0].id for by in loaded)


def test_every_vault_reads_it_so(made: Town, house: House) -> None:
    """The mark travels with what was loaded: another coordinator's vault asks the same."""
    second = house.documenter("نور", made.rima, "coordinator")
    mother, _ = a_no_by_a_parent(made)
    place = {"person": mother, "role_in_family": "other"}
    load(made.rima, {"kind": "family_member", "parent": made.family, **place})
    carry(made.rima, made.stick, second)
    assert made.case in confirm_copies(second)
    found = decide(
        Request("un_complaint", "ced", "B", TODAY),
        second.cases.dossier(made.case),
        second.context.dictionary,
    )
    assert found.state == "refused"


def test_many_loads_of_one_device_are_asked_once(made: Town) -> None:
    """A device that marks each of its words anew makes no reading more than one and all together."""
    family_of(made)
    relative(made, "mother", "هدى")
    assign(made)
    for n in range(6):
        op = NewOp(made.enemy.desk.context.new_id(), "event", {"type": "arrest"}, parent=made.case)
        made.enemy.sign(made.case, op, by=marked("B1", f"{n:016x}"))
    made.enemy.hand_over(made.rima)
    assert len(made.rima.cases.dossier(made.case).without) == 1


def test_new_records_leave_as_one_more_device_s_do(made: Town) -> None:
    """The neighbour: a load may add to a file that is here; its own records leave once a coordinator
    looked."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=["circumstances", "identity"])
    assign(made)
    id = "ab" * 16
    row = {"kind": "event", "id": id, "parent": made.case, "type": "arrest"}
    load(made.rima, row)
    assert state(made).state == "copied"
    confirm_copies(made.rima)
    assert state(made).allowed and state(made).get(id) is None
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )
    assert state(made).get(id) is not None


# -- who is given a space ------------------------------------------------------------------------


def a_case_of_the_enemys(made: Town) -> str:
    kind = {"case_type": "enforced_disappearance"}
    return made.enemy.desk.cases.new_case({"given_ar": "x"}, kind).ids[0]


@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("name", ["family", "second_family"])
def test_a_line_brings_no_family_to_a_case_that_is_here(made: Town, name: str, head: bool) -> None:
    kept = made.rima.cases.new_family({"display_name": "سرية", "language": "ar"}).ids[0]
    case = a_case_of_the_enemys(made)
    made.enemy.hand_over(made.rima)
    loaded = load(made.rima, {"kind": "case", "id": case, name: kept}, head=head)
    assert ("judgement", "case", name) in told(loaded)
    assert not made.rima.cases.record(case).every(name)
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.enemy.desk.context.vault.read.view(kept) is None


def test_a_case_that_comes_before_its_maker_brings_no_family_either(made: Town) -> None:
    kept = made.rima.cases.new_family({"display_name": "سرية", "language": "ar"}).ids[0]
    case = a_case_of_the_enemys(made)  # not handed over yet
    load(made.rima, {"kind": "case", "id": case, "family": kept})
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.enemy.desk.context.vault.read.view(kept) is None


def test_a_family_of_the_same_load_goes_along_with_its_case(made: Town) -> None:
    """The neighbour: what was restored together is given together, once a coordinator assigns the case."""
    case, family = "1c" * 16, "2c" * 16
    load(
        made.rima, {"kind": "family", "id": family}, {"kind": "case", "id": case, "family": family}
    )
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=case)])
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.enemy.desk.context.vault.read.view(family) is not None


def test_the_history_says_that_it_came_from_a_file(made: Town) -> None:
    row: dict[str, Json] = {
        "kind": "note",
        "id": "ef" * 16,
        "parent": made.case,
        "text": {"ar": "كلمة"},
    }
    loaded = load(made.rima, row)
    [one] = made.rima.cases.history("ef" * 16)
    assert load_of(one.by) == loaded.load
    assert made.rima.cases.author(one.device_id, one.by) == (made.rima.context.by, "")


# -- what decides --------------------------------------------------------------------------------


def test_a_load_warns_nobody(made: Town) -> None:
    number = "0944123456"
    row = {"kind": "extortion_attempt", "parent": made.case, "contact_value": number}
    load(made.rima, row)
    more = {**row, "contact_value": "0944123458"}
    made.rima.cases.save(
        [Edit("extortion_attempt", {"contact_value": "0944123459"}, parent=made.case)]
    )
    load(made.rima, more)
    carry(made.rima, made.stick, made.hala)
    warned = made.hala.context.saving.warnings.warned()
    assert warned.known(number) is None and warned.known("0944123458") is None
    assert warned.known("0944123459") is not None  # what she typed herself
    assert len([*made.rima.context.saving.warnings.unseen()]) == 2


@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize(
    "row",
    [
        {"kind": "warned_contact", "value": "0944123457"},
        {"kind": "duplicate_link", "by": "A1"},
        {"kind": "retention_decision", "because": "x"},
        {"kind": "deletion_certificate", "because": "x"},
        {"kind": "staff", "code": "A1", "name": "x"},
    ],
    ids=lambda row: row["kind"],
)
def test_a_kind_that_decides_is_left_out_and_told(
    made: Town, row: dict[str, Json], head: bool
) -> None:
    loaded = load(made.rima, row, head=head)
    assert told(loaded) == {("judgement", row["kind"], "")}
    assert not made.rima.context.vault.read.of_kind(str(row["kind"]))


def _own_field(sensitivity: int, **more: Json) -> dict[str, Json]:
    return {
        "key": "x_hiding",
        "of_kind": "person",
        "type": "text",
        "label": {"en": "hiding place"},
        "sensitivity": sensitivity,
        "scope": "source_identity",
        **more,
    }


@pytest.mark.parametrize("again", ["another id", "the same id", "beside"])
def test_a_closed_question_of_ones_own_is_not_opened_by_a_file(made: Town, again: str) -> None:
    first = made.rima.cases.save([Edit("field_def", _own_field(4))]).ids[0]
    open_ = _own_field(0, scope="identity", printed=True)
    row: dict[str, Json] = {"kind": "field_def", **open_}
    if again == "the same id":
        row["id"] = first
    if again == "beside":
        row |= {"key": "x_other", "_also": {"key": ["x_hiding"]}}
    loaded = load(made.rima, row)
    assert told(loaded) == {("judgement", "field_def", "")}
    [kept] = made.rima.context.vault.read.of_kind("field_def")
    assert kept.every("sensitivity") == (4,)


def test_a_word_of_a_list_gets_no_other_meaning_by_a_file(made: Town) -> None:
    row: dict[str, Json] = {
        "kind": "term_def",
        "vocabulary": "consent_result",
        "key": "refused",
        "label": {"en": "given"},
    }
    assert made.rima.context.dictionary.vocabularies.has("consent_result", "refused")
    assert told(load(made.rima, row)) == {("judgement", "term_def", "")}
    new: dict[str, Json] = {**row, "vocabulary": "sex", "key": "a_new_one"}
    assert ("judgement", "term_def", "") not in told(load(made.rima, new))  # the neighbour


def test_a_row_of_a_file_keeps_no_paper_from_erasure(made: Town) -> None:
    item = made.hala.files.attach(
        io.BytesIO(b"made up"), made.case, kind="document", name="a.txt"
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    row: dict[str, Json] = {
        "kind": "disclosure",
        "exit": "submission",
        "recipient": "prosecutor_de",
    }
    load(made.rima, {**row, "parent": made.case, "on": "2026-01-01", "records": [[item, ["blob"]]]})
    found = made.rima.erasure.erasure(made.case)
    assert item not in {one.id for one in found.kept}
    assert item in {one.id for one in found.claimed}  # listed, for a coordinator to confirm


def test_a_row_that_came_with_its_whole_file_keeps_it(made: Town) -> None:
    """The neighbour: a copy that was restored still knows what a court has."""
    case, item = "1c" * 16, "2c" * 16
    row: dict[str, Json] = {
        "kind": "disclosure",
        "exit": "submission",
        "recipient": "prosecutor_de",
    }
    load(
        made.rima,
        {"kind": "case", "id": case},
        {"kind": "evidence_item", "id": item, "parent": case, "type": "document"},
        {**row, "parent": case, "on": "2026-01-01", "records": [[item, ["blob"]]]},
    )
    assert item in {one.id for one in made.rima.erasure.erasure(case).kept}

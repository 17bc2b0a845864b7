"""A file whose ids carry the key of a device: whoever makes a file chooses its ids, so an id that came in one
proves no maker (docs/spec/bundle.md §8.1).

A coordinator loads it and works on what it brought; then the device signs at these ids. Asserted is that it
does NOT count as who made them. Everybody is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.kit import LOAD, TODAY, Device, Town, carry, town
from tests.desk.conftest import enrol, whole_case
from tests.desk.copies import confirm_copies

from vsdesk.desk import Edit
from vsdesk.desk.loads.own_ids import of_file
from vsdesk.history.entry import NewOp, record_id
from vsdesk.load_mark import marked
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

HEAD: Final = {"vsdesk": 1, "schema": 1}
FORMS: Final = ("dump", "typed")
ROLES: Final[tuple[Role, ...]] = ("documenter", "reviewer")
LATE: Final = ("known at the load", "enrolled later", "enrolled after a documenter loaded it")
# What whoever types lines leaves to the program, or to a coordinator.
_LEFT: Final = {"assigned", "case_no", "family_no", "copied"}


def carrying(kid: str, id: str) -> str:
    """The id that says of this one that the device made it."""
    return record_id(kid, bytes.fromhex(id)[:8])


def lines_of(
    desk: Desk, folder: Path, roots: tuple[str, ...], *, dump: bool
) -> list[dict[str, Any]]:
    """What a copy tells of these files, without its attachments."""
    desk.loads.dump(folder)
    rows = [json.loads(one) for one in (folder / "records.jsonl").read_bytes().splitlines()]
    above = {row["id"]: row.get("parent") for row in rows if "id" in row}

    def root(id: str | None) -> str | None:
        while id and above.get(id):
            id = above[id]
        return id

    found = []
    for row in rows:
        if root(row.get("id")) in roots and row["kind"] != "evidence_item":
            left = {name: said for name, said in row.items() if name not in _LEFT}
            found.append({n: v for n, v in left.items() if not n.startswith("_")})
    return [HEAD, *found] if dump else found


def renamed(said: Any, ids: Mapping[str, str]) -> Any:
    """A line in which each of these ids is another one."""
    if isinstance(said, dict):
        return {name: renamed(one, ids) for name, one in said.items()}
    if isinstance(said, list):
        return [renamed(one, ids) for one in said]
    return ids.get(said, said) if isinstance(said, str) else said


class Loaded:
    """A file of whoever holds a device, loaded by a coordinator: the ids in it carry that device."""

    def __init__(
        self, made: Town, folder: Path, kid: str, *, dump: bool, at: Desk | None = None
    ) -> None:
        rows = lines_of(made.rima, folder / f"copy-{dump}", (made.case, made.family), dump=dump)
        ids = {row["id"]: carrying(kid, row["id"]) for row in rows if "id" in row}
        self.lines = [json.dumps(renamed(row, ids)).encode() for row in rows]
        self.case, self.family, self.mother = ids[made.case], ids[made.family], ids[made.mother]
        self.no, self.yes = ids[made.grants["iimp"]], ids[made.grants["wgeid"]]
        self.mark = carrying(kid, "7" * 32)
        mark = {"kind": "person_mark", "id": self.mark, "parent": self.mother}
        self.lines.append(json.dumps({**mark, "type": "not_named_outside"}).encode())
        desk = made.rima if at is None else at
        desk.loads.load(self.lines)
        if desk.context.role == "coordinator":
            confirm_copies(desk)


def at(desk: Desk, case: str, recipient: str = "iimp", purpose: str = "search") -> GateDecision:
    request = Request(purpose, recipient, "B", TODAY)
    return decide(request, desk.cases.dossier(case), desk.context.dictionary)


def attacked(
    house: House, tmp_path: Path, form: str, role: Role, when: str
) -> tuple[Town, Device, Loaded]:
    """The file is loaded; the device whose key its ids carry has the case and the family by a coordinator's
    word, so that it has what stands there."""
    made = town(house, role)
    enemy = made.enemy
    if when == LATE[0]:
        file = Loaded(made, tmp_path, enemy.device_id, dump=form == "dump")
    else:
        desk = house.documenter("later")
        enemy = Device(desk, made.stick)
        loads = made.rima if when == LATE[1] else made.hala
        file = Loaded(made, tmp_path, enemy.device_id, dump=form == "dump", at=loads)
        if loads is made.hala:
            carry(made.hala, made.stick, made.rima)
            confirm_copies(made.rima)
        enrol(desk, made.rima, role)
    return made, enemy, file


def named(made: Town, file: Loaded) -> str:
    """What leaves for whom the mother said yes to."""
    return str(at(made.rima, file.case, "wgeid", "un_complaint").records)


def lend(made: Town, enemy: Device, file: Loaded) -> None:
    """The coordinator lends the device what the file brought."""
    for root, kind in ((file.case, "case"), (file.family, "family")):
        made.rima.cases.save([Edit(kind, {"assigned": [enemy.device_id]}, id=root)])
    carry(made.rima, made.stick, enemy.desk)


every = [
    pytest.mark.parametrize("form", FORMS),
    pytest.mark.parametrize("role", ROLES),
    pytest.mark.parametrize("when", LATE),
]


def each(test: Any) -> Any:
    for one in every:
        test = one(test)
    return test


@each
def test_it_lifts_no_no(house: House, tmp_path: Path, form: str, role: Role, when: str) -> None:
    """What is written once in an answer (to whom it is said) is said by who made it."""
    made, enemy, file = attacked(house, tmp_path, form, role, when)
    lend(made, enemy, file)
    assert at(made.rima, file.case).state == "refused"
    for grant, recipient, purpose in (
        (file.no, "wgeid", "un_complaint"),
        (file.yes, "iimp", "search"),
    ):
        to: dict[str, Json] = {"recipient": recipient, "purpose": purpose, "subject": file.case}
        op = NewOp(grant, "consent_grant", {**to, "grantor": file.mother}, parent=file.family)
        enemy.sign(file.family, op)
    enemy.hand_over(made.rima)
    assert at(made.rima, file.case).state == "refused"


@each
def test_it_lifts_no_mark(house: House, tmp_path: Path, form: str, role: Role, when: str) -> None:
    made, enemy, file = attacked(house, tmp_path, form, role, when)
    lend(made, enemy, file)
    assert "نجاح" not in named(made, file)
    other: dict[str, Json] = {"type": "first_name_only"}
    enemy.sign(file.family, NewOp(file.mark, "person_mark", other, parent=file.mother))
    enemy.hand_over(made.rima)
    assert "not_named_outside" in made.view(file.mark).every("type")
    assert "نجاح" not in named(made, file)


@each
@pytest.mark.parametrize("what", ["case", "no", "mark"])
def test_it_makes_nothing_vanish(
    house: House, tmp_path: Path, form: str, role: Role, when: str, what: str
) -> None:
    """The id of a record is called another record's, elsewhere."""
    made, enemy, file = attacked(house, tmp_path, form, role, when)
    lend(made, enemy, file)
    rec = {"case": file.case, "no": file.no, "mark": file.mark}[what]
    before = made.view(rec).kind
    space = file.case if what != "case" else file.family
    enemy.sign(space, NewOp(rec, "note", {"text": {"ar": "لا شيء"}}, parent=space))
    enemy.hand_over(made.rima)
    assert made.view(rec).kind == before
    assert at(made.rima, file.case).state == "refused"
    assert "نجاح" not in named(made, file)


@each
def test_it_is_handed_nothing(
    house: House, tmp_path: Path, form: str, role: Role, when: str
) -> None:
    made, enemy, file = attacked(house, tmp_path, form, role, when)
    note = Edit("note", {"text": {"ar": "سرّ"}}, parent=file.case)
    since = made.rima.cases.save([note]).ids[0]
    for root, kind in ((file.case, "case"), (file.family, "family")):
        enemy.sign(
            root, NewOp(root, kind, {"display_name" if kind == "family" else "documenter": "؟"})
        )
    enemy.hand_over(made.rima)
    carry(made.rima, made.stick, enemy.desk)
    assert not enemy.desk.context.vault.holds(since)
    assert not enemy.desk.context.vault.holds(file.mother)


# -- in whatever order it comes -----------------------------------------------------------------


def second(made: Town, house: House) -> Desk:
    """Another coordinator, who has all that is there."""
    desk = house.documenter("salma", made.rima, "coordinator")
    carry(made.rima, made.stick, desk, made.enemy.desk, made.hala)
    return desk


@pytest.mark.parametrize("form", FORMS)
def test_a_vault_that_hears_of_the_device_first_comes_to_the_same(
    house: House, tmp_path: Path, form: str
) -> None:
    made = town(house)
    enemy, salma = made.enemy, second(made, house)
    file = Loaded(made, tmp_path, enemy.device_id, dump=form == "dump")
    enemy.sign(file.case, NewOp(file.case, "case", {"case_type": "enforced_disappearance"}))
    enemy.sign(file.family, NewOp(file.family, "family", {"display_name": "؟"}))
    enemy.sign(file.family, NewOp(file.no, "note", {"text": {"ar": "لا شيء"}}, parent=file.family))
    other: dict[str, Json] = {"type": "first_name_only"}
    enemy.sign(file.family, NewOp(file.mark, "person_mark", other, parent=file.mother))
    enemy.hand_over(salma)
    carry(made.rima, made.stick, salma)
    since = salma.cases.save([Edit("note", {"text": {"ar": "سرّ"}}, parent=file.case)]).ids[0]
    carry(salma, made.stick, made.rima, enemy.desk)
    for desk in (salma, made.rima):
        assert not desk.context.vault.rules.made_by(file.case, enemy.device_id)
        assert desk.cases.record(file.no).kind == "consent_grant"
        assert at(desk, file.case).state == "refused"
        assert "نجاح" not in str(at(desk, file.case, "wgeid", "un_complaint").records)
    assert not enemy.desk.context.vault.holds(since)
    assert not enemy.desk.context.vault.holds(file.mother)


# -- loaded by a documenter before the key was enrolled -------------------------------------------


def makers(desk: Desk, file: Loaded, *devices: Desk) -> list[bool]:
    """Whether a desk takes these for who made the case and the family of a file."""
    rules = desk.context.vault.rules
    ids = [one.context.vault.identity.device_id for one in devices]
    return [rules.made_by(root, id) for id in ids for root in (file.case, file.family)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("role", ROLES)
def test_the_device_may_be_heard_before_the_documenter_who_loaded_it(
    house: House, tmp_path: Path, form: str, role: Role
) -> None:
    """She hands in only after the device was enrolled and signed at the ids; what she wrote since is hers."""
    made = town(house, role)
    hala, salma = made.hala, second(made, house)
    desk = house.documenter("later")
    enemy = Device(desk, made.stick)
    file = Loaded(made, tmp_path, enemy.device_id, dump=form == "dump", at=hala)
    note = Edit("note", {"text": {"ar": "سرّ"}}, parent=file.case)
    since = hala.cases.save([note]).ids[0]
    enrol(desk, made.rima, role)
    for root, kind in ((file.case, "case"), (file.family, "family")):
        said = {"display_name" if kind == "family" else "documenter": "؟"}
        enemy.sign(root, NewOp(root, kind, said))
    enemy.hand_over(made.rima)
    carry(hala, made.stick, salma)
    carry(salma, made.stick, made.rima)
    carry(made.rima, made.stick, salma)
    for one in (made.rima, salma):
        assert not any(makers(one, file, desk))
        carry(one, made.stick, desk)
    assert not desk.context.vault.holds(since)
    assert not desk.context.vault.holds(file.mother)


@pytest.mark.parametrize("form", FORMS)
def test_who_loaded_it_is_handed_it_while_the_device_writes_nothing_there(
    house: House, tmp_path: Path, form: str
) -> None:
    made = town(house)
    desk = house.documenter("later")
    kid = desk.context.vault.identity.device_id
    file = Loaded(made, tmp_path, kid, dump=form == "dump", at=made.hala)
    enrol(desk, made.rima)
    carry(made.hala, made.stick, made.rima)
    since = made.rima.cases.save([Edit("note", {"text": {"ar": "لهالة"}}, parent=file.case)]).ids[0]
    carry(made.rima, made.stick, made.hala, desk)
    assert made.hala.context.vault.holds(since)
    assert not desk.context.vault.holds(since)


def test_a_copy_of_who_is_enrolled_later_loses_nothing_when_they_hand_in(
    house: House, tmp_path: Path
) -> None:
    """Who recorded a family gave a colleague a copy, and is enrolled only then: both hand in the same."""
    made = town(house)
    lone = house.documenter("lone")
    case, person, family = whole_case(lone, "ليث")
    lone.loads.dump(tmp_path / "theirs")
    lines = (tmp_path / "theirs" / "records.jsonl").read_bytes().splitlines()
    made.hala.loads.load(lines, files=tmp_path / "theirs" / "files")
    carry(made.hala, made.stick, made.rima)
    enrol(lone, made.rima)
    rows = {one.id: one.kind for one in lone.cases.dossier(case).records}
    before = {id: lone.cases.record(id) for id in rows}
    carry(lone, made.stick, made.rima)
    for id, held in before.items():
        there = made.rima.cases.record(id)
        assert not there.deleted
        assert there.kind == held.kind
        assert there.parent == held.parent
        for name in held.fields:
            assert all(one in there.every(name) for one in held.every(name))
    assert made.rima.cases.record(case).text("family") == family
    kid = lone.context.vault.identity.device_id
    made.rima.cases.save([Edit("case", {"assigned": [kid]}, id=case)])
    since = made.rima.cases.save([Edit("note", {"text": {"ar": "لها"}}, parent=case)]).ids[0]
    carry(made.rima, made.stick, lone)
    assert lone.context.vault.holds(since)
    assert lone.cases.record(person).id == person


def dated_back(made: Town, file: str, op: NewOp) -> None:
    """The enemy writes as if a load had brought it before anybody was enrolled."""
    trust = made.enemy.desk.context.vault.trust
    held, trust.trust = trust.trust, None
    try:
        made.enemy.sign(file, op, by=marked(made.enemy.by, LOAD))
    finally:
        trust.trust = held


@pytest.mark.parametrize("first", ["the town", "the colleague"])
def test_a_list_dated_back_takes_a_colleagues_file_for_nobody(house: House, first: str) -> None:
    """An enrolled device calls its words a load of before a colleague was enrolled: it may close, is handed
    nothing, is believed in nothing, and opens nothing."""
    made = town(house)
    late = house.documenter("late", made.rima)
    case, person, family = whole_case(late, "ليث")
    carry(late, made.stick, made.rima)
    salma = house.documenter("salma", made.rima, "coordinator")
    to: dict[str, Json] = {"assigned": [made.enemy.device_id]}
    made.rima.cases.save([Edit("case", to, id=case), Edit("family", to, id=family)])
    carry(made.rima, made.stick, made.enemy.desk)
    before = at(made.rima, case)
    made.rima.cases.save(
        [Edit(kind, {"assigned": []}, id=id) for kind, id in (("case", case), ("family", family))]
    )
    for root, kind in ((case, "case"), (family, "family")):
        said = {"display_name" if kind == "family" else "documenter": "؟"}
        dated_back(made, root, NewOp(root, kind, said))
    dated_back(made, case, NewOp(person, "person", {"sex": "female"}, parent=case))
    if first == "the colleague":
        carry(made.rima, made.stick, salma)
    made.enemy.hand_over(made.rima, salma)
    carry(made.rima, made.stick, salma)
    enemy = made.enemy.device_id
    for desk in (made.rima, salma):
        vault = desk.context.vault
        for id in (case, family):
            assert not vault.rules.made_by(id, late.context.vault.identity.device_id)
        for id in (case, family, person):
            assert not vault.rules.made_by(id, enemy)
            assert enemy not in vault.trust.believed(desk.cases.record(id))
        since = desk.cases.save([Edit("note", {"text": {"ar": "سرّ"}}, parent=case)]).ids[0]
        carry(desk, made.stick, made.enemy.desk)
        assert not made.enemy.desk.context.vault.holds(since)
        assert desk.cases.record(person).kind == "person"
        assert at(desk, case).state != "allowed" or before.state == "allowed"
        assert {*map(str, at(desk, case).records)} <= {*map(str, before.records)}


# -- whoever made a record stays its maker --------------------------------------------------------


def is_handed(made: Town, desk: Desk) -> bool:
    """Whether Hala is handed what a coordinator writes into her case."""
    since = desk.cases.save([Edit("note", {"text": {"ar": "لهالة"}}, parent=made.case)]).ids[0]
    carry(desk, made.stick, made.hala)
    return made.hala.context.vault.holds(since)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("role", ["the first", "the second"])
def test_a_load_over_what_is_here_takes_it_from_nobody(
    house: House, tmp_path: Path, form: str, role: str
) -> None:
    """The neighbour: a copy with a further word is loaded where the records are."""
    made = town(house)
    salma = second(made, house)
    desk = made.rima if role == "the first" else salma
    rows = lines_of(made.rima, tmp_path / "copy", (made.case, made.family), dump=form == "dump")
    for row in rows:
        if row.get("kind") in ("case", "family", "person"):
            row["notes" if row["kind"] == "person" else "remarks"] = {"ar": "أُضيفت"}
    if form == "typed":
        rows = [
            {"kind": "case", "id": made.case, "wanted_before": True},
            {"kind": "person", "id": made.mother, "parent": made.family, "sex": "female"},
        ]
    desk.loads.load([json.dumps(row).encode() for row in rows])
    carry(desk, made.stick, salma if desk is made.rima else made.rima)
    maker = made.hala.context.vault.identity.device_id
    for one in (made.rima, salma):
        for id in (made.case, made.family, made.mother, made.grants["iimp"]):
            assert one.context.vault.rules.made_by(id, maker)
        assert is_handed(made, one)


def test_no_device_takes_a_record_from_who_made_it_by_calling_its_words_a_load(
    house: House, tmp_path: Path
) -> None:
    made = town(house)
    by = marked(made.enemy.by, LOAD)
    note = NewOp(made.grants["iimp"], "note", {"text": {"ar": "من ملف"}})
    for op in (NewOp(made.case, "case", {"documenter": "؟"}), note):
        made.enemy.sign(made.case, op, by=by)
    made.enemy.hand_over(made.rima)
    maker = made.hala.context.vault.identity.device_id
    assert made.rima.context.vault.rules.made_by(made.case, maker)
    assert made.view(made.grants["iimp"]).kind == "consent_grant"
    assert is_handed(made, made.rima)


def test_a_copy_comes_back_with_its_ids_and_whoever_made_it_hands_it_in_again(
    house: House, tmp_path: Path
) -> None:
    """A coordinator's new vault begins with the copy, then hears of the same records by bundles: nothing is
    lost, and nothing opened."""
    made = town(house)
    salma = house.documenter("salma", made.rima, "coordinator")
    made.rima.loads.dump(tmp_path / "copy")
    lines = (tmp_path / "copy" / "records.jsonl").read_bytes().splitlines()
    salma.loads.load(lines, files=tmp_path / "copy" / "files")
    confirm_copies(salma)
    for id in (made.case, made.family, made.mother, made.person, made.grants["iimp"]):
        assert not salma.cases.record(id).deleted
    assert salma.cases.record(made.case).text("family") == made.family
    carry(made.rima, made.stick, salma, made.hala)
    carry(made.hala, made.stick, salma)
    carry(salma, made.stick, made.rima)
    for desk in (salma, made.rima):
        assert desk.cases.record(made.case).text("family") == made.family
        assert desk.cases.record(made.mother).text("given_ar") == "نجاح"
        assert at(desk, made.case).state == "refused"
    made.rima.cases.save(
        [Edit("case", {"assigned": [made.hala.context.vault.identity.device_id]}, id=made.case)]
    )
    assert is_handed(made, made.rima)


# -- a load of whoever is no coordinator ----------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_documenters_load_gives_ids_of_its_own(house: House, tmp_path: Path, form: str) -> None:
    made = town(house)
    enemy, hala = made.enemy, made.hala
    file = Loaded(made, tmp_path, enemy.device_id, dump=form == "dump", at=hala)
    own = hala.context.vault.identity.device_id
    held = {one: of_file(own, one) for one in (file.case, file.family, file.mother, file.no)}
    for called, id in held.items():
        assert not hala.context.vault.holds(called)
        assert hala.context.vault.rules.made_by(id, own)
    assert hala.cases.record(held[file.case]).text("family") == held[file.family]
    assert hala.cases.record(held[file.no]).text("grantor") == held[file.mother]
    before = len(hala.context.vault.read.spaces())
    plain = {"case", "family", "person"}  # of what is written once nobody types a second line
    again = [one for one in file.lines if form == "dump" or json.loads(one)["kind"] in plain]
    hala.loads.load(again)  # it finds what it brought
    assert len(hala.context.vault.read.spaces()) == before
    carry(hala, made.stick, made.rima)
    enemy.sign(file.case, NewOp(file.case, "case", {"documenter": "؟"}))
    enemy.sign(held[file.family], NewOp(held[file.no], "note", {"text": {"ar": "لا شيء"}}))
    enemy.hand_over(made.rima)
    assert made.view(held[file.no]).kind == "consent_grant"
    carry(made.rima, made.stick, enemy.desk)
    assert not enemy.desk.context.vault.holds(held[file.mother])


def test_the_file_of_an_item_is_found_by_what_the_copy_calls_it(
    house: House, tmp_path: Path
) -> None:
    made = town(house)
    made.rima.loads.dump(tmp_path / "copy")
    lines = (tmp_path / "copy" / "records.jsonl").read_bytes().splitlines()
    lone = house.documenter("lone", made.rima)
    lone.loads.load(lines, files=tmp_path / "copy" / "files")
    [item] = lone.context.vault.read.of_kind("evidence_item")
    assert lone.context.vault.files.complete(item.text("blob"))
    assert item.space == of_file(lone.context.vault.identity.device_id, made.case)

"""What waits for a coordinator's look, listed: just the files that the gate reads again, and no others are
read.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from tests.attacks.families import below, words
from tests.attacks.kit import Town, as_shown, carry, swap, town
from tests.desk.conftest import House, whole_case

from vsdesk.desk import Desk, Edit, LoneFile
from vsdesk.progress import Cancelled
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.vault import schema
from vsdesk.vault.database import Database
from vsdesk.vault.read import views
from vsdesk.vault.read.vault_reads import VaultReads
from vsdesk.vault.sync import overwritten_words


@pytest.fixture
def made(house: House) -> Town:
    found = town(house)
    swap(found)
    return found


def listed(desk: Desk) -> dict[str, LoneFile]:
    """All that waits, by root."""
    run = desk.access.lone_words.lone_run()
    found: dict[str, LoneFile] = {}
    while some := run.more(2):
        found |= {one.root: one for one in some}
    return found


def roots(desk: Desk) -> Iterator[str]:
    """Every case, family and incident."""
    for kind in ("case", "family", "incident"):
        yield from desk.context.vault.read.roots(kind)


def same_as_read(desk: Desk) -> set[str]:
    """What waits, by a look at every dossier; it is what the list has."""
    found = {root for root in roots(desk) if desk.cases.dossier(root).without}
    assert set(listed(desk)) == found
    return found


def test_nothing_waits_and_nothing_is_read(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases of a documenter, and of the coordinator herself: no dossier is made."""
    for given in ("سامر", "عمار"):
        whole_case(made.hala, given)
        whole_case(made.rima, given)
    carry(made.hala, made.stick, made.rima)
    assert same_as_read(made.rima) == set()
    read: list[str] = []
    reading = type(made.rima.context.vault.read)
    real = reading.dossiers

    def counted(self: VaultReads, roots: Sequence[str]) -> Iterator[Dossier]:
        read.extend(roots)
        return real(self, roots)

    monkeypatch.setattr(reading, "dossiers", counted)
    assert listed(made.rima) == {}
    assert read == []
    made.enemy.change(made.person, "person", {"given_ar": "آخر"})
    made.enemy.hand_over(made.rima)
    assert {*listed(made.rima)} == {made.case, made.family}
    assert {*read} == {made.case, made.family}, "only what may wait was read"


def test_a_row_says_who_wrote_what_and_since_when(made: Town, house: House) -> None:
    house.clock.now += 86_400_000
    made.enemy.change(made.person, "person", {"given_ar": "آخر"})
    made.enemy.hand_over(made.rima)
    found = listed(made.rima)[made.case]
    assert found.kind == "case" and found.title and found.number
    assert [device_id for device_id, _ in found.writers] == [made.enemy.device_id]
    assert dict(found.kinds) == {"person": 1}
    assert found.since == made.rima.context.vault.database.one("SELECT max(got) FROM entry")[0]
    (one,) = found.records
    assert one.before is not None
    assert (one.before.text("given_ar"), [a.value for a in one.said["given_ar"]]) == (
        "مروان",
        ["آخر"],
    )


def test_ties_loads_and_what_is_named_are_found(made: Town, house: House) -> None:
    """Every way in which something waits: by a tie, a load, a person of another family, an
    incident, the shared lists."""
    other = house.documenter("omar", made.rima)
    hala, rima = made.hala, made.rima
    incident = hala.cases.save([Edit("incident", {"title": "مداهمة"})]).ids[0]
    second = whole_case(hala, "وليد")[0]
    carry(hala, made.stick, rima)
    assert same_as_read(rima) == set()
    rima.loads.load(
        [
            f'{{"kind": "person", "id": "{made.person}", "parent": "{made.case}", "given_lat": "M"}}'.encode()
        ]
    )
    assert {made.case} <= same_as_read(rima)
    rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=rima.cases.shown(made.case))]
    )
    for root, kind in ((made.case, "case"), (made.family, "family")):
        rima.cases.save(
            [Edit(kind, {"assigned": [made.enemy.device_id, other.context.device_id]}, id=root)]
        )
    carry(rima, made.stick, other, made.enemy.desk)
    source = made.enemy.desk.cases.save([Edit("source", {"type": "survivor"})]).ids[0]
    made.enemy.change(made.case, "case", {"incident": incident}, replace=False)
    made.enemy.hand_over(rima, hala)
    case, _ = other.cases.new_case({"given_ar": "ش"}, {"family": made.family}).ids
    own = other.cases.new_family({"display_name": "عائلة"}).ids[0]
    other.cases.save([Edit("family_member", {"person": made.mother}, parent=own)])
    for desk in (other, hala):
        carry(desk, made.stick, rima)
    event = rima.cases.dossier(second).of("event")[0]
    rima.cases.save([Edit("event", {"told_by": source}, id=event.id)])
    found = same_as_read(rima)
    assert {case, made.family, made.case, own, second} <= found
    assert rima.context.vault.read.view(source) is not None
    for _ in range(3):
        for root in listed(rima):
            held = rima.access.lone_words.lone_file(root)
            if held is not None:
                rima.access.lone_words.look_holds(root, held.ops)
    assert same_as_read(rima) == set()


def test_it_is_cancelled_at_its_next_step(made: Town) -> None:
    class Stopped:
        def step(self, stage: str, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        made.rima.access.lone_words.lone_run().more(50, Stopped())


def test_a_vault_of_before_gets_its_index_of_loads(made: Town) -> None:
    database = made.rima.context.vault.database
    database.run("DROP INDEX entry_load")
    schema.bring_up(database)
    assert database.one("SELECT 1 FROM sqlite_master WHERE name = 'entry_load'") is not None


def _looked_at(desk: Desk) -> None:
    """Everything that waits, until nothing does."""
    for _ in range(3):
        for root in listed(desk):
            held = desk.access.lone_words.lone_file(root)
            if held is not None:
                desk.access.lone_words.look_holds(root, held.ops)


def _read_by(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The roots whose dossiers are read from now on."""
    read: list[str] = []
    reading = type(desk.context.vault.read)
    real = reading.dossiers

    def counted(self: VaultReads, roots: Sequence[str]) -> Iterator[Dossier]:
        read.extend(roots)
        return real(self, roots)

    monkeypatch.setattr(reading, "dossiers", counted)
    return read


def test_what_was_looked_at_is_not_read_again(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    made.enemy.change(made.person, "person", {"given_ar": "آخر"})
    made.enemy.hand_over(made.rima)
    _looked_at(made.rima)
    assert same_as_read(made.rima) == set()
    read = _read_by(made.rima, monkeypatch)
    assert listed(made.rima) == {}
    assert read == []
    made.enemy.change(made.person, "person", {"father_ar": "آخر"})
    made.enemy.hand_over(made.rima)
    assert made.case in listed(made.rima), "what came after the look waits"


def test_what_closes_by_a_coordinators_word_is_read_alone(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files a coordinator gave to a device, nothing is read but what others wrote over, or
    filled in."""
    cases = [whole_case(made.hala, given)[0] for given in ("سامر", "عمار", "ليث", "نزار")]
    carry(made.hala, made.stick, made.rima)
    rima, hala = made.rima, made.hala
    for one in cases:
        rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=one)])
    rima.cases.save([as_shown(rima, "case", {"summary": words("حلب")}, cases[0])])
    event: dict[str, Json] = {"type": "sighting"}
    told = rima.cases.save([Edit("event", event, parent=cases[1])]).ids[0]
    carry(rima, made.stick, hala)
    hala.cases.save([as_shown(hala, "case", {"summary": words("حمص")}, cases[0])])
    hala.cases.save([as_shown(hala, "event", {"is_disappearance": True}, told)])
    carry(hala, made.stick, rima)
    read: list[str] = []
    real = views.load

    def counted(database: Database, where: str, values: Sequence[object] = ()) -> list[RecordView]:
        found = real(database, where, values)
        if where == overwritten_words.OF_SEVERAL:
            read.extend(one.id for one in found)
        return found

    monkeypatch.setattr(views, "load", counted)
    batches = rima.context.vault.read.lone_roots.batches()
    assert {*cases[:2]} <= {root for _, some in batches for root in some}
    assert {*read} == {cases[0], told}


def test_a_look_that_was_taken_back_is_none(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    made.enemy.change(made.person, "person", {"given_ar": "آخر"})
    made.enemy.hand_over(made.rima)
    held = made.rima.access.lone_words.lone_file(made.case)
    assert held is not None
    change = made.rima.access.lone_words.look_holds(made.case, held.ops)
    assert made.case not in listed(made.rima)
    made.rima.cases.take_back(change)
    assert made.case in listed(made.rima)


def test_a_family_of_another_that_was_drawn_in_is_read(made: Town) -> None:
    """Its maker's words were looked at nowhere: that they stand in a file of their own is not asked here."""
    own = made.enemy.desk.cases.new_family({"display_name": "عائلة"}).ids[0]
    made.enemy.change(made.case, "case", {"family": own}, replace=False)
    made.enemy.hand_over(made.rima)
    assert made.case in same_as_read(made.rima)
    _looked_at(made.rima)
    assert same_as_read(made.rima) == set()
    below(made.enemy, own, "note", {"text": {"ar": "س", "src_lang": "ar"}})
    made.enemy.hand_over(made.rima)
    assert made.case in same_as_read(made.rima)

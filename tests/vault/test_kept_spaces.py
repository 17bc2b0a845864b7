"""Whoever reads the whole vault twice reads each file as it lies there, and never what was before a write.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.vault.conftest import a_case

from vsdesk.vault.edit import Edit
from vsdesk.vault.read import views
from vsdesk.vault.read.kept_spaces import KeptSpaces
from vsdesk.vault.read.recent import FEW

if TYPE_CHECKING:
    from tests.vault.conftest import Place

    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

MANY = range(1, FEW + 3)  # so many are read at once, and held by nobody else
KINDS = {"case", "person"}


def case_id(number: int) -> str:
    return f"{number:031x}c"


CASES = [*map(case_id, MANY)]


def filled(vault: Vault) -> Vault:
    for number in MANY:
        vault.save(a_case(number))
    vault.save([Edit("event", id=f"{1:031x}a", delete=True)])
    return vault


def kept(vault: Vault) -> KeptSpaces:
    return KeptSpaces(vault._reader, vault.dictionary.roots)


def files(vault: Vault) -> list[tuple[Dossier, list[object]]]:
    found = vault.read.dossiers(CASES)
    return [(one, [(each, each.words, each.deleted) for each in one]) for one in found]


def test_files_read_after_all_kinds_are_those_read_alone(vault: Vault) -> None:
    filled(vault)
    alone = files(vault)
    with vault.read.keeping():
        by_kind = vault.read.of_kinds(KINDS)
        assert files(vault) == alone
    assert by_kind == views.of_kinds(vault.database, KINDS)
    assert len(by_kind["case"]) == len(MANY) and "event" not in by_kind
    assert any(one.deleted for dossier, _ in alone for one in dossier)


def test_a_space_is_as_it_lies_in_the_vault(vault: Vault) -> None:
    held = kept(filled(vault))
    with held.keeping():
        assert held.of(CASES) is None  # nobody read them yet
        held.of_kinds(KINDS)
        found = held.of(CASES)
        assert found is not None
        assert {one: found[one] for one in CASES} == views.by_space(vault.database, CASES)
        assert held.of([*CASES, case_id(1000)]) is None  # it may be there, where nothing is a root
    assert held.of(CASES) is None


def test_it_is_held_until_the_last_one_is_done(vault: Vault) -> None:
    held = kept(filled(vault))
    with held.keeping():
        with held.keeping():
            held.of_kinds(KINDS)
        assert held.of(CASES) is not None
    assert held.of(CASES) is None


def test_once_something_is_written_nothing_of_it_holds(vault: Vault) -> None:
    held = kept(filled(vault))
    with vault.read.keeping(), held.keeping():
        held.of_kinds(KINDS)
        vault.read.of_kinds(KINDS)
        vault.save([Edit("case", {"case_no": "26-0099"}, id=case_id(2))])
        assert held.of(CASES) is None
        numbers = [one.head.value("case_no") for one, _ in files(vault)]
    assert "26-0099" in numbers


def test_whose_words_stand_in_a_record_is_known_as_it_is_read(place: Place) -> None:
    """The same as what is found in its fields, one by one."""
    vault = filled(place.create())
    vault.save([Edit("case", {"case_no": "26-0009"}, id=case_id(3))])
    read = views.load(vault._reader, "1")
    assert {len(one.words) for one in read if one.fields} == {1}
    for one in read:
        assert one.words == {said.word for held in one.fields.values() for said in held}
    vault.lock()

"""A file that was read a moment ago is read once, and never after anything was written.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.vault.conftest import a_case

from vsdesk.vault.edit import Edit
from vsdesk.vault.read.recent import FEW

if TYPE_CHECKING:
    from tests.vault.conftest import Place

    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault


def case_id(number: int) -> str:
    return f"{number:031x}c"


def read(vault: Vault, number: int = 1) -> Dossier:
    found = vault.read.dossier(case_id(number))
    assert found is not None
    return found


def several(vault: Vault, *numbers: int) -> list[Dossier]:
    return [*vault.read.dossiers([*map(case_id, numbers)])]


def test_it_is_read_once_as_long_as_nothing_is_written(vault: Vault) -> None:
    vault.save(a_case())
    vault.save(a_case(2))
    assert read(vault) is read(vault)
    assert [*map(id, several(vault, 1, 2))] == [*map(id, several(vault, 1, 2))]
    assert read(vault) is not read(vault, 2)


def test_after_a_save_it_says_what_was_saved(vault: Vault) -> None:
    vault.save(a_case())
    before, among = read(vault), several(vault, 1)
    vault.save([Edit("case", {"case_no": "26-0009"}, id=case_id(1))])
    assert before.head.value("case_no") == among[0].head.value("case_no") == "26-0001"
    assert read(vault).head.value("case_no") == "26-0009"
    assert several(vault, 1)[0].head.value("case_no") == "26-0009"


def test_what_was_not_there_is_there_once_it_is_written(vault: Vault) -> None:
    assert vault.read.dossier(case_id(1)) is None and several(vault, 1) == []
    vault.save(a_case())
    assert read(vault).root == case_id(1) and len(several(vault, 1)) == 1


def test_with_other_rules_it_is_read_anew(vault: Vault) -> None:
    vault.save(a_case())
    before = read(vault)
    vault.trust_changed()
    assert read(vault) is not before


def test_what_another_opening_of_the_vault_wrote_is_read(place: Place) -> None:
    """However few writes each connection had: they are told apart."""
    first = place.create()
    first.save(a_case())
    before = read(first)
    first.lock()
    again = place.open()
    assert read(again) is not before
    again.save([Edit("case", {"case_no": "26-0009"}, id=case_id(1))])
    assert read(again).head.value("case_no") == "26-0009"
    again.lock()


def test_when_the_database_was_written_anew_it_is_read_anew(vault: Vault) -> None:
    """Another file counts its writes anew: what was read from the old one is not taken for it."""
    vault.save(a_case())
    before = read(vault)
    vault.rewrite()
    assert read(vault) is not before
    assert read(vault).head.value("case_no") == "26-0001"


def test_few_are_held(vault: Vault) -> None:
    for number in range(1, FEW + 2):
        vault.save(a_case(number))
    first = read(vault)
    for number in range(2, FEW + 2):
        read(vault, number)
    assert read(vault) is not first
    many = [*range(1, FEW + 2)]
    assert several(vault, *many)[0] is not several(vault, *many)[0]


def test_who_writes_while_it_is_read_is_read_the_next_time(vault: Vault) -> None:
    """A generator of several files goes on reading while others write."""
    vault.save(a_case())
    vault.save(a_case(2))
    recent = vault.read.recent

    def reading() -> str:
        vault.save([Edit("case", {"case_no": "26-0009"}, id=case_id(1))])
        read(vault)
        return "as it was"

    assert recent.get("asked", reading) == "as it was"
    assert recent.get("asked", lambda: "as it is") == "as it is"

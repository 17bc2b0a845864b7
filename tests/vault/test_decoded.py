"""What is made of a row is made once, and says what the row says now. Everybody is made up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.vault.conftest import a_case

from vsdesk.vault.decoded_rows import MOST, DecodedBodies
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

CASE, PERSON, EVENT = (f"{1:031x}{end}" for end in "cea")


def views(vault: Vault) -> dict[str, RecordView]:
    """The records of the case, read from the database."""
    return {one.id: one for one in vault.read.space(CASE)}


def ops(vault: Vault, rec: str) -> list[int]:
    """The ops of a record, by which object each is."""
    number = vault.database.one("SELECT n FROM record WHERE id = ?", (bytes.fromhex(rec),))[0]
    vault.ledger.settle([number])
    return sorted(id(one) for one in vault.ledger.ops(number))


def test_after_a_save_only_what_was_saved_is_made_anew(vault: Vault) -> None:
    vault.save(a_case())
    before, held = views(vault), ops(vault, PERSON)
    vault.save([Edit("person", {"given_ar": "سلمى"}, id=PERSON)])
    after = views(vault)
    assert (before[PERSON].value("given_ar"), after[PERSON].value("given_ar")) == ("مروان", "سلمى")
    assert after[CASE] is before[CASE] and after[EVENT] is before[EVENT]
    assert len(ops(vault, PERSON)) == 2 and set(held) < set(ops(vault, PERSON))


def test_an_op_that_became_evidence_is_made_anew(vault: Vault) -> None:
    """The same line, which counts no longer."""
    vault.save(a_case())
    assert all(ops(vault, one) for one in (CASE, PERSON, EVENT))
    entry = vault.database.one("SELECT max(n) FROM entry")[0]
    with vault.transaction():
        touched = vault.ledger.set_counts([entry], False)
    assert not [one for number in touched for one in vault.ledger.ops(number) if one.standing]


def test_nothing_is_held_once_the_vault_is_locked_or_was_written_anew(vault: Vault) -> None:
    vault.save(a_case())
    assert views(vault) and ops(vault, PERSON)
    both = (vault.database, vault._reader)
    assert all(one.decoded._held for one in both)
    vault.rewrite()
    assert not any(one.decoded._held for one in both)
    assert views(vault) and ops(vault, PERSON)
    vault.lock()
    assert not any(one.decoded._held for one in both)


def test_no_more_is_held_than_was_said() -> None:
    held = DecodedBodies()
    for row in range(MOST + 10):
        assert held.get(row, partial(str, row)) == str(row)
    assert len(held._held) == 10


def test_inside_nothing_is_let_go_and_afterwards_all_of_it() -> None:
    held = DecodedBodies()
    with held.whole():
        with held.whole():
            first = [held.get(row, partial(str, row)) for row in range(MOST + 10)]
        assert all(held.get(row, str) is first[row] for row in range(MOST + 10))
    assert not held._held

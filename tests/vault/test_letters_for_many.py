"""A letter of Unicode that stands for eighteen: what is written with it costs lists and the search no more
than other letters do, and its beginning is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.vault.conftest import a_case

from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.vault import Vault

MANY, ONE = "ﷺ", "ذ "  # of three bytes both


def _indexed(vault: Vault) -> tuple[int, int]:
    """How many words the search holds, and how many letters of names and numbers."""
    vault.database.run("CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, w, col)")
    words = vault.database.one("SELECT sum(cnt) FROM temp.held")[0]
    vault.database.run("DROP TABLE temp.held")
    return words, vault.database.one("SELECT sum(length(t)) FROM needle")[0]


def _brings(vault: Vault, number: int, letters: str) -> tuple[int, int]:
    case, person, event = a_case(number, given_ar=f"سمّان {letters * 4_000}")
    told: Json = {"ar": f"زمردة {letters * 4_000}", "src_lang": "ar"}
    before = _indexed(vault)
    vault.save(
        [
            case,
            person,
            Edit("event", {**event.set, "text": told}, id=event.id, parent=event.parent),
            Edit("family", {"display_name": f"الأسعد {letters * 4_000}"}, id=f"{number:031x}f"),
        ]
    )
    after = _indexed(vault)
    return after[0] - before[0], after[1] - before[1]


def test_it_costs_no_more_than_other_letters(vault: Vault) -> None:
    vault.save([*a_case(1)])
    usual, wide = _brings(vault, 2, ONE), _brings(vault, 3, MANY)
    assert wide[0] < 2 * usual[0], "words"
    assert wide[1] < 2 * usual[1], "letters of names"
    both = {f"{2:031x}c", f"{3:031x}c"}
    assert {hit.root for hit in vault.read.find("سمان")} == both
    assert {hit.root for hit in vault.read.find("زمردة")} == both
    assert {hit.root for hit in vault.read.find("الأسعد")} == {f"{2:031x}f", f"{3:031x}f"}
    sorted_by = vault.database.one("SELECT max(length(namekey)) FROM list")[0]
    assert sorted_by < 500


def test_the_end_of_a_long_story_is_found(vault: Vault) -> None:
    case, person, event = a_case(1)
    story: Json = {"ar": f"{'قال ﷺ كلاماً طويلاً في السوق ' * 2_000} زمردة", "src_lang": "ar"}
    vault.save(
        [case, person, Edit("event", {**event.set, "text": story}, id=event.id, parent=case.id)]
    )
    assert [hit.root for hit in vault.read.find("زمردة")] == [case.id]

"""Saving, folding, lists and search: what is written is what is shown."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.vault.conftest import a_case

from vsdesk.errors import Refused, UserError
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.vault_reads import Cursor, ListFilter
from vsdesk.vault.save import KIND_OF, ROW_OF, SPACE_OF

if TYPE_CHECKING:
    from vsdesk.vault.vault import Vault


def test_a_case_has_one_list_row_with_name_and_date_as_told(vault: Vault) -> None:
    ids = vault.save(a_case(7, given_lat="Marwan", family_lat="al-Darwish")).ids
    row = vault.read.row(ids[0])
    assert row is not None
    assert row.name == "مروان خالد الدرويش"
    assert "Marwan" in row.other
    assert (row.event_from, row.event_to, row.told) == (
        "2013-08-09",
        "2013-08-11",
        "تالت يوم العيد",
    )
    assert row.number == "26-0007"


def test_saving_what_stands_already_writes_nothing(vault: Vault) -> None:
    ids = vault.save(a_case()).ids
    before = len(vault.read.history(ids[1]))
    assert vault.save([Edit("person", {"given_ar": "مروان"}, id=ids[1])]).ops == 0
    assert len(vault.read.history(ids[1])) == before


def test_a_save_replaces_only_what_its_writer_saw(vault: Vault) -> None:
    """Two screens opened the same person; the second save does not swallow the first."""
    ids = vault.save(a_case()).ids
    seen = vault.read.view(ids[1])
    assert seen is not None
    on_screen = {"occupation": seen.ops("occupation")}
    vault.save([Edit("person", {"occupation": "صيدلاني"}, id=ids[1], seen=on_screen)])
    vault.save([Edit("person", {"occupation": "معلّم"}, id=ids[1], seen=on_screen)])
    view = vault.read.view(ids[1])
    assert view is not None and view.differs("occupation")
    row = vault.read.row(ids[0])
    assert row is not None and row.differs
    assert vault.read.difference_count() == 1
    vault.save([Edit("person", {"occupation": "معلّم"}, id=ids[1])])
    view = vault.read.view(ids[1])
    assert view is not None and not view.differs("occupation")
    assert vault.read.difference_count() == 0


def test_delete_hides_the_record_and_all_below_it(vault: Vault) -> None:
    ids = vault.save(a_case()).ids
    vault.save([Edit("person_name", {"type": "kunya", "value": "أبو خالد"}, parent=ids[1])])
    vault.save([Edit("person", id=ids[1], delete=True)])
    dossier = vault.read.dossier(ids[0])
    assert dossier is not None
    assert {one.kind for one in dossier if one.deleted} == {"person", "person_name"}
    vault.save([Edit("person", id=ids[1], restore=True)])
    dossier = vault.read.dossier(ids[0])
    assert dossier is not None and not any(one.deleted for one in dossier)


def test_a_deleted_case_leaves_the_list_and_comes_back(vault: Vault) -> None:
    ids = vault.save(a_case()).ids
    vault.save([Edit("case", id=ids[0], delete=True)])
    assert vault.read.count(ListFilter()) == 0
    assert vault.read.find("مروان") == []
    vault.save([Edit("case", id=ids[0], restore=True)])
    assert vault.read.count(ListFilter()) == 1
    assert vault.read.find("مروان")


def test_pages_follow_each_other_without_gap_or_repeat(vault: Vault) -> None:
    for number in range(1, 26):
        vault.save(a_case(number, given_ar=f"اسم{number:02d}"))
    for sort in ("updated", "name", "number", "event"):
        found: list[str] = []
        after: Cursor | None = None
        while True:
            page = vault.read.page(ListFilter(sort=sort), after, 10)
            found += [row.number for row in page.rows]
            after = page.next
            if after is None:
                break
        assert len(found) == 25 and len(set(found)) == 25


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("مروان", True),
        ("الدرويش مروان", True),
        ("درويش", True),
        ("مَرْوان", True),
        ("Marwan", True),
        ("marwan darwish", True),
        ("26-0001", True),
        ("٢٦-٠٠٠١", True),
        ("القطيفة", True),
        ("مروان القطيفة", True),
        ("سامر", False),
        ('"', False),
        ("AND OR NOT", False),
        ("", False),
    ],
)
def test_search_in_any_script(vault: Vault, typed: str, finds: bool) -> None:
    ids = vault.save(a_case()).ids
    hits = vault.read.find(typed)
    assert bool(hits) is finds
    assert all(hit.root == ids[0] for hit in hits)
    assert vault.read.count(ListFilter(text=typed)) == int(finds or not typed)


def test_filters_by_year_and_difference(vault: Vault) -> None:
    vault.save(a_case())
    assert vault.read.count(ListFilter(year_from=2013, year_to=2013)) == 1
    assert vault.read.count(ListFilter(year_from=2014)) == 0
    assert vault.read.count(ListFilter(year_to=2012)) == 0
    assert vault.read.count(ListFilter(differs=True)) == 0


def test_everything_folded_can_be_rebuilt(vault: Vault) -> None:
    ids = vault.save(a_case()).ids
    vault.save([Edit("person", {"occupation": "نجّار"}, id=ids[1])])
    before = (vault.read.page(ListFilter(), None, 10), vault.read.dossier(ids[0]))
    with vault.transaction():
        vault.database.run("UPDATE record SET doc = NULL, parent = NULL")
        for table in ("list", "link"):
            vault.database.run(f"DELETE FROM {table}")
        vault.folding.rebuild()
    assert (vault.read.page(ListFilter(), None, 10), vault.read.dossier(ids[0])) == before


def test_a_link_must_point_somewhere(vault: Vault) -> None:
    with pytest.raises(UserError) as refused:
        vault.save([Edit("case", {"person": "ab" * 16})])
    assert refused.value.name == "E_LINK"
    assert vault.read.kinds() == {}


def test_an_attachment_comes_back_byte_for_byte_and_shows_tampering(vault: Vault) -> None:
    data = bytes(range(256)) * 10_000  # three chunks
    with vault.transaction():
        stored = vault.files.add(io.BytesIO(data))
    assert vault.files.read(stored.blob) == data
    path = next(vault.folder.files.iterdir())
    changed = bytearray(path.read_bytes())
    changed[1_500_000] ^= 1
    path.write_bytes(changed)
    with pytest.raises(Refused) as refused:
        vault.files.read(stored.blob)
    assert refused.value.name == "E_CHUNK"
    assert [one.what for one in vault.check()] == ["torn"]


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 1024 * 1024 + 1])
def test_chunks_arrive_in_any_order(vault: Vault, size: int) -> None:
    data = bytes(size)
    with vault.transaction():
        stored = vault.files.add(io.BytesIO(data))
    man = vault.files.man(stored.blob)
    assert man is not None
    chunks = {i: vault.files.chunk(stored.blob, i) for i in range(max(1, -(-size // 1048576)))}
    with vault.transaction():
        vault.files.forget(stored.blob)
        vault.files.sweep()
        assert vault.files.expect(man) == stored.blob
        assert vault.files.missing(stored.blob) == sorted(chunks)
        for index in sorted(chunks, reverse=True):
            piece = chunks[index]
            assert piece is not None
            assert not vault.files.put_chunk(stored.blob, index + 99, piece)
            assert not vault.files.put_chunk(stored.blob, index, piece + b"x")
            assert vault.files.put_chunk(stored.blob, index, piece)
            assert not vault.files.put_chunk(stored.blob, index, piece)
    assert vault.files.complete(stored.blob)
    assert vault.files.read(stored.blob) == data


@pytest.mark.parametrize("sql", [ROW_OF, SPACE_OF, KIND_OF])
def test_a_save_finds_its_record_by_the_index_on_ids(vault: Vault, sql: str) -> None:
    values = (b"x" * 16, "case")[: sql.count("?")]
    plan = " ".join(row[3] for row in vault.database.query("EXPLAIN QUERY PLAN " + sql, values))
    assert "INDEX sqlite_autoindex_record_1 (id=?" in plan

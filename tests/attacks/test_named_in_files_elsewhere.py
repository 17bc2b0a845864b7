"""A file of words that names a sealed source stays here, and where the source is not on the device.
Everybody is made up."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import TODAY, Device, carry
from tests.attacks.test_given_by_who_stays import Told, told
from tests.attacks.test_looked import look
from tests.attacks.test_names_in_every_field import Writer

from vsdesk.desk import Edit
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.words_of_others import OTHERS_FILE
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import Level

__all__ = ["told"]
NAME: Final = "رمزي الحلاق"
SAID: Final = f"شافه {NAME} بعينه ليلاً"
NAMING: Final = {
    "said.txt": SAID.encode(),
    "old.txt": SAID.encode("cp1256"),
    "wide.txt": SAID.encode("utf-16"),
    "list.csv": "name,day\nرمزي الحلّاق,1\n".encode(),
    "page.html": "<p>قال <b>رمزي</b> <i>الحلاق</i></p>".encode(),
    "mail.eml": b"From: Ramzi al-Hallaq\nTo: x\n\nhello",
}
PLAIN: Final = {"plain.txt": "أخذوه من الحاجز ليلاً".encode()}


def stays(told: Told, desk: Desk, item: str, level: Level = "B") -> bool:
    """Whether the file of an item stays here; its line may leave."""
    asked = Request("un_complaint", "ced", level, TODAY)
    found = decide(asked, desk.cases.dossier(told.town.case), desk.context.dictionary)
    assert found.allowed, found.state
    left = found.get(item)
    return left is None or "blob" not in left.values


def test_no_file_of_words_that_names_it_leaves(told: Told, tmp_path: Path) -> None:
    ids = {name: told.item(tmp_path, name, data) for name, data in {**NAMING, **PLAIN}.items()}
    told.give()
    rima = told.town.rima
    left = {name: told.left(rima, id) for name, id in ids.items()}
    assert left == {**dict.fromkeys(NAMING, "named_in_file"), "plain.txt": ""}
    assert told.dumped(rima, tmp_path / "dump") == {ids["plain.txt"]}
    assert told.left(rima, ids["said.txt"], "A") == "named_in_file"


def test_what_is_ours_is_whole(told: Told, tmp_path: Path) -> None:

    item = told.item(tmp_path, "said.txt", SAID.encode())
    told.give()
    assert told.town.rima.outbound.files.copy_file(FileOrder(item)).data == SAID.encode()


def test_a_name_that_is_learned_later_closes_the_file(told: Told, tmp_path: Path) -> None:
    item = told.item(tmp_path, "said.txt", "شافه سهيل الصباغ".encode())
    told.give()
    assert told.left(told.town.rima, item) == ""
    both = f"{NAME}، سهيل الصباغ"
    told.town.hala.cases.save([Edit("source", {"true_name": both}, id=told.source)])
    told.give()
    assert told.left(told.town.rima, item) == "named_in_file"


def test_what_another_attached_is_read_by_who_has_the_source(told: Told, tmp_path: Path) -> None:
    told.give()
    rima, town = told.town.rima, told.town
    (tmp_path / "hers.txt").write_bytes(SAID.encode())
    item = rima.files.attach(tmp_path / "hers.txt", town.case, kind="other").ids[0]
    carry(rima, town.stick, town.hala)
    told.give()
    assert told.left(rima, item) == "named_in_file"


def test_another_item_with_the_same_bytes_stays_with_it(told: Told, tmp_path: Path) -> None:
    item = told.item(tmp_path, "said.txt", SAID.encode())
    told.give()
    rima, town = told.town.rima, told.town
    again: dict[str, Json] = {
        name: rima.cases.record(item).value(name) for name in ("type", "title", "blob", "sha256")
    }
    [twin] = rima.cases.save([Edit("evidence_item", again, parent=town.case)]).ids
    assert told.left(rima, twin) == "named_in_file"


def test_it_goes_along_once_and_says_so(told: Told, tmp_path: Path) -> None:
    item = told.item(tmp_path, "said.txt", SAID.encode())
    sync = told.town.hala.sync
    stay = not told.town.hala.sync.sources_go()
    assert sync.preview_give().closing == stay
    told.give()
    assert sync.preview_give().closing == 0
    told.give()
    choices = told.town.rima.context.vault.read.linking(item, "name_choice")
    assert [one.text("field") for one in choices] == ["blob"] * stay
    assert NAME not in json.dumps([str(one.fields) for one in choices], ensure_ascii=False)


def lent(told: Told) -> Device:
    """The enemy has the case and its family."""
    town = told.town
    ids: list[Json] = [town.enemy.device_id]
    for root, kind in ((town.case, "case"), (town.family, "family")):
        town.rima.cases.save([Edit(kind, {"assigned": ids}, id=root)])
    carry(town.rima, town.stick, town.enemy.desk)
    return town.enemy


def test_another_documenter_prints_no_such_file(told: Told, tmp_path: Path) -> None:
    item = told.item(tmp_path, "said.txt", SAID.encode())
    plain = told.item(tmp_path, "plain.txt", PLAIN["plain.txt"])
    told.give()
    desk = lent(told).desk
    assert stays(told, desk, item) and not stays(told, desk, plain)


@pytest.mark.parametrize(
    "change",
    [
        {"choice": "keep"},
        {"choice": "replace"},
        {"choice": "keep", "confirmed": True},
        {"seen": "other"},
        {"field": "note"},
        {"who": "f" * 32},
        {"places": None},
        {"deleted": True},
    ],
)
def test_an_enrolled_device_opens_no_file(
    told: Told, tmp_path: Path, change: dict[str, Json]
) -> None:
    item = told.item(tmp_path, "said.txt", SAID.encode())
    told.give()
    enemy = lent(told)
    for one in enemy.desk.context.vault.read.linking(item, "name_choice"):
        enemy.change(one.id, "name_choice", change, observed=True)
    enemy.hand_over(told.town.rima)
    assert told.left(told.town.rima, item)


def test_a_file_beside_it_hides_nothing_from_the_reading(told: Told, tmp_path: Path) -> None:
    """The enemy puts another file beside, that nobody reads, before the source's device hands over."""
    rima, town = told.town.rima, told.town
    told.give()
    enemy = lent(told)
    (tmp_path / "hers.txt").write_bytes(SAID.encode())
    item = rima.files.attach(tmp_path / "hers.txt", town.case, kind="other").ids[0]
    carry(rima, town.stick, enemy.desk)
    (tmp_path / "packed.zip").write_bytes(b"PK\x03\x04" + bytes(40))
    other = enemy.desk.files.attach(tmp_path / "packed.zip", town.case, kind="other").ids[0]
    blob = enemy.desk.cases.record(other).value("blob")
    enemy.change(item, "evidence_item", {"blob": blob}, replace=False)
    enemy.hand_over(rima)
    carry(rima, town.stick, town.hala)
    told.give()
    assert told.left(rima, item)


@pytest.mark.parametrize("level", ["A", "B"])
def test_no_field_of_any_kind_names_it_elsewhere(told: Told, level: Level) -> None:
    """Every field of words of every kind of a case and a family, by a caller that is no window."""
    town = told.town
    tags = Writer(replace(town, rima=town.hala)).write(NAME)
    assert len(tags) > 200
    told.give()
    asked = Request("un_complaint", "ced", level, TODAY)
    for desk in (town.hala, town.rima):
        found = decide(asked, desk.cases.dossier(town.case), desk.context.dictionary)
        assert found.allowed
        words = json.dumps([dict(one.values) for one in found], ensure_ascii=False)
        assert not [(one.kind, one.name) for tag, one in tags.items() if f"{tag} " in words]
        assert NAME not in words


def test_a_name_in_a_file_that_is_not_all_here_clears_nothing(told: Told, tmp_path: Path) -> None:
    """An item of the same name whose bytes never came is read by nobody."""
    item = told.item(tmp_path, "said.txt", SAID.encode())
    told.give()
    enemy = lent(told)
    enemy.change(item, "evidence_item", {"blob": "e" * 64}, replace=False)
    enemy.hand_over(told.town.rima)
    carry(told.town.rima, told.town.stick, told.town.hala)
    told.give()
    assert told.left(told.town.rima, item)


@pytest.mark.parametrize("said", [SAID, "كان الجو بارداً يومها"])
def test_a_colleagues_file_of_words_stays_where_nobody_looks_for_the_name(
    told: Told, tmp_path: Path, said: str
) -> None:
    """What is looked for would go to who wrote the file, so it says nothing; a coordinator attaches it."""
    told.give()
    rima, town, device = told.town.rima, told.town, lent(told)
    enemy = device.desk
    (tmp_path / "hers.txt").write_text(said, encoding="utf-8")
    hers = enemy.files.attach(tmp_path / "hers.txt", town.case, kind="other").ids[0]
    with enemy.context.vault.transaction():
        put = enemy.context.vault.files.add(io.BytesIO(f"{said} ".encode()))
    bare: dict[str, Json] = {"type": "other", "blob": put.blob, "sha256": put.sha256}
    bare |= {"size": put.size, "mime": "text/plain"}
    nameless = enemy.context.new_id()
    device.sign(town.case, NewOp(nameless, "evidence_item", bare, parent=town.case))
    carry(enemy, town.stick, rima)
    look(town)
    carry(rima, town.stick, town.hala)
    told.give()
    looked = "named_in_file" if said == SAID else ""
    has = town.hala.sync.sources_go()
    assert told.left(rima, nameless) == (looked if has else OTHERS_FILE)
    assert told.left(rima, hers) == (looked if has else "scope")  # its title is in her words too
    leaves = {hers, nameless} if has and not looked else set()
    assert told.dumped(rima, tmp_path / "dump") == leaves
    twin = enemy.context.new_id()  # the same bytes in a file in which no source told
    device.sign(town.family, NewOp(twin, "evidence_item", bare, parent=town.family))
    carry(enemy, town.stick, rima)
    look(town, town.family)
    assert [bool(told.left(rima, one)) for one in (nameless, twin)] == [bool(looked) or not has] * 2
    [ours] = rima.cases.save(
        [Edit("evidence_item", {**bare, "title": "كلمات"}, parent=town.case)]
    ).ids
    carry(rima, town.stick, town.hala)
    told.give()
    assert bool(told.left(rima, ours)) == bool(looked)
    assert bool(told.left(rima, nameless)) == bool(looked)  # the very bytes

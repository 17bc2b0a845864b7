"""Open copies for others: what a folder holds, that it loads, which files leave. All people are made up."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from tests.desk.conftest import whole_case
from tests.desk.covering import covered_now
from tests.desk.test_consenting import mother_of
from tests.desk.test_guarding import carry
from tests.journal_rows import acts

from vsdesk import photo
from vsdesk.desk import Edit, ExitOrder, FileOrder, How
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

SCOPES = ["circumstances", "documents", "family_members", "identity", "photo"]
ORDER = ExitOrder("search", "iimp", "B")
WHY = "طلبت اللجنة"


def agreed(desk: Desk, given: str = "مروان", scopes: list[str] | None = None) -> tuple[str, str]:
    """A case and its family that agreed to a search by the institution."""
    case, _, family = whole_case(desk, given)
    mother, wide = mother_of(desk, family), scopes or SCOPES
    desk.consent.grant(
        case,
        mother,
        "search",
        "iimp",
        "given",
        How(),
        scopes=wide,
        photo="photo" in wide,
        shown=desk.cases.shown(case),
    )
    return case, family


def lines(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "records.jsonl").read_text(encoding="utf-8")
    return [json.loads(one) for one in text.splitlines()]


def taken(place: bool = True) -> bytes:
    """A picture into which a camera wrote where it was taken."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(photo.draw_made_up_portrait(3))) as picture:
        notes = picture.getexif()
        notes[0x010E] = "made-up place 36.2021"
        picture.save(out, "JPEG", exif=notes)
    return out.getvalue()


def test_only_cases_that_may_leave_are_in_it_and_each_keeps_a_row(house: House) -> None:
    desk = house.coordinator()
    first, second = agreed(desk)[0], agreed(desk, "سامر")[0]
    silent = whole_case(desk, "قصي")[0]
    out = house.root / "for-others"
    found = desk.outbound.files.dump_for(out, ORDER)
    head, *rows = lines(out)
    assert head["vsdesk"] == 1
    cases = [one["id"] for one in rows if one["kind"] == "case"]
    assert (sorted(cases), found.left_out) == (sorted([first, second]), {"not_asked": 1})
    words = json.dumps(rows, ensure_ascii=False)
    assert "سامر" in words and "قصي" not in words and "+90 500" not in words
    digest = hashlib.sha256((out / "records.jsonl").read_bytes()).hexdigest()
    for case, count in ((first, 1), (second, 1), (silent, 0)):
        left = desk.cases.dossier(case).of("disclosure")
        assert [one.text("exit") for one in left] == ["dump"] * count
        assert {one.text("digest") for one in left} <= {digest}
        assert {(one.text("recipient"), one.text("level")) for one in left} <= {("iimp", "b")}
    assert found.records == len(rows)


def test_it_loads_into_another_vault(house: House) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    source = desk.cases.save([Edit("source", {"code": "S-0055", "true_name": "ياقوتة"})]).ids[0]
    told = desk.cases.save(
        [Edit("event", {"type": "sighting", "told_by": source, "place_text": "سوق"}, parent=case)]
    ).ids[0]
    out = house.root / "for-others"
    desk.outbound.files.dump_for(out, ORDER)
    rows = {one.get("id"): one for one in lines(out)}
    assert rows[told]["_codes"] == {"told_by": ["S-0055"]} and "told_by" not in rows[told]
    assert rows[source] == {"kind": "source", "id": source, "code": "S-0055"}  # never the name
    other = house.coordinator("other")  # who keeps the ids of the file
    text = (out / "records.jsonl").read_bytes().split(b"\n")
    loaded = other.loads.load(text, files=out / "files")
    assert loaded.records == len(rows) - 1 and other.context.vault.holds(case)
    assert other.files.photo(case) is not None


def test_what_two_cases_share_leaves_as_far_as_both_let_it(house: House) -> None:
    desk = house.coordinator()
    case, family = agreed(desk)
    mother = mother_of(desk, family)
    out = house.root / "one"
    desk.outbound.files.dump_for(out, ORDER)
    assert mother in {one.get("id") for one in lines(out)}
    about: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
    brother, his = desk.cases.new_case({"given_ar": "يزن"}, about).ids
    kin: dict[str, Json] = {"person": mother, "related_to": his, "relation": "mother"}
    desk.cases.save([Edit("kinship", kin, parent=family)])
    desk.consent.grant(
        brother,
        mother,
        "search",
        "iimp",
        "given",
        How(),
        scopes=["identity"],
        shown=desk.cases.shown(brother),
    )
    out = house.root / "two"
    desk.outbound.files.dump_for(out, ORDER)
    kept = {one.get("id"): one for one in lines(out)}
    assert {case, brother} <= kept.keys()
    assert "given_ar" not in kept.get(mother, {})  # the brother's answer let no relative out


def test_nothing_points_outside(house: House) -> None:
    desk = house.coordinator()
    agreed(desk, scopes=["circumstances"])
    out = house.root / "narrow"
    desk.outbound.files.dump_for(out, ORDER)
    rows = lines(out)[1:]
    here = {one["id"] for one in rows}
    for row in rows:
        assert row.get("parent", row["id"]) in here
        for name, value in row.items():
            spec = desk.context.dictionary.field(row["kind"], name)
            if spec is not None and spec.type in ("link", "links"):
                ids = value if isinstance(value, list) else [value]
                assert all(id in here or desk.context.dictionary.places.get(id) for id in ids), name


def test_a_picture_leaves_without_place_and_camera(house: House) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    item = desk.files.attach(io.BytesIO(taken()), case, name="made-up.jpg").ids[0]
    assert b"36.2021" in desk.files.attachment(item)
    out = house.root / "for-others"
    desk.outbound.files.dump_for(out, ORDER)
    assert b"36.2021" not in (out / "files" / item).read_bytes()
    row = next(one for one in lines(out) if one.get("id") == item)
    assert not {"sha256", "blob", "size"} & row.keys()
    left = desk.outbound.files.copy_file(FileOrder(item, "search", "iimp", "B"))
    assert left.changed and b"36.2021" not in left.data
    own = desk.outbound.files.copy_file(FileOrder(item))
    assert not own.changed and own.data == desk.files.attachment(item)


def test_each_file_leaves_one_row(house: House) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    item = desk.files.photo_item(case)
    desk.outbound.files.copy_file(FileOrder(item, reason=""))
    (row,) = acts(desk)
    assert (row.text("action"), row.text("subject")) == ("dump", item)
    assert desk.cases.dossier(case).of("disclosure") == ()
    left = desk.outbound.files.copy_file(FileOrder(item, "search", "iimp", "B"))
    (said,) = desk.cases.dossier(case).of("disclosure")
    assert (said.text("digest"), said.text("recipient")) == (left.digest, "iimp")
    assert json.dumps(said.value("records")).startswith(f'[["{item}", ')
    assert len(acts(desk)) == 1


def test_what_lies_below_something_removed_leaves_for_nobody(house: House) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    event = desk.cases.save([Edit("event", {"type": "sighting"}, parent=case)]).ids[0]
    item = desk.files.attach(io.BytesIO(b"made up"), event, kind="document", name="a.txt").ids[0]
    desk.outbound.files.copy_file(FileOrder(item))
    desk.cases.delete(event, shown=desk.cases.shown(event))
    for order in (FileOrder(item), FileOrder(item, "search", "iimp", "B")):
        with pytest.raises(UserError, match="E_NOT_FOUND"):
            desk.outbound.files.copy_file(order)
    assert [one.text("action") for one in acts(desk)] == ["dump"]


@pytest.mark.parametrize(
    ("purpose", "recipient", "level"),
    [
        ("media", "public", "B"),
        ("search", "ncmp", "B"),
        ("search", "iimp", "C"),
        ("search", "iimp", "D"),
    ],
)
def test_no_file_leaves_without_a_yes_or_at_a_level_of_no_papers(
    house: House, purpose: str, recipient: str, level: Any
) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.files.copy_file(
            FileOrder(desk.files.photo_item(case), purpose, recipient, level)
        )
    assert desk.cases.dossier(case).of("disclosure") == () and acts(desk) == []


def test_a_picture_of_the_dead_leaves_alone_and_for_a_reason(house: House) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    item = desk.files.attach(
        io.BytesIO(taken()), case, kind="dossier_photo", name="made-up.jpg"
    ).ids[0]
    for order in (FileOrder(item), FileOrder(item, "search", "iimp", "B")):
        with pytest.raises(UserError, match="E_GATE"):
            desk.outbound.files.copy_file(order)
    with pytest.raises(UserError, match="E_VALUE"):
        desk.outbound.files.copy_file(FileOrder(item, of_the_dead=True, reason=" "))
    out = house.root / "for-others"
    desk.outbound.files.dump_for(out, ORDER)
    assert not (out / "files" / item).exists()
    assert acts(desk) == []
    desk.outbound.files.copy_file(FileOrder(item, of_the_dead=True, reason=WHY))
    desk.outbound.files.copy_file(
        FileOrder(item, "search", "iimp", "B", of_the_dead=True, reason=WHY)
    )
    rows = [(one.text("action"), one.text("reason")) for one in acts(desk)]
    assert rows == [("dump", WHY), ("view_death_image", WHY)]


def test_the_whole_of_a_covered_picture_stays(house: House) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    item = desk.files.photo_item(case)
    new = covered_now(desk, item, [(10, 10, 60, 60)], "صورة محجوبة").ids[0]
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.files.copy_file(FileOrder(item, "search", "iimp", "B"))
    desk.outbound.files.copy_file(FileOrder(new, "search", "iimp", "B"))
    out = house.root / "for-others"
    desk.outbound.files.dump_for(out, ORDER)
    names = {one.name for one in (out / "files").iterdir()}
    assert new in names and item not in names


def test_a_paper_of_a_source_opens_with_a_reason_and_not_for_a_reviewer(house: House) -> None:
    office = house.coordinator()
    reader = house.documenter("سعاد", office, "reviewer")
    source = office.cases.save([Edit("source", {"code": "S-1", "true_name": "ياقوتة"})]).ids[0]
    item = office.files.attach(io.BytesIO(b"made up"), source, kind="document", name="a.txt").ids[0]
    with pytest.raises(UserError, match="E_VALUE"):
        office.outbound.files.copy_file(FileOrder(item))
    office.outbound.files.copy_file(FileOrder(item, reason=WHY))
    assert [one.text("reason") for one in acts(office)] == [WHY]
    office.cases.save([Edit("source", {"assigned": [reader.context.device_id]}, id=source)])
    carry(office, reader, house.root / "stick")
    assert (
        reader.access.sealed.opened(source, WHY).text("true_name") == "ياقوتة"
    )  # a coordinator assigned it
    assert reader.access.sealed.look(source).view.text("code") == "S-1"


def test_half_of_the_own_copy_is_none(house: House) -> None:
    desk = house.coordinator()
    case, _ = agreed(desk)
    with pytest.raises(UserError, match="E_USAGE"):
        desk.outbound.files.copy_file(
            FileOrder(desk.files.photo_item(case), "search", "own_copy", "B")
        )
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.files.dump_for(house.root / "x", ExitOrder("search", "iimp", "D"))
    assert not (house.root / "x").exists()

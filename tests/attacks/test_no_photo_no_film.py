"""Where somebody said no to the photo, no film, no other picture of them and no paper with a
picture leaves. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.papers.portraits import WITH_PICTURE

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity", "photo"]
FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64
# Of whom it is: the missing person; "" nobody.
ITEMS = {
    "film": ("video", "his"),
    "screenshot": ("screenshot", "his"),
    "portrait": ("photo_person", "his"),
    "card": ("id_document", "his"),
    "her card": ("id_document", "hers"),
    "other picture": ("other", "his"),
    "picture of a number": ("other", ""),
    "letter": ("letter_note", "his"),
    "place": ("photo_place", ""),
    "screenshot of a post": ("screenshot", ""),
    "receipt": ("money_receipt", "his"),
}
KEPT = {
    "film",
    "screenshot",
    "portrait",
    "card",
    "her card",
    "other picture",
    "picture of a number",
}


def town(made: Town, folder: Path, how: str) -> dict[str, str]:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    more: dict[str, Json] = {}
    if how != "unasked":
        more["photo_use"] = how != "no"
    yes = said(
        made,
        mother,
        "given_if" if how == "if" else "given",
        data_scope=SCOPES,
        audio_use=True,
        **more,
    )
    if how == "if":
        condition: dict[str, Json] = {"type": "without_photo", "words": words("بدون صورته")}
        made.hala.cases.save([Edit("consent_condition", condition, parent=yes)])
    carry(made.hala, made.stick, made.rima)
    if how == "risk":
        limits: dict[str, Json] = {
            "date": "2026-11-01",
            "level": "green",
            "threats": ["online_exposure"],
            "no_photo": True,
        }
        written(made, "risk_assessment", limits, made.family)
    desk, found = made.rima, dict[str, str]()
    for at, (name, (kind, whose)) in enumerate(ITEMS.items()):
        path = folder / f"{at}.{'mp4' if kind == 'video' else 'png'}"
        if kind == "video":
            path.write_bytes(FILM)
        else:
            Image.new("RGB", (50 + at, 50), (9, 9, at)).save(path)
        item = desk.files.attach(path, made.case, kind=kind).ids[0]
        found[name] = item
        if whose:
            of = made.person if whose == "his" else mother
            desk.cases.save(
                [Edit("evidence_item", {"relates_to": [of]}, id=item, shown=desk.cases.shown(item))]
            )
    written(
        made,
        "person_identifier",
        {"type": "national_no", "number": "04010055443", "image": found["picture of a number"]},
        made.person,
    )
    return found


def dumped(made: Town, folder: Path, found: dict[str, str]) -> set[str]:
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    made.rima.outbound.files.dump_for(folder / "out", order)
    return {name for name, item in found.items() if (folder / "out" / "files" / item).exists()}


@pytest.mark.parametrize(
    ("how", "kept"),
    [("no", KEPT), ("if", KEPT), ("risk", KEPT), ("yes", set[str]()), ("unasked", {"portrait"})],
)
def test_files(made: Town, tmp_path: Path, how: str, kept: set[str]) -> None:
    found = town(made, tmp_path, how)
    assert dumped(made, tmp_path, found) == {*ITEMS} - kept
    left = made.gate("ced", "un_complaint")
    assert left.get(found["card"]) is not None  # that there is one is no picture


def test_the_papers_with_a_picture_are_terms_of_the_lists() -> None:
    known = Dictionary.load().vocabularies
    terms = {one for name in ("document_type", "evidence_class") for one in known.keys(name)}
    assert terms >= WITH_PICTURE

"""No photo of a person, however the picture is noted: as a screenshot, by a mark on the body, twice.
Everybody is made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town, as_shown, carry, told_once

from vsdesk import photo
from vsdesk.desk import Condition, Edit, How

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

WORDS: Final[dict[str, Json]] = {"ar": "بلا صورة", "src_lang": "ar"}
SCOPES: Final = ["identity", "circumstances", "documents"]


def agreed(made: Town, *, with_photo: bool, without: bool) -> None:
    """A yes to documents: with the photo, without its scope, or with it but "if without the photo"."""
    photo_too = with_photo or without
    made.hala.consent.grant(
        *(made.case, made.mother, "un_complaint", "ced", "given_if" if without else "given"),
        How(conditions=(Condition(WORDS, "without_photo"),) if without else ()),
        scopes=[*SCOPES, *(["photo"] if photo_too else [])],
        photo=photo_too,
        shown=made.hala.cases.shown(made.case),
    )


@told_once
def attach(made: Town, noted: str, picture: int = 2, name: str = "p.jpg") -> str:
    drawn = io.BytesIO(photo.draw_made_up_portrait(picture))
    return made.hala.files.attach(drawn, made.case, kind=noted, name=name).ids[0]


def leaves(made: Town, item: str) -> bool:
    carry(made.hala, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    assert left.allowed, left.state
    one = left.get(item)
    return one is not None and "blob" in one.values


ANSWERS = pytest.mark.parametrize(
    ("with_photo", "without"),
    [
        pytest.param(True, False, id="with the photo"),
        pytest.param(False, False, id="not asked for the photo"),
        pytest.param(False, True, id="if without the photo"),
    ],
)


@ANSWERS
@pytest.mark.parametrize("noted", ["photo_person", "screenshot", "other", "id_document"])
def test_a_picture_that_a_person_names_as_theirs(
    made: Town, noted: str, *, with_photo: bool, without: bool
) -> None:
    item = attach(made, noted)
    made.hala.cases.save([Edit("person", {"photo": [item]}, id=made.person)])
    agreed(made, with_photo=with_photo, without=without)
    assert leaves(made, item) is with_photo


@ANSWERS
def test_a_picture_of_a_mark_on_the_body(made: Town, *, with_photo: bool, without: bool) -> None:
    item = attach(made, "screenshot")
    made.hala.cases.save(
        [
            Edit(
                "am_mark",
                {"type": "scar", "photo": [item]},
                id=made.hala.context.new_id(),
                parent=made.person,
            )
        ]
    )
    agreed(made, with_photo=with_photo, without=without)
    assert leaves(made, item) is with_photo


@ANSWERS
@pytest.mark.parametrize("noted", ["caesar_photo", "dossier_photo"])
def test_a_picture_of_the_great_leaks(
    made: Town, noted: str, *, with_photo: bool, without: bool
) -> None:
    """It goes with the documents, as what it proves; "without the photo" holds for it too."""
    item = attach(made, noted)
    agreed(made, with_photo=with_photo, without=without)
    assert leaves(made, item) is not without


def test_another_paper_leaves_with_the_documents(made: Town) -> None:
    """Control: a screenshot that nobody names as a photo is a document like others."""
    item = attach(made, "screenshot")
    agreed(made, with_photo=False, without=True)
    assert leaves(made, item)


@pytest.mark.parametrize("coordinator", [False, True])
def test_a_photo_that_was_named_once_and_no_longer(made: Town, *, coordinator: bool) -> None:
    """A coordinator who takes the picture off the person says that it is none of them: it follows what it is
    noted as. Nobody else does, for a better picture may have come in its place."""
    item = attach(made, "screenshot")
    made.hala.cases.save([Edit("person", {"photo": [item]}, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    desk = made.rima if coordinator else made.hala
    desk.cases.save([as_shown(desk, "person", {"photo": None}, made.person)])
    carry(made.hala, made.stick, made.rima)
    agreed(made, with_photo=False, without=True)
    assert leaves(made, item) == coordinator


@ANSWERS
def test_the_same_bytes_noted_twice(made: Town, *, with_photo: bool, without: bool) -> None:
    held = made.hala.cases.record(attach(made, "photo_person"))
    copied = {name: held.value(name) for name in ("blob", "sha256", "size", "mime")}
    item = made.hala.context.new_id()
    made.hala.cases.save(
        [Edit("evidence_item", {"type": "other", **copied}, id=item, parent=made.case)]
    )
    agreed(made, with_photo=with_photo, without=without)
    assert leaves(made, item) is with_photo

"""Of somebody nobody outside may know of, no portrait and no paper leaves. Everybody is made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town, carry, told_once

from vsdesk import photo
from vsdesk.desk import Edit, How

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

# No child, so named where relatives are.
GROWN: Final[dict[str, Json]] = {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}


def agreed(made: Town) -> None:
    made.hala.consent.grant(
        *(made.case, made.mother, "un_complaint", "ced", "given"),
        How(),
        scopes=["identity", "circumstances", "documents", "family_members", "photo"],
        photo=True,
        shown=made.hala.cases.shown(made.case),
    )


def attach(made: Town, parent: str, noted: str, picture: int) -> str:
    return made.hala.files.attach(
        io.BytesIO(photo.draw_made_up_portrait(picture)), parent, kind=noted, name="p.jpg"
    ).ids[0]


def leaves(made: Town, item: str) -> bool:
    carry(made.hala, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    assert left.allowed, left.state
    one = left.get(item)
    return one is not None and "blob" in one.values


@told_once
def sister(made: Town) -> str:
    id = made.hala.context.new_id()
    made.hala.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "ريم", "family_ar": "النوري", "birth": GROWN},
                id=id,
                parent=made.family,
            ),
            Edit("family_member", {"person": id}, parent=made.family),
            Edit(
                "kinship",
                {"person": id, "related_to": made.person, "relation": "sister"},
                parent=made.family,
            ),
        ]
    )
    return id


WAYS = pytest.mark.parametrize("way", ["portrait", "her identity card", "a paper about her"])


def put(made: Town, who: str, way: str) -> str:
    item = attach(made, made.case, "photo_person" if way == "portrait" else "id_document", 3)
    if way == "portrait":
        made.hala.cases.save([Edit("person", {"photo": [item]}, id=who)])
    elif way == "her identity card":
        made.hala.cases.save(
            [Edit("person_identifier", {"type": "national_id", "image": item}, parent=who)]
        )
    else:
        made.hala.cases.save([Edit("evidence_item", {"relates_to": [who]}, id=item)])
    return item


@WAYS
def test_control_without_a_mark_it_leaves(made: Town, way: str) -> None:
    who = sister(made)
    item = put(made, who, way)
    agreed(made)
    assert leaves(made, item)


@pytest.mark.parametrize("mark", ["not_named_outside", "nobody_may_know_of"])
@WAYS
def test_with_a_mark_it_stays(made: Town, way: str, mark: str) -> None:
    who = sister(made)
    item = put(made, who, way)
    made.hala.cases.save([Edit("person_mark", {"type": mark}, parent=who)])
    agreed(made)
    assert not leaves(made, item)

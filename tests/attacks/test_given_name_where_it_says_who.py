"""A field that says who, and what somebody called a file, is read as told words: by the given name alone.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_heard_as_a_whole import hidden
from tests.attacks.test_marks import told
from tests.attacks.test_names_in_every_field import Writer

from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("name", ["سلمى", "Selma"])
def test_a_given_name_alone(made: Town, name: str) -> None:
    hidden(made)
    tags = Writer(made).write(f"زوجته {name}", but={"extortion_attempt"})
    words = told(made)
    asked = {tag: one for tag, one in tags.items() if one.who}
    assert len(asked) > 15
    assert not [(one.kind, one.name) for tag, one in asked.items() if f"{tag} " in words]


def test_another_one_leaves(made: Town) -> None:
    hidden(made)
    tags = Writer(made).write("جارتهم كمالة", but={"extortion_attempt"})
    words = told(made)
    left = {(one.kind, one.name) for tag, one in tags.items() if one.who and f"{tag} " in words}
    assert len(left) > 7
    assert ("submission", "sent_by") not in left, "nothing was sent by a believed word"


def test_the_name_of_a_file(made: Town) -> None:
    hidden(made)
    for name, leaves in (("سلمى.jpg", False), ("IMG_selma_2.jpg", False), ("دار.jpg", True)):
        values = {"type": "other", "file_name": name, "title": "صورة"}
        item = written(made, "evidence_item", {**values}, made.case)
        row = made.gate("ced", "un_complaint").get(item)
        assert row is not None and "title" in row.values
        assert ("file_name" in row.values) is leaves, name


@pytest.mark.parametrize(("text", "leaves"), [("Layth", True), ("Selma al-Nouri his wife", False)])
def test_a_translation_of_somebodys_own_name(made: Town, text: str, leaves: bool) -> None:
    hidden(made)
    said: dict[str, Json] = {"record": made.person, "field": "given_ar", "lang": "en", "text": text}
    written(made, "translation", said, made.person)
    assert (text in told(made)) is leaves

"""Words by which whoever told something may be known are asked about, where somebody is not to be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.told.seal_words import seal_spans
from vsdesk.records.source_ids import TO_SOURCES, sources_of

if TYPE_CHECKING:
    from tests.records.conftest import Made


def found(made: Made, text: str) -> list[str]:
    return [text[one.start : one.end] for one in seal_spans(made.dossier(), text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("والسجّان كان يعطينا مي", ["والسجّان"]),
        ("فصيل الحمزات أخدنا", ["فصيل الحمزات"]),
        ("أخدنا لواء السلطان مراد", ["لواء السلطان"]),
        ("one of the guards gave us water", ["guards"]),
        ("the Sultan Murad Brigade", ["Sultan Murad Brigade"]),
        ("gardiyan av dida me", ["gardiyan"]),
        ("فصيل، أنا بعرف اسمو", []),
        ("سجن صيدنايا", []),
        ("guardian of the child", []),
    ],
)
def test_a_guard_and_a_group_by_its_name(made: Made, text: str, words: list[str]) -> None:
    made.add("mark", "person_mark", "najah", "family", type="not_named_outside")
    assert found(made, text) == words


def test_where_nobody_is_hidden_nothing_is_asked(made: Made) -> None:
    sources = made.dossier().once(sources_of)
    assert sources
    for name, one in [*made.views.items()]:
        if one.id in sources:
            made.drop(name)
        elif sources & {*ids_of(one, *TO_SOURCES.get(one.kind, ()))}:
            made.set(name, **dict.fromkeys(TO_SOURCES[one.kind]))
    assert found(made, "والسجّان كان يعطينا مي") == []

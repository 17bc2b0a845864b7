"""A field of an organisation's own that two records define, or of which two things are said, is as closed as
the most closed of them, whichever came first. Everybody is made up."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town
from tests.desk.conftest import PASSPHRASE

from vsdesk.crypto.secrets import Secret
from vsdesk.desk import Desk, Edit
from vsdesk.records.dictionary.dictionary import Dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

Said = dict[str, "Json"]
OPEN: Said = {
    "key": "x_hiding",
    "of_kind": "person",
    "type": "text",
    "label": {"en": "hiding place"},
    "sensitivity": 2,
    "scope": "identity",
    "searched": True,
    "printed": True,
}


def with_own(*defs: Said) -> Dictionary:
    return Dictionary.load().with_own(defs)


@pytest.mark.parametrize(
    ("closed", "name", "held"),
    [
        ({"sensitivity": 4}, "sensitivity", 4),
        ({"sensitivity": None}, "sensitivity", 3),
        ({"printed": False}, "printed", False),
        ({"printed": None}, "printed", False),
        ({"searched": False}, "searched", "none"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_narrowest_holds(closed: Said, name: str, held: Json, *, turned: bool) -> None:
    defs = [OPEN, {**OPEN, **closed}]
    spec = with_own(*(reversed(defs) if turned else defs)).field("person", "x_hiding")
    assert getattr(spec, name) == held


def test_what_came_earlier_counts_too() -> None:
    """As where a file is looked through: its definitions are laid over those of the vault."""
    grown = with_own({**OPEN, "sensitivity": 4}).with_own([OPEN])
    spec = grown.field("person", "x_hiding")
    assert spec is not None and spec.sensitivity == 4


def test_any_order_gives_one_field() -> None:
    defs: list[Said] = [
        OPEN,
        {**OPEN, "type": "choice", "vocabulary": "sex", "label": {"en": "another"}},
        {**OPEN, "type": "day", "scope": "medical", "section": "life"},
        {**OPEN, "multiline": True, "label": {"ar": "مخبأ"}},
    ]
    orders: Iterator[tuple[Said, ...]] = itertools.permutations(defs)
    found = {with_own(*some).field("person", "x_hiding") for some in orders}
    assert len(found) == 1


def test_one_definition_stays_as_it_says() -> None:
    """Control: what stands once, or twice the same, is printed, searched and let out by its own scope."""
    for defs in ([OPEN], [OPEN, OPEN]):
        spec = with_own(*defs).field("person", "x_hiding")
        assert spec is not None
        assert (spec.sensitivity, spec.scope, spec.printed) == (2, "identity", True)
        assert spec.searched == "text"


def _again(made: Town, house: House) -> None:
    made.rima.access.lock()
    made.rima = Desk.open(
        made.rima.access.folder, Secret.of_text(PASSPHRASE), house.env("coordinator")
    )
    house.desks.append(made.rima)


@pytest.mark.parametrize("scope", ["identity", "medical"])
def test_a_second_definition_lets_nothing_out(made: Town, house: House, scope: str) -> None:
    """The first asks for a yes to health information; a second one, of another device, for less."""
    closed = {**OPEN, "scope": "medical"}
    made.rima.cases.save([Edit("field_def", closed), Edit("field_def", {**OPEN, "scope": scope})])
    _again(made, house)
    made.rima.cases.save([Edit("person", {"x_hiding": "القبو"}, id=made.person)])
    payload = made.gate("wgeid", "un_complaint").payload()
    assert made.person in json.dumps(payload) and "القبو" not in json.dumps(
        payload, ensure_ascii=False
    )


def test_one_alone_lets_it_out(made: Town, house: House) -> None:
    """Control."""
    made.rima.cases.save([Edit("field_def", OPEN)])
    _again(made, house)
    made.rima.cases.save([Edit("person", {"x_hiding": "القبو"}, id=made.person)])
    payload = made.gate("wgeid", "un_complaint").payload()
    assert "القبو" in json.dumps(payload, ensure_ascii=False)


def test_a_value_beside_in_one_definition_opens_nothing(made: Town, house: House) -> None:
    """Two coordinators change one definition at once: the more careful value holds until they settle it."""
    id = made.rima.cases.save([Edit("field_def", {**OPEN, "sensitivity": 4})]).ids[0]
    made.rima.cases.save([Edit("field_def", {"sensitivity": 1}, id=id, seen={})])
    assert len(made.view(id).every("sensitivity")) == 2
    _again(made, house)
    spec = made.rima.context.dictionary.field("person", "x_hiding")
    assert spec is not None and spec.sensitivity == 4


RADIO: Said = {"vocabulary": "channel", "key": "radio", "label": {"en": "radio"}}


@pytest.mark.parametrize("turned", [False, True])
def test_a_term_is_hidden_only_where_all_say_so(*, turned: bool) -> None:
    defs = [{**RADIO, "hidden": True}, {**RADIO, "hidden": False}]
    term = with_own(*(reversed(defs) if turned else defs)).vocabularies.term("channel", "radio")
    assert term is not None and not term.hidden
    assert with_own(defs[0]).vocabularies.term("channel", "radio").hidden  # type: ignore[union-attr]  # it is there


def test_the_words_of_a_term_do_not_hang_on_the_order() -> None:
    other: Said = {**RADIO, "label": {"en": "wireless"}}
    orders: Iterator[tuple[Said, ...]] = itertools.permutations(
        [RADIO, other, {**RADIO, "label": {"ar": "راديو"}}]
    )
    first, *others = (with_own(*some).vocabularies.term("channel", "radio") for some in orders)
    assert len(others) == 5 and all(one == first for one in others)

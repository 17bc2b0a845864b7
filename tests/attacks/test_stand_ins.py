"""A sealed source stays on Hala's device, and its id stands in what it told. An enrolled device writes
somebody else under that id, and the coordinator looks: a person like any other. Nothing of what the
source told leaves by it, nor its name. Everybody is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import LOAD, TODAY, Town, begun, carry
from tests.attacks.test_loaded import load
from tests.attacks.test_looked import look
from tests.attacks.test_marks import SCOPES
from tests.desk.copies import confirm_copies

from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.loads.own_ids import of_file
from vsdesk.history.entry import NewOp
from vsdesk.load_mark import marked
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk, NamedRow
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.records.gate.names.standing_choices import Choice

NAME = "رمزي الحلاق"
STORY = f"شافه {NAME} بعينه ليلاً"
SPOT = "مهجع سبعة"
SOMEBODY: dict[str, Json] = {"given_ar": "فلان", "family_ar": "الفلاني"}
AS: dict[str, tuple[str, dict[str, Json]]] = {
    "a person": ("person", SOMEBODY),
    "an event": ("event", {"type": "held_at"}),
    "a source": ("source", {"type": "survivor", "true_name": "فلان الفلاني", "code": "S-9"}),
}
MONTH: Json = {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"}


def _told(made: Town) -> tuple[str, str]:
    """Sources stay where they are; the mother said yes; a source of Hala's told of a night and of a place in
    a month. The coordinator and the enemy have the case, and not the source."""
    hala, rima = made.hala, made.rima
    rima.sync.set_sources_go(go=False)
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    carry(hala, made.stick, rima)
    place = rima.cases.save([Edit("place", {"name_ar": "فرع متخيَّل"}, id=rima.context.new_id())])
    ids: list[Json] = [made.enemy.device_id, hala.context.device_id]
    for root, kind in ((made.case, "case"), (made.family, "family")):
        rima.cases.save([Edit(kind, {"assigned": ids}, id=root)])
    carry(rima, made.stick, hala)
    named: dict[str, Json] = {"type": "survivor", "true_name": NAME, "code": "S-000077"}
    source = hala.cases.save([Edit("source", named, id=hala.context.new_id())]).ids[0]
    held: dict[str, Json] = {"type": "held_at", "facility": place.ids[0], "date": MONTH}
    event = hala.cases.save(
        [
            Edit("event", {**held, "told_by": source, "text": words(SPOT)}, parent=made.case),
        ]
    ).ids[0]
    return source, event


@pytest.fixture
def told(house: House) -> tuple[Town, str, str]:
    """The town, the source, the event at a place in a month."""
    made, (source, event) = begun(house, "stand-ins", _told)
    return made, source, event


def _story(made: Town, source: str) -> str:
    """An event of Hala's in whose words the source's name stands."""
    values: dict[str, Json] = {"type": "other", "told_by": source, "text": words(STORY)}
    return made.hala.cases.save([Edit("event", values, parent=made.case)]).ids[0]


def _row(made: Town, desk: Desk, event: str, recipient: str = "ced") -> NamedRow | None:
    """The source in the words of the event."""
    order = SheetOrder(made.case, ("ar",), "case-file", "un_complaint", recipient, "", None, "B")
    found = desk.outbound.sheets.names_in_words(order)
    return next((one for one in found if one.record == event), None)


def _choose(made: Town, event: str, choice: Choice) -> None:
    one = _row(made, made.hala, event)
    assert one is not None
    made.hala.cases.told_names.choose(event, one.of, one.who, choice, shown=one.shown)


def _given(made: Town) -> None:
    """What Hala has goes to the coordinator and from there to the enemy."""
    carry(made.hala, made.stick, made.rima)
    assert not made.rima.context.vault.read.of_kind("source")
    carry(made.rima, made.stick, made.enemy.desk)


def _stands_in(made: Town, source: str, where: str, kind: str, *, by: str | None = None) -> None:
    """The enemy writes something else under the source's id, and the coordinator looks."""
    said_as, values = AS[kind]
    space = {"case": made.case, "family": made.family}[where]
    ops = [NewOp(source, said_as, values, parent=space)]
    if said_as == "person" and where == "family":
        member = made.enemy.desk.context.new_id()
        ops.append(NewOp(member, "family_member", {"person": source}, parent=space))
    made.enemy.sign(space, *ops, by=by)
    made.enemy.hand_over(made.rima)
    _look(made)


def _look(made: Town) -> None:
    """At whatever waits in the case."""
    if made.rima.access.lone_words.lone_file(made.case) is not None:
        look(made)


def _leaves(made: Town, recipient: str = "ced") -> str:
    """All that the coordinator's gate lets out."""
    asked = Request("un_complaint", recipient, "B", TODAY)
    found = decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    return json.dumps([dict(one.values) for one in found], ensure_ascii=False)


def _event(made: Town, event: str) -> DisclosedRecord | None:
    return made.gate("ced", "un_complaint").get(event)


def _load(made: Town) -> str:
    return marked(made.enemy.desk.context.vault.by, LOAD)


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize(
    ("where", "kind"),
    [("case", "a person"), ("family", "a person"), ("case", "an event")],
)
def test_what_only_one_source_can_have_told_stays(
    told: tuple[Town, str, str], where: str, kind: str, loaded: bool
) -> None:
    made, source, event = told
    _given(made)
    assert _event(made, event) and SPOT not in _leaves(made)
    _stands_in(made, source, where, kind, by=_load(made) if loaded else None)
    assert SPOT not in _leaves(made)


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize("choice", [None, "stop", "replace"])
@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("case", "a person"),
        ("family", "a person"),
        ("case", "an event"),
    ],
)
def test_its_name_stays(
    told: tuple[Town, str, str], where: str, kind: str, choice: Choice | None, loaded: bool
) -> None:
    made, source, _ = told
    event = _story(made, source)
    if choice:
        _choose(made, event, choice)
    _given(made)
    _stands_in(made, source, where, kind, by=_load(made) if loaded else None)
    for recipient in ("ced", "own_org"):
        left = _leaves(made, recipient)
        assert "رمزي" not in left and "الحلاق" not in left
    row = _row(made, made.rima, event)
    assert row is not None and row.name == "S-000077"  # whoever wrote another name under its id


@pytest.mark.parametrize("loaded", [False, True])
def test_another_source_of_its_id_is_not_the_one_that_told(
    told: tuple[Town, str, str], loaded: bool
) -> None:
    """A file of its own under that id, with another name: there is nothing to look for by it."""
    made, source, _ = told
    event = _story(made, source)
    _choose(made, event, "stop")
    _given(made)
    kind, values = AS["a source"]
    made.enemy.sign(source, NewOp(source, kind, values), by=_load(made) if loaded else None)
    made.enemy.hand_over(made.rima)
    _look(made)
    left = _leaves(made)
    assert "رمزي" not in left and SPOT not in left


def test_who_is_called_so_may_be_written_anew_by_a_coordinator(
    told: tuple[Town, str, str],
) -> None:
    """Rima mends the name of somebody whom she takes for a person of the family: of whom the id is she does
    not know."""
    made, source, event = told
    story = _story(made, source)
    _choose(made, story, "stop")
    _given(made)
    _stands_in(made, source, "family", "a person")
    made.rima.cases.save([Edit("person", {"given_ar": "فلانة", "family_ar": "فلاني"}, id=source)])
    left = _leaves(made)
    assert SPOT not in left and "رمزي" not in left
    assert _event(made, event)


def test_a_stop_of_another_device_keeps_the_places_from_nobody(
    told: tuple[Town, str, str],
) -> None:
    """What stands there is not said by Hala, so her program says it before she hands over."""
    made, source, _ = told
    hala, enemy = made.hala, made.enemy
    plain: dict[str, Json] = {"type": "other", "told_by": source, "text": words("قيل إنه هناك")}
    event = hala.cases.save([Edit("event", plain, parent=made.case)]).ids[0]
    _given(made)
    asked: dict[str, Json] = {"record": event, "field": "text", "who": source, "choice": "stop"}
    seen = " ".join(sorted(op.id for op in enemy.state(event, "event").fields["text"]))
    id = enemy.desk.context.new_id()
    enemy.sign(made.case, NewOp(id, "name_choice", {**asked, "seen": seen}, parent=event))
    enemy.hand_over(made.rima)
    carry(made.rima, made.stick, hala)
    hala.cases.save([Edit("event", {"text": words(STORY)}, id=event)])
    carry(hala, made.stick, made.rima)
    choices = [one for one in made.rima.context.vault.read.of_kind("name_choice") if one.id != id]
    assert [one.value("choice") for one in choices if one.value("record") == event] == ["stop"]
    assert all(one.value("places") for one in choices if one.value("record") == event)
    _stands_in(made, source, "case", "a person")
    assert "رمزي" not in _leaves(made)


def test_a_stop_goes_along_once(told: tuple[Town, str, str]) -> None:
    """Her own choice gets the places, and nothing is written again while they stand there."""
    made, source, _ = told
    event = _story(made, source)
    _choose(made, event, "stop")
    read = made.hala.context.vault.read
    for _ in range(2):
        carry(made.hala, made.stick, made.rima)
        [choice] = [one for one in read.of_kind("name_choice") if one.value("record") == event]
        assert choice.value("choice") == "stop" and choice.value("places")
        assert len(choice.fields["places"]) == 1


def test_a_copy_of_a_lost_device_opens_what_it_opened(told: tuple[Town, str, str]) -> None:
    """What a device never handed over comes by a copy that another one loads, under ids of that one. A
    coordinator looks, and names who came so."""
    made, _, _ = told
    lost, new = made.hala.context.new_id, made.enemy.desk  # an honest one here
    _given(made)
    brother, event, text = lost(), lost(), f"حكى {NAME} كيف أخذوه"
    load(
        new,
        {
            "kind": "person",
            "id": brother,
            "parent": made.family,
            "given_ar": "رمزي",
            "family_ar": "الحلاق",
        },
        {
            "kind": "event",
            "id": event,
            "parent": made.case,
            "type": "other",
            "told_by": brother,
            "text": words(text),
        },
    )
    brother, event = (of_file(new.context.device_id, one) for one in (brother, event))
    carry(new, made.stick, made.rima)
    confirm_copies(made.rima)
    _look(made)
    named: dict[str, Json] = {"person": brother, "related_to": made.person, "relation": "brother"}
    made.rima.cases.save([Edit("kinship", named, parent=made.family)])
    assert not made.rima.cases.dossier(made.case).beyond.stand_ins()
    assert "كيف أخذوه" not in _leaves(made)  # nobody looked there for the source who stays
    row = _row(made, made.rima, event)
    assert row is not None
    made.rima.cases.told_names.choose(event, row.of, row.who, "keep", shown=row.shown)
    assert "كيف أخذوه" in _leaves(made)

"""What a program writes by itself is drawn from words of others, and has its size from them: a name without
end, words beside each other, further names and links without end stop no hand-over, no choice, no decision
and no order to erase. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from tests.attacks import test_sealed_elsewhere as sealed
from tests.attacks.families import words
from tests.attacks.kit import carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_sealed_elsewhere import choose, give, leaves, told

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.desk.matching.seen_reports import stands
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.names.standing_choices import seen_in

if TYPE_CHECKING:
    from tests.attacks.kit import Device, Town

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

town, source, event = sealed.town, sealed.source, sealed.event  # fixtures
ENDLESS: Final = "رمزي قال. " * 20_000
BESIDE: Final = 1_001
OURS: Final = "كلام هالة"


def choices(made: Town, record: str) -> list[RecordView]:
    """What goes along about a record, as the coordinator has it."""
    found = made.rima.context.vault.read.linking(record, "name_choice")
    return [one for one in found if not one.taken_out]


def test_a_name_without_end_stops_no_hand_over(
    town: Town,
    event: str,
) -> None:
    """What others write is looked through for nobody; in her own words no choice grows without end."""
    hala, rima, enemy = town.hala, town.rima, town.enemy
    choose(town, hala, event, "replace")
    give(town)
    carry(rima, town.stick, enemy.desk, hala)
    said: dict[str, Json] = {"type": "other", "text": words(ENDLESS)}
    endless = enemy.desk.context.new_id()
    enemy.sign(town.case, NewOp(endless, "event", said, parent=town.case))
    enemy.hand_over(rima)
    carry(rima, town.stick, hala)
    hala.cases.save([Edit("event", {"type": "other", "text": words(OURS)}, parent=town.case)])
    own = hala.cases.save([Edit("event", said, id=hala.context.new_id(), parent=town.case)]).ids[0]
    for _ in range(2):
        give(town)
    assert OURS in leaves(town, rima) and "رمزي" not in leaves(town, rima)
    assert told(town, rima, event) == told(town, hala, event) != ""
    assert not choices(town, endless)
    [along] = choices(town, own)  # one, however often she hands over
    assert (along.every("choice"), along.every("places")) == (("stop",), ([],))


def test_where_no_places_go_along_nothing_is_replaced(
    town: Town,
    source: str,
) -> None:
    """She chose herself that the code stands there: on her papers it does."""
    hala, rima = town.hala, town.rima
    often = {"type": "other", "told_by": source, "text": words("رمزي قال. " * 3_001)}
    event = hala.cases.save([Edit("event", often, parent=town.case)]).ids[0]
    choose(town, hala, event, "replace")
    give(town)
    assert told(town, hala, event).count("[S-000077]") == 3_001
    assert [one.every("places") for one in choices(town, event)] == [([],)]
    assert not told(town, rima, event) and "قال" not in leaves(town, rima)


def test_words_beside_each_other_without_end_let_no_choice_grow(
    town: Town,
    event: str,
) -> None:
    """A choice names what it was made of; of very many that is a digest, which fits just these."""
    hala, rima, enemy = town.hala, town.rima, town.enemy
    give(town)
    carry(rima, town.stick, enemy.desk, hala)

    def write(*numbers: int) -> None:
        with enemy.many():
            for number in numbers:
                said = {"text": words(f"وقال رمزي كلاماً {number}")}
                enemy.sign(town.case, NewOp(event, "event", said))
        enemy.hand_over(rima)
        carry(rima, town.stick, hala)

    write(*range(BESIDE))
    choose(town, hala, event, "replace")
    give(town)
    held = rima.cases.record(event)
    now = seen_in(held, "text")
    assert len(held.ops("text")) == BESIDE + 1 and len(now) < 100
    [along] = [one for one in choices(town, event) if one.every("seen") == (now,)]
    assert along.every("choice") == ("replace",)
    write(BESIDE)
    assert seen_in(rima.cases.record(event), "text") != now
    assert "رمزي" not in leaves(town, rima)


def called(enemy: Device, made: Town, many: int) -> None:
    """Further names, nothing of the file being lent to the device."""
    ids = [enemy.desk.context.new_id() for _ in range(many)]
    ops = [
        NewOp(id, "person_name", {"type": "nickname", "value": f"فلان {at}"}, parent=made.person)
        for at, id in enumerate(ids)
    ]
    with enemy.many():
        for at in range(0, many, 250):
            enemy.sign(made.case, *ops[at : at + 250])
    enemy.hand_over(made.rima)


def decided(made: Town, other: str) -> RecordView:
    pairs = made.rima.matching
    pairs.decide_pair(
        made.case, other, "same", "الشخص نفسه", shown=pairs.pair_shown(made.case, other)
    )
    [found] = made.rima.context.vault.found_pairs.decisions(made.case, other)
    return found


def test_names_without_end_stop_no_decision_about_two_reports(made: Town) -> None:
    rima = made.rima
    other = rima.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}).ids[0]
    rima.cases.save(
        [Edit("person_name", {"type": "nickname", "value": "أبو الورد"}, parent=made.person)]
    )
    called(made.enemy, made, 6_000)
    link = decided(made, other)
    [reasons] = link.every("reasons")
    assert isinstance(reasons, dict) and isinstance(reasons["saw"], dict)
    known = rima.context.vault.read.of_kind("person_name")
    [ours] = [one.id for one in known if one.every("value") == ("أبو الورد",)]
    assert {made.case, made.person, other, ours} <= reasons["saw"].keys()
    assert stands(rima.context.vault, link)
    made.enemy.change(made.person, "person", {"given_ar": "فلان"})
    made.enemy.hand_over(rima)
    assert not stands(rima.context.vault, link)


def test_a_decision_fits_just_the_many_words_that_stood_there(made: Town) -> None:
    rima, enemy = made.rima, made.enemy
    other = rima.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}).ids[0]

    def call(*numbers: int) -> None:
        with enemy.many():
            for number in numbers:
                said = {"given_ar": f"فلان {number}"}
                enemy.change(made.person, "person", said, replace=False)
        enemy.hand_over(rima)

    call(*range(40))
    link = decided(made, other)
    [reasons] = link.every("reasons")
    assert isinstance(reasons, dict) and isinstance(reasons["saw"], dict)
    kept = reasons["saw"][made.person]
    assert isinstance(kept, dict) and len(str(kept["given_ar"])) < 100
    assert stands(rima.context.vault, link)
    call(41)
    assert not stands(rima.context.vault, link)


def test_links_without_end_stop_no_order(made: Town) -> None:
    """A photo of two of whom one is erased stays, and it is said of whom it was too: beside all that another
    device says of it, which is said again by nobody."""
    rima, enemy = made.rima, made.enemy
    case, him = rima.cases.new_case({"given_ar": "سليم", "family_ar": "الدرويش"}).ids
    drawn = io.BytesIO(photo.draw_made_up_portrait(5))
    item = rima.files.attach(drawn, made.case, kind="photo", name="صورة.jpg").ids[0]
    rima.cases.save([Edit("person", {"photo": [item]}, id=one) for one in (him, made.person)])
    carry(rima, made.stick, enemy.desk)
    own = enemy.desk.context.new_id()
    events = [enemy.desk.context.new_id() for _ in range(2_000)]
    with enemy.many():
        enemy.sign(own, NewOp(own, "case", {"case_type": "enforced_disappearance"}))
        for at in range(0, len(events), 250):
            ops = [
                NewOp(id, "event", {"type": "other"}, parent=own) for id in events[at : at + 250]
            ]
            enemy.sign(own, *ops)
        for some in (events[:1_000], events[1_000:]):
            enemy.sign(made.case, NewOp(item, "evidence_item", {"relates_to": [*sorted(some)]}))
    enemy.hand_over(rima)
    erased(made, case)
    said = rima.cases.record(item).standing("relates_to")
    ours = [one.value for one in said if one.device_id == rima.context.device_id]
    assert ours == [[him]] and len(said) == 3

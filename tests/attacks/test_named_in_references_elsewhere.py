"""What the organisation writes of suspects, places, bodies and incidents names a sealed source: where the
source is not on the device it leaves no more than where it is. Everybody is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.attacks.families import words
from tests.attacks.kit import TODAY, Device, carry
from tests.attacks.test_given_by_who_stays import Told, told
from tests.attacks.test_names_in_every_field import of_words, value

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp, space_id
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

__all__ = ["told"]
NAME: Final = "رمزي الحلاق"
# By kind what in the case names a record of it.
NAMED_BY: Final = {
    "perpetrator": ("involvement", "perpetrator"),
    "place": ("event", "facility"),
    "organisation": ("search_action", "actor_org"),
}


def written(told: Told) -> dict[str, str]:
    """Each field of words of these kinds, by the coordinator's device; the field by its tag."""
    town, tags = told.town, dict[str, str]()
    rima, new_id = Device(town.rima, town.stick), town.rima.context.new_id
    kinds = {one.name: one for one in town.rima.context.dictionary.kinds}
    arrest: dict[str, Json] = {"type": "arrest", "text": words("أخذوه")}
    event = town.hala.cases.save([Edit("event", arrest, parent=town.case)]).ids[0]
    incident = town.hala.cases.save([Edit("incident", {"title": "حادثة"})]).ids[0]
    town.hala.cases.save([Edit("case", {"incident": incident}, id=town.case)])
    told.give()
    for kind in (*NAMED_BY, "incident"):
        for spec in of_words(kinds[kind]):
            tag = f"وسم{len(tags)}س"
            said: dict[str, Json] = {spec.name: value(spec, f"{tag} {NAME}")}
            tags[tag] = f"{kind}.{spec.name}"
            if kind == "incident":
                rima.change(incident, kind, said)
                continue
            id, (by, link) = new_id(), NAMED_BY[kind]
            more: dict[str, Json] = {"type": "individual"} if kind == "perpetrator" else {}
            rima.sign(space_id("reference"), NewOp(id, kind, {**more, **said}))
            above = event if by == "involvement" else town.case
            naming: dict[str, Json] = {link: id, **({"type": "other"} if by == "event" else {})}
            rima.sign(town.case, NewOp(new_id(), by, naming, parent=above))
    return tags


def leaving(told: Told, desk: Desk) -> str:
    """All that leaves of the case."""
    asked = Request("un_complaint", "ced", "A", TODAY)
    found = decide(asked, desk.cases.dossier(told.town.case), desk.context.dictionary)
    assert found.allowed, found.state
    return json.dumps([dict(one.values) for one in found], ensure_ascii=False)


def test_nothing_that_is_shared_names_it_elsewhere(told: Told) -> None:
    tags, (hala, rima) = written(told), (told.town.hala, told.town.rima)
    before = leaving(told, rima)
    # Control: nobody who knows the name has read it yet, where sources stay.
    assert (NAME in before) is not rima.sync.sources_go()
    carry(rima, told.town.stick, hala)
    told.give()
    assert hala.sync.preview_give().closing == 0  # what goes along is written once
    for desk in (hala, rima):
        left = leaving(told, desk)
        assert NAME not in left
        assert not [field for tag, field in tags.items() if f"{tag} " in left]

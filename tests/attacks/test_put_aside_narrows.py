"""What a laptop wrote that was taken is put aside, and the file leaves no further than before, by whatever
narrowed it, in whichever kind, field and file. Everybody is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import unwrap
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, relative, said, words
from tests.attacks.kit import TODAY, Town, carry, told_once
from tests.attacks.lacking import goes_on, keep_back, put_aside
from tests.attacks.test_named_in_another_file import written
from tests.attacks.test_of_another_missing import SCOPES, paper_of
from tests.attacks.test_put_aside_beside import KIND, by_the_coordinator

from vsdesk.desk import Desk, Edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

NAME, FAMILY = "خولة", "قباني"
BRIBE: Final = "خالها دفع للضابط مليون"
STORY: Final = f"قالت {NAME} {FAMILY} إنها رأته"


@dataclass
class Taken:
    """Rima's case with the mother's yes, lent to Hala, whose laptop will be taken."""

    house: House
    made: Town
    hala: Desk
    mother: str
    sister: str
    yes: str

    def meet(self) -> None:
        """Both hand over."""
        _meet(self.made, self.hala)

    def put(self, kind: str, values: dict[str, Json], parent: str | None) -> str:
        """Hala writes a record."""
        id = self.hala.context.new_id()
        self.hala.cases.save([Edit(kind, values, id=id, parent=parent)])
        return id

    def tells(self, text: str, **more: Json) -> str:
        """Rima writes what was told."""
        event: dict[str, Json] = {"type": "other", "text": words(text), **more}
        return written(self.made, "event", event, self.made.case)

    def refuses(self, who: str) -> None:
        """Rima writes down that somebody said no."""
        no = {**a_yes(self.made, who), "result": "refused"}
        no.pop("data_scope")
        written(self.made, "consent_grant", no, self.made.family)

    def marks(self, type: str) -> None:
        """Rima writes what the sister asked for."""
        written(self.made, "person_mark", {"type": type}, self.sister)
        self.meet()

    def own_family(self) -> tuple[str, str, str]:
        """A family of Hala's, and one of it who is to be named nowhere; her row."""
        made = self.hala.cases.new_family({"display_name": "عائلة قباني", "language": "ar"})
        who = self.put("person", {"given_ar": NAME, "family_ar": FAMILY}, made.ids[0])
        row = self.put("family_member", {"person": who}, made.ids[0])
        self.put("person_mark", {"type": "not_named_outside"}, who)
        return made.ids[0], who, row


@told_once
def _lent(made: Town) -> tuple[str, str, str]:
    """The mother, the sister and the mother's yes, in a file that Rima opened and Hala has."""
    hala, rima = by_the_coordinator(made), made.rima
    mother = unwrap(relative)(made, "mother", "هدى")
    sister = unwrap(relative)(made, "sister", "ريم")
    more: dict[str, Json] = {"photo_use": True, "contact_allowed": True}
    yes = unwrap(said)(made, mother, "given", identity_mode="named", data_scope=SCOPES, **more)
    for root, kind in ((made.case, "case"), (made.family, "family")):
        rima.cases.save([Edit(kind, {"assigned": [hala.context.device_id]}, id=root)])
    made.hala = hala
    _meet(made, hala)
    return mother, sister, yes


def _meet(made: Town, hala: Desk) -> None:
    carry(made.rima, made.stick, hala)
    carry(hala, made.stick, made.rima)


def taken(house: House, made: Town) -> Taken:
    mother, sister, yes = _lent(made)
    hala, made.hala = made.hala, made.rima  # who writes down the family is Rima
    return Taken(house, made, hala, mother, sister, yes)


def says_of_the_yes(**values: Json) -> Callable[[Taken], object]:
    return lambda one: one.hala.cases.save([Edit("consent_grant", values, id=one.yes)])


def below_the_yes(kind: str, **values: Json) -> Callable[[Taken], object]:
    return lambda one: one.put(kind, values, one.yes)


def asked_again(**values: Json) -> Callable[[Taken], object]:
    def way(one: Taken) -> None:
        anew = {**a_yes(one.made, one.mother), "data_scope": SCOPES, **values}
        one.put("consent_grant", anew, one.made.family)

    return way


def an_aunt(one: Taken) -> None:
    """Hala recorded her; she refused to Rima."""
    aunt = one.put("person", {"given_ar": NAME, "family_ar": FAMILY}, one.made.family)
    one.put("family_member", {"person": aunt}, one.made.family)
    one.meet()
    one.refuses(aunt)


def named_by_a_link(one: Taken) -> None:
    _, who, _ = one.own_family()
    one.meet()
    written(one.made, "family_member", {"person": who}, one.made.family)


def another_entry(one: Taken) -> None:
    _, _, entry = one.own_family()
    one.meet()
    [row] = one.made.rima.context.vault.read.linking(one.sister, "family_member")
    one.made.rima.cases.save([Edit("family_member", {"also": [entry]}, id=row.id)])


def a_second_family(one: Taken) -> None:
    family, _, _ = one.own_family()
    one.meet()
    one.made.rima.cases.save([Edit("case", {"second_family": family}, id=one.made.case)])


def a_source(one: Taken) -> None:
    source: dict[str, Json] = {"type": "survivor", "true_name": f"{NAME} {FAMILY}"}
    id = one.put("source", source, None)
    one.meet()
    one.tells(STORY, told_by=id)


def a_number(one: Taken) -> None:
    one.marks("nobody_may_know_of")
    one.put("contact_channel", {"type": "phone", "value": "+90 532 111 22 33"}, one.sister)
    one.tells("اتصلوا على 905321112233 ليلا")


def a_place(one: Taken) -> None:
    one.marks("place_unknown_to")
    one.hala.cases.save([Edit("person", {"usual_address_text": "مخيم الزعتري"}, id=one.sister)])
    one.tells("وهي الآن في مخيم الزعتري")


def a_teller(one: Taken) -> None:
    event = one.tells("كان يصرخ كل الليل")
    one.refuses(one.sister)
    one.meet()
    one.hala.cases.save([Edit("event", {"told_by": one.sister}, id=event)])


def whose_paper(one: Taken) -> None:
    one.refuses(one.sister)
    item = paper_of(one.made, one.mother)
    one.made.rima.cases.save([Edit("evidence_item", {"title": "دفتر قديم"}, id=item)])
    one.meet()
    one.hala.cases.save([Edit("evidence_item", {"relates_to": [one.sister]}, id=item)])


def sealed(one: Taken) -> None:
    event = one.tells("ضربوه في الطريق")
    one.meet()
    one.hala.cases.save([Edit("event", {"sens": 4}, id=event)])


def told_earlier(one: Taken) -> str:
    """Two days before, by Hala herself: it stands, and counts."""
    event = one.put("event", {"type": "other", "text": words(BRIBE)}, one.made.case)
    one.meet()
    one.house.clock.now += 2 * 86_400_000
    return event


def taken_out(one: Taken) -> None:
    event = told_earlier(one)
    shown = one.hala.cases.shown(event)
    one.hala.cases.save([Edit("event", id=event, delete=True, shown=shown)])


def other_words(one: Taken) -> None:
    event = told_earlier(one)
    one.hala.cases.save([Edit("event", {"text": words("لا نقول")}, id=event)])


def another_case(one: Taken) -> None:
    """The same man in a case of Hala's, as Rima decided; his wife refused there."""
    born: dict[str, Json] = {"from": "1988-03-02", "to": "1988-03-02", "precision": "day"}
    made, rima, hala = one.made, one.made.rima, one.hala
    rima.cases.save([Edit("person", {"birth": born}, id=made.person)])
    family = hala.cases.new_family({"display_name": "عائلة النوري ٢", "language": "ar"}).ids[0]
    who: dict[str, Json] = {"given_ar": "ليث", "family_ar": "النوري", "birth": born}
    case, him = hala.cases.new_case(who, {"family": family, "case_type": KIND}).ids
    wife = one.put("person", {"given_ar": "فاطمة", "family_ar": "حمود"}, family)
    one.put("family_member", {"person": wife}, family)
    one.put("kinship", {"person": wife, "related_to": him, "relation": "wife"}, family)
    no = {**a_yes(made, wife), "subject": case, "result": "refused"}
    no.pop("data_scope")
    one.put("consent_grant", no, family)
    one.meet()
    shown = rima.matching.pair_shown(made.case, case)
    rima.matching.decide_pair(made.case, case, "same", "يتفق كل شيء", shown=shown)


WAYS: Final[dict[str, tuple[Callable[[Taken], object], str]]] = {
    "a condition": (below_the_yes("consent_condition", type="other", words=words("إذا رضي")), ""),
    "without the surname": (below_the_yes("consent_condition", type="without_surname"), ""),
    "taken back below": (below_the_yes("consent_event", type="withdrawn", on=TODAY), ""),
    "scopes": (says_of_the_yes(data_scope=["identity"]), ""),
    "not by name": (says_of_the_yes(identity_mode="anonymous"), ""),
    "limits": (says_of_the_yes(limits=words("لا للأمم المتحدة")), ""),
    "asked again": (asked_again(data_scope=["identity"]), ""),
    "asked again, not by name": (asked_again(identity_mode="anonymous"), ""),
    "an aunt": (an_aunt, STORY),
    "named by a link": (named_by_a_link, STORY),
    "another entry": (another_entry, "قالت ريم النوري إنها رأته"),
    "a second family": (a_second_family, STORY),
    "a source": (a_source, ""),
    "a number": (a_number, ""),
    "a place": (a_place, ""),
    "a teller": (a_teller, ""),
    "whose paper": (whose_paper, ""),
    "sealed": (sealed, ""),
    "a sealed person": (
        lambda one: one.hala.cases.save([Edit("person", {"sens": 4}, id=one.sister)]),
        "قالت ريم النوري إنها رأته",
    ),
    "taken out": (taken_out, ""),
    "other words": (other_words, ""),
    "another case": (another_case, ""),
}


def leaves(made: Town) -> dict[tuple[str, str], str]:
    """By record and field what leaves, nothing where the gate is shut."""
    found: GateDecision = made.gate("ced", "un_complaint")
    return {
        (one.id, name): str(said)
        for one in (found.records if found.allowed else ())
        for name, said in one.values.items()
    }


@pytest.mark.parametrize("way", WAYS)
def test_nothing_leaves_that_stayed_before(house: House, made: Town, way: str) -> None:
    one = taken(house, made)
    first = leaves(made)
    assert first
    does, story = WAYS[way]
    does(one)
    carry(one.hala, made.stick, made.rima)
    if story:
        one.tells(story)
    before = leaves(made)
    told = {(one.id, "text") for one in made.rima.cases.dossier(made.case) if one.kind == "event"}
    assert first.items() - before.items() or told - before.keys()  # it narrows
    lost = one.hala.context.device_id
    made.rima.sync.revocations.revoke(lost, made.rima.context.today())
    after = leaves(made)
    assert after.items() <= before.items()
    aside = made.rima.sync.revocations.of(lost).aside
    made.rima.sync.revocations.leave_aside(lost, aside)
    assert leaves(made) == after  # that somebody looked ends nothing that it closes


@pytest.mark.parametrize("way", WAYS)
def test_without_its_bodies_it_closes(house: House, made: Town, way: str) -> None:
    """Whoever took the laptop kept them back, and a relay brought the rest: what it said is not known."""
    one = taken(house, made)
    does, story = WAYS[way]
    does(one)
    carry(one.hala, made.stick, made.rima)
    if story:
        one.tells(story)
    lost = one.hala.context.device_id
    made.rima.sync.revocations.revoke(lost, made.rima.context.today())
    keep_back(made.rima, put_aside(made.rima))
    assert leaves(made) == {}
    missing = made.rima.access.missing.of(made.case)
    assert [one.device_id for one in missing] == [lost]
    goes_on(made.rima, made.case)
    assert made.rima.access.missing.of(made.case) == ()


def test_vouched_for_it_reads_as_before(house: House, made: Town) -> None:
    one = taken(house, made)
    sealed(one)
    carry(one.hala, made.stick, made.rima)
    before = leaves(made)
    lost = one.hala.context.device_id
    made.rima.sync.revocations.revoke(lost, made.rima.context.today())
    aside = made.rima.sync.revocations.of(lost).aside
    made.rima.sync.revocations.vouch_for(lost, aside)
    assert leaves(made) == before


def test_what_was_put_aside_leaves_itself_by_no_reading(house: House, made: Town) -> None:
    """Its words close; they are told to nobody."""
    one = taken(house, made)
    other_words(one)
    one.put("event", {"type": "other", "text": words("رأوه في المطار")}, made.case)
    carry(one.hala, made.stick, made.rima)
    made.rima.sync.revocations.revoke(one.hala.context.device_id, made.rima.context.today())
    found = " ".join(leaves(made).values())
    assert "لا نقول" not in found and "المطار" not in found and "للضابط" not in found


def test_of_a_file_in_which_nothing_was_put_aside_nothing_stays(house: House, made: Town) -> None:
    one = taken(house, made)
    one.tells("أخذوه من البيت")
    one.own_family()
    carry(one.hala, made.stick, made.rima)
    before = leaves(made)
    made.rima.sync.revocations.revoke(one.hala.context.device_id, made.rima.context.today())
    assert leaves(made) == before

"""An answer, a condition or a wish is erased by itself: what it closed or narrowed, and what would leave from
then on, is said before. Asserts that the listing says it wherever more leaves. Everybody is made up."""

from __future__ import annotations

from inspect import unwrap
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, family_of, relative, said
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named

from vsdesk.desk import Edit, opening_lines
from vsdesk.records.dictionary.labels import Labels
from vsdesk.words import Words

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.desk import ErasureListing
    from vsdesk.records.dictionary.values import Json

LESS: dict[str, dict[str, Json]] = {
    "refused": {"result": "refused"},
    "if": {"result": "given_if"},
    "less": {"data_scope": ["identity"]},
    "anonymous": {"identity_mode": "anonymous"},
    "limited": {"result": "given_limited", "data_scope": ["identity"]},
}
CONDITIONS = ("not_before_day", "without_surname", "photo_alone", "ask_each_time", "other")
STAYS = (
    "risk",
    "stop",
    "story",
    "contact",
)  # the order writes what they ask anew, or nothing is asked


class File:
    """A coordinator's own file: the mother agreed, the story names the sister."""

    def __init__(self, made: Town) -> None:
        made.hala = made.rima
        unwrap(family_of)(made)
        self.made, self.desk = made, made.rima
        self.mother = unwrap(relative)(made, "mother", "هدى")
        self.sister = unwrap(relative)(made, "sister", "ريم")
        self.yes = unwrap(said)(
            made, self.mother, "given", identity_mode="named", data_scope=[*SCOPES]
        )
        story: dict[str, Json] = {"ar": "قالت ريم النوري إنها رأته عند الحاجز", "src_lang": "ar"}
        self.desk.cases.save([Edit("case", {"summary": story}, id=made.case)])

    def put(self, kind: str, values: dict[str, Json], parent: str) -> str:
        id = self.desk.context.new_id()
        self.desk.cases.save([Edit(kind, values, id=id, parent=parent)])
        return id

    def narrows(self, what: str) -> str:
        """Something that closes or narrows, or that an order leaves anew."""
        made = self.made
        told: dict[str, Json] = {"ar": "شرط قالته", "src_lang": "ar"}
        if what in LESS:
            answer: dict[str, Json] = {
                "grantor": self.mother,
                "subject": made.case,
                "purpose": "un_complaint",
                "recipient": "ced",
                "result": "given",
                "given_on": "2026-11-23",
                "follows": self.yes,
                "data_scope": [*SCOPES],
                "identity_mode": "named",
                **LESS[what],
            }
            if answer["result"] == "refused":
                answer = {
                    k: v for k, v in answer.items() if k not in ("data_scope", "identity_mode")
                }
            return self.put("consent_grant", answer, made.family)
        if what in CONDITIONS:
            return self.put("consent_condition", {"type": what, "words": told}, self.yes)
        day = "2026-11-24"
        return {
            "withdrawn": lambda: self.put(
                "consent_event", {"type": "withdrawn", "on": day}, self.yes
            ),
            "mark": lambda: self.put("person_mark", {"type": "not_named_outside"}, self.sister),
            "risk": lambda: self.put("risk_assessment", {"level": "red", "date": day}, made.family),
            "stop": lambda: self.put("family_request", {"type": "stop"}, made.family),
            "story": lambda: self.put("event", {"type": "other", "text": told}, made.case),
            "contact": lambda: self.put(
                "contact_channel",
                {"type": "phone", "person": self.mother, "value": "905321112233"},
                made.family,
            ),
        }[what]()

    def leaves(self) -> tuple[bool, str]:
        left = self.made.gate("ced", "un_complaint", "B")
        return left.allowed, as_text(left)


def lines(made: Town, listing: ErasureListing) -> list[str]:
    """As the coordinator reads it, in Arabic."""
    dictionary = made.rima.context.dictionary
    labels = Labels("ar", dictionary.vocabularies)
    return [*opening_lines(listing.opens, Words("ar"), labels, dictionary)]


@pytest.mark.parametrize("what", [*LESS, *CONDITIONS, "withdrawn", "mark"])
def test_what_opens_by_an_erasure_is_said_before(made: Town, what: str) -> None:
    file = File(made)
    open_ = file.leaves()
    id = file.narrows(what)
    assert file.leaves() != open_
    listing = made.rima.erasure.erasure(id)
    assert (
        made.rima.erasure.erasure(id).digest == listing.digest
    )  # it was tried: nothing of that stays
    assert file.leaves() != open_
    assert len(lines(made, listing)) >= 2
    bodies = {one.recipient for one in (*listing.opens.ended.exits, *listing.opens.wider)}
    assert bodies == {"ced"}
    assert all(one.after == "" for one in listing.opens.ended.exits)
    erased(made, id)
    assert file.leaves() == open_


@pytest.mark.parametrize("what", STAYS)
def test_where_nothing_opens_nothing_is_said(made: Town, what: str) -> None:
    file = File(made)
    id = file.narrows(what)
    before = file.leaves()[0]
    listing = erased(made, id)
    assert not listing.opens
    assert lines(made, listing) == []
    assert file.leaves()[0] is before


def test_a_no_that_hid_another_entry_is_said_of_that_file(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    two.answers(two.sister, two.first_case, "refused")
    assert not is_named(two)
    [no] = [
        one.id
        for one in made.rima.cases.dossier(two.first).of("consent_grant")
        if one.text("grantor") == two.sister
    ]
    listing = erased(made, no)
    assert is_named(two)
    assert [one.recipient for one in listing.opens.wider] == ["ced"]


def test_a_mark_that_is_erased_hides_every_other_entry_on(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    mark = made.rima.context.new_id()
    edit = Edit("person_mark", {"type": "not_named_outside"}, id=mark, parent=two.sister)
    made.rima.cases.save([edit])
    listing = erased(made, mark)
    assert not is_named(two)
    assert listing.opens.wider == ()


def test_a_whole_family_is_guarded_and_not_asked(made: Town) -> None:
    file = File(made)
    file.narrows("refused")
    listing = made.rima.erasure.erasure(made.case, made.family)
    assert not listing.opens

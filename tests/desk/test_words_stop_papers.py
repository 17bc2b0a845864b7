"""Told words stop a paper where they stand on it: a form to sign holds none of the story. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_kept_from import relative
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

PHONE: Final = "0944 000 286"
STORY: Final = f"دفعنا لوسيط رقمو كان {PHONE} وما جاب شي"
ILL: Final = "كان مريض بالسل. لا تخبروا عمي إنه كان مريض."
TALK: Final = "أبو نضال لا لازم يعرف إنو حكينا"


def said(words: str) -> Json:
    return {"ar": words, "src_lang": "ar"}


class Told:
    """A mother who tells of her missing son at a documenter's, and an uncle who must not hear it."""

    def __init__(self, desk: Desk, *words: str) -> None:
        self.desk = desk
        self.case, self.missing, self.family = whole_case(desk)
        [mother] = [
            one
            for one in desk.cases.dossier(self.family).of("family_member")
            if one.value("person")
        ]
        self.mother = mother.text("person")
        self.uncle = relative(desk, self.family, self.missing, "أبو نضال", "uncle_pat", "بيت العم")
        desk.cases.save([Edit("family", {"discreet": False}, id=self.family)])
        self.events = [
            desk.cases.save(
                [
                    Edit(
                        "event",
                        {"type": "sighting", "text": said(one), "told_by": self.mother},
                        parent=self.case,
                    )
                ]
            ).ids[0]
            for one in words
        ]

    def order(self, kind: str, person: str = "", *, discreet: bool | None = False) -> SheetOrder:
        return SheetOrder(self.case, ("ar",), kind, person=person or self.mother, discreet=discreet)

    def printed(self, kind: str, person: str = "", *, discreet: bool | None = False) -> str:
        """The text of the paper that leaves."""
        order = self.order(kind, person, discreet=discreet)
        return text_of(self.desk.outbound.sheets.print_sheet(order).pdf)

    def refusal(self, kind: str, person: str = "") -> str:
        with pytest.raises(UserError) as stays:
            self.printed(kind, person)
        assert stays.value.name == "E_GATE"
        return str(stays.value.params["reason"])


@pytest.mark.parametrize("words", [STORY, ILL])
def test_a_form_to_sign_is_not_stopped_by_words_that_stand_nowhere_on_it(
    house: House, words: str
) -> None:
    told = Told(house.documenter("سلام"), words)
    assert told.refusal("family-sheet") in ("own_number", "kept_from", "told_kept", "kept")
    for kind in ("consent-form", "our-file", "papers-missing"):
        page = told.printed(kind)
        assert PHONE not in page and "السل" not in page and "لا تخبروا" not in page
        made = told.desk.outbound.sheets.sheet(told.order(kind))
        assert not made.told and not made.own_numbers and not made.named


def test_it_is_stopped_by_those_that_do(house: House) -> None:
    told = Told(house.documenter("سلام"), STORY)
    desk = told.desk
    [yes, *_] = desk.cases.dossier(told.family).of("consent_grant")
    words = said(f"بشرط تتصلوا على {PHONE}")
    desk.cases.save([Edit("consent_condition", {"type": "other", "words": words}, parent=yes.id)])
    made = desk.outbound.sheets.sheet(told.order("consent-form"))
    assert PHONE in text_of(made.pdf)
    assert {(one.kind, one.number) for one in made.own_numbers} == {("consent_condition", PHONE)}
    assert told.refusal("consent-form") == "own_number"


def test_what_we_promised_stands_on_the_paper_of_their_file(house: House) -> None:
    told = Told(house.documenter("سلام"), ILL)
    talk: dict[str, Json] = {"person": told.mother, "channel": "phone", "on": "2026-11-20"}
    told.desk.cases.save(
        [Edit("contact_log", {**talk, "text": said("حكت عن السل")}, parent=told.family)]
    )
    made = told.desk.outbound.sheets.sheet(told.order("our-file"))
    assert "السل" in text_of(made.pdf) and {one.kind for one in made.told} == {"contact_log"}
    assert told.refusal("our-file") == "kept_from"


def test_who_asked_signs_and_who_is_not_to_hear_gets_the_discreet_paper_alone(house: House) -> None:
    """A form to sign stays here; what is carried home says that somebody spoke with us: the discreet form of
    it goes, the whole one for a coordinator's reason."""
    told = Told(house.documenter("سلام"), f"كان مريض بالسل. {TALK}.")
    assert "السل" not in told.printed("consent-form")
    for kind in ("family-sheet", "our-file"):
        assert told.refusal(kind) == "kept_from"
        page = told.printed(kind, discreet=True)
        assert "السل" not in page and "أبو نضال" not in page
    desk = told.desk
    asked: dict[str, Json] = {"towards": [told.uncle], "words": said(TALK), "since": "2026-11-20"}
    assert "السل" not in told.printed("consent-form", told.uncle)
    desk.cases.marks.mark(told.mother, {"type": "words_rejected", **asked})
    for kind in ("family-sheet", "our-file", "consent-form"):
        assert told.refusal(kind, told.uncle) == "discreet_only"
    page = told.printed("consent-form", told.uncle, discreet=True)
    assert "السل" not in page and "حكينا" not in page
    told.printed("consent-form")  # hers


def test_the_request_itself_is_no_text_to_seal(house: House) -> None:
    told = Told(house.documenter("سلام"), "كان مريض بالسل")
    desk = told.desk
    asked: dict[str, Json] = {"towards": [told.uncle], "words": said(TALK), "since": "2026-11-20"}
    desk.cases.marks.mark(told.mother, {"type": "words_rejected", **asked})
    made = desk.outbound.sheets.sheet(told.order("family-sheet"))
    assert "السل" in text_of(made.pdf) and "حكينا" not in text_of(made.pdf)
    assert [one.kind for one in made.told if not one.of_talk] == ["event"]
    assert [one.kind for one in made.told if one.of_talk] == ["person_mark"]
    desk.cases.save([Edit("event", {"sens": 4}, id=told.events[0])])
    made = desk.outbound.sheets.sheet(told.order("family-sheet"))
    assert "السل" not in text_of(made.pdf) and [one for one in made.told if not one.of_talk] == []


def test_a_sealed_event_takes_its_day_and_place_along_and_words_sealed_apart_do_not(
    house: House,
) -> None:
    """As the page says before it is pressed."""
    told = Told(house.documenter("سلام"), "كان مريض بالسل")
    desk = told.desk
    [taken] = [
        one for one in desk.cases.dossier(told.case).of("event") if one.value("is_disappearance")
    ]
    for event, stays in ((told.events[0], True), (taken.id, False)):
        desk.cases.save([Edit("event", {"sens": 4}, id=event)])
        page = told.printed("family-sheet")
        assert "السل" not in page
        for word in ("القطيفة", "عيد الفطر", "العمر عند"):
            assert (word in page) is stays, word

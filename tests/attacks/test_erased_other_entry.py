"""Somebody stands in two files, and one entry is erased, at home and with nothing under way: what guarded the
other by it guards it still. Asserts that nothing opens by it. Everybody is made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import CHILD, GROWN, family_of, leaving, relative, said
from tests.attacks.kit import carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_of_another_missing import asked_for
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.attacks.test_two_entries_of_one import Two

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

RISK = {"level": "green", "date": "2026-11-20"}


def said_there(two: TwoFamilies, what: str) -> Edit:
    """What somebody wrote of her at the entry that goes."""
    risk = {**RISK, "person": two.sister}
    edits = {
        "nothing": Edit("person", {**GROWN}, id=two.sister),
        "sens": Edit("person", {"sens": 4}, id=two.sister),
        "child": Edit("person", {**CHILD}, id=two.sister),
        "alias": Edit("risk_assessment", {**risk, "alias_required": True}, parent=two.first),
        "red": Edit("risk_assessment", {**risk, "level": "red"}, parent=two.first),
    }
    return edits[what]


def leaves(two: TwoFamilies) -> bool:
    """Whether anything leaves, and names her."""
    return two.gate().allowed and is_named(two)


def kinds_of(two: TwoFamilies, kinds: Iterable[str]) -> list[str]:
    """What lies in the file that stays, of these kinds."""
    found = two.made.rima.cases.dossier(two.made.case)
    return [one.kind for kind in kinds for one in found.of(kind) if not one.erased]


@pytest.mark.parametrize("what", ["sens", "child", "alias", "red"])
def test_what_guarded_a_relative_by_another_entry_guards_on(made: Town, what: str) -> None:
    two = TwoFamilies(made)
    two.link()
    assert is_named(two)
    made.hala.cases.save([said_there(two, what)])
    two.carry()
    assert not leaves(two)
    state = two.gate().state
    erased(made, two.first_case, two.first)
    assert not leaves(two)
    assert two.gate().state == state
    assert "birth" not in made.view(two.wife).fields  # nothing of what went is kept


def test_an_entry_of_which_nothing_was_asked_takes_nothing_along(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    made.hala.cases.save([said_there(two, "nothing")])
    two.carry()
    kinds = ("person_mark", "risk_assessment", "family_request", "name_choice")
    before = kinds_of(two, kinds)
    erased(made, two.first_case, two.first)
    assert is_named(two)
    assert kinds_of(two, kinds) == before
    assert "sens" not in made.view(two.wife).fields


@pytest.mark.parametrize("what", ["name", "place", "place_and_hers"])
@pytest.mark.parametrize("asked", [True, False], ids=["asked", "not"])
def test_words_there_that_only_the_erased_entry_explains_stay(
    made: Town, what: str, asked: bool
) -> None:
    """Another name of hers, or the place that is kept: nobody can look for it once the entry is gone. So too
    where she is named as who stays beside it."""
    two = TwoFamilies(made)
    two.link()
    told = {
        "name": "قالت خولة قباني إنه كان هناك",
        "place": "أخوها يسكن معها في مخيم الزعتري الآن",
        "place_and_hers": "قالت ريم النوري إن أخاها يسكن معها في مخيم الزعتري",
    }
    about = what.partition("_")[0]
    known: dict[str, dict[str, Json]] = {
        "name": {"given_ar": "خولة", "family_ar": "قباني"},
        "place": {"usual_address_text": "مخيم الزعتري"},
    }
    mark = {"name": "not_named_outside", "place": "place_unknown_to"}[about]
    marks = [Edit("person_mark", {"type": mark}, parent=two.sister)] if asked else []
    made.hala.cases.save([Edit("person", known[about], id=two.sister), *marks])
    story: dict[str, Json] = {"ar": told[what], "src_lang": "ar"}
    made.hala.cases.save([Edit("event", {"type": "other", "text": story}, parent=made.case)])
    two.carry()
    word = {"name": "خولة", "place": "الزعتري"}[about]
    assert (word in leaving(made)) is not asked
    listing = erased(made, two.first_case, two.first)
    assert len(listing.words) == asked
    assert (word in leaving(made)) is not asked


@pytest.mark.parametrize("what", ["release", "found", "rumour"])
def test_who_is_back_by_an_erased_report_is_asked_still(made: Town, what: str) -> None:
    """No list of what guards: the gate says no with the entry that goes, and yes without."""
    two = Two(made)
    two.join()
    assert two.gate().allowed
    day: dict[str, Json] = {"from": "2024-12-08", "to": "2024-12-08", "precision": "day"}
    edits = {
        "release": Edit("event", {"type": "release", "date": day}, parent=two.first),
        "found": Edit("case", {"search_status": "released_returned"}, id=two.first),
        "rumour": Edit("event", {"type": "other", "date": day}, parent=two.first),
    }
    made.rima.cases.save([edits[what]])
    closes = what != "rumour"
    assert two.gate().allowed is not closes
    listing = erased(made, two.first, two.home)
    assert (two.second in listing.entries) is closes
    assert two.gate().allowed is not closes


def twin_in(made: Town, data: bytes, what: str) -> tuple[str, str]:
    """A case of another family with the same picture; its case and family."""
    desk = made.rima
    family = desk.cases.new_family({"display_name": "عائلة قباني", "language": "ar"}).ids[0]
    tied: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
    case, him = desk.cases.new_case({"given_ar": "خالد", "family_ar": "قباني"}, tied).ids
    twin = desk.files.attach(io.BytesIO(data), case, kind="civil_record", name="دفتر.jpg").ids[0]
    edits: dict[str, dict[str, Json]] = {"sens": {"sens": 4}, "whose": {"relates_to": [him]}}
    if what in edits:
        desk.cases.save([Edit("evidence_item", edits[what], id=twin)])
    return case, family


@pytest.mark.parametrize("what", ["sens", "whose", "nothing"])
def test_a_picture_that_an_erased_file_sealed_stays(made: Town, what: str) -> None:
    """Where nobody asked anything of the other one, and it goes, nothing is sealed by that."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", data_scope=[*SCOPES, "documents"])
    carry(made.hala, made.stick, made.rima)
    desk, data = made.rima, photo.draw_made_up_portrait(5)
    item = desk.files.attach(io.BytesIO(data), made.case, kind="civil_record", name="بيان.jpg").ids[
        0
    ]
    desk.outbound.files.copy_file(asked_for(item))
    case, family = twin_in(made, data, what)
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.files.copy_file(asked_for(item))
    listing = erased(made, case, family)
    assert [one.id for one in listing.twins] == [item]
    if what == "nothing":
        assert "sens" not in made.view(item).fields
        desk.outbound.files.copy_file(asked_for(item))
        return
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.files.copy_file(asked_for(item))
    desk.cases.save([Edit("evidence_item", {"sens": None}, id=item)])
    desk.outbound.files.copy_file(asked_for(item))

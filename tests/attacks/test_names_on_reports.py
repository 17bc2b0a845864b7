"""On a report for everybody nobody is named in passing: not in the editor's own words, not in the title of an
activity, not by a picture with somebody who refused to be shown. All people are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.test_pictures_of_reports import attach, refused, stands, vigil
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import PUBLIC, activity, public_words
from tests.reports.paper import text_of

from vsdesk.desk import Edit, How
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

WHY: Final = "هو نفسه قالها على الشاشة"


def asked(desk: Desk, **words: Any) -> tuple[str, ...]:
    """The names that are asked about; whether the report leaves is decided by them, and a reason for them."""
    order = replace(PUBLIC, lang="ar", **words)
    found = desk.reporting.look(order).own.names
    if found:
        for other in (order, replace(order, looked=WHY, numbers_reason=WHY)):
            with pytest.raises(UserError) as stopped:
                desk.reporting.report(other)
            assert stopped.value.params["reason"] == "public_name"
            assert not any(name in repr(stopped.value) for name in found)
        order = replace(order, names_reason=WHY)
    assert desk.reporting.report(order).pdf
    if found:
        assert WHY in {one.text("why") for one in desk.context.vault.read.of_kind("disclosure")}
    return found


@pytest.mark.parametrize("field", ["title", "introduction", "closing"])
def test_whoever_did_not_agree_is_asked_about_in_each_word_of_the_editor(
    house: House, field: str
) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk, "مروان")
    mother = mother_of(desk, family)
    desk.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=mother)])
    desk.cases.save([Edit("source", {"type": "survivor", "true_name": "سامر الخطيب"})])
    order = replace(PUBLIC, lang="ar")
    for words, named in (
        ("تحية إلى مروان الدرويش وكل الغائبين", ("مروان الدرويش",)),
        ("Greetings to Marwan al-Darwish and to all", ("Marwan al-Darwish",)),
        ("شكراً لنجاح الحلبي على شهادتها", ("نجاح الحلبي",)),
        ("قال سامر الخطيب ما رأى", ("سامر الخطيب",)),
        ("Samer al-Khatib told us", ("Samer al-Khatib",)),
        ("مروان من الرابطة، والدرويش من بيروت", ()),  # two words of two people
        ("شارك في الوقفة أهالي المفقودين", ()),
    ):
        written: dict[str, Any] = {field: words}
        assert desk.reporting.editors_words(replace(order, **written)).names == named
    assert asked(desk, **{field: "تحية إلى مروان الدرويش"}) == ("مروان الدرويش",)


def test_who_may_be_on_a_poster_may_be_named(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk, "مروان")
    shown = desk.cases.shown(case)
    mother = mother_of(desk, family)
    words = "تحية إلى مروان الدرويش وكل الغائبين"
    assert asked(desk, introduction=words)
    desk.consent.grant(
        *(case, mother, "advocacy_named", "public", "given", How()),
        scopes=["circumstances", "identity"],
        shown=shown,
    )
    assert asked(desk, introduction=words) == ()
    whole_case(desk, "مروان")  # another of the same name, who was asked nothing
    assert asked(desk, introduction=words) == ("مروان الدرويش",)


def test_a_name_that_was_replaced_is_heard_of_who_is_guarded(house: House) -> None:
    desk = house.coordinator()
    source = desk.cases.save(
        [Edit("source", {"type": "survivor", "true_name": "سامر الخطيب"})]
    ).ids[0]
    shown = desk.cases.shown(source)
    desk.cases.save([Edit("source", {"true_name": "س. خ."}, id=source, shown=shown)])
    assert asked(desk, introduction="قال سامر الخطيب ما رأى") == ("سامر الخطيب",)


def test_an_activity_that_names_somebody_is_not_printed_and_the_preview_says_so(
    house: House,
) -> None:
    desk = house.coordinator()
    whole_case(desk, "مروان")
    activity(desk, title="وقفة من أجل مروان الدرويش")
    activity(desk, title="وقفة من أجل الجميع", place_text="أمام بيت مروان الدرويش")
    activity(desk, title="وقفة من أجل كل الغائبين")
    order = replace(PUBLIC, lang="ar")
    look = desk.reporting.look(order)
    assert look.left_out == 2 and look.own.names == ()
    words = public_words(desk)
    assert "كل الغائبين" in words and "الدرويش" not in words
    inside = desk.reporting.report(replace(order, recipient="own_org")).pdf
    assert "الدرويش" in text_of(inside)


@pytest.mark.parametrize("no", ["photo_publication", "advocacy_named", "mark", "anonymous"])
def test_no_picture_with_somebody_who_refused_to_be_shown(house: House, no: str) -> None:
    desk = house.coordinator()
    id = vigil(desk, type="training")
    item = attach(desk, id, 6)
    case, _, family = whole_case(desk, "مروان")
    mother, shown = mother_of(desk, family), desk.cases.shown(case)
    part = desk.cases.save([Edit("participation", {"person": mother}, parent=id)]).ids[0]
    assert stands(desk, item)
    if no == "mark":
        desk.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=mother)])
    else:
        result, purpose = ("given", "statistics") if no == "anonymous" else ("refused", no)
        desk.consent.grant(case, mother, purpose, "public", result, How(), shown=shown)
        if no == "anonymous":
            [grant] = [
                one
                for one in desk.cases.list_kind("consent_grant")
                if one.text("purpose") == purpose
            ]
            mode = {"identity_mode": "anonymous"}
            desk.cases.save(
                [Edit("consent_grant", mode, id=grant.id, shown=desk.cases.shown(case))]
            )
    assert not stands(desk, item)
    assert desk.reporting.choices.offered("ar").kept_back == 1
    with pytest.raises(UserError) as stopped:
        desk.reporting.report(replace(PUBLIC, photos=((item, ""),)))
    assert stopped.value.params["reason"] == "took_part"
    desk.cases.delete(part, WHY, shown=desk.cases.shown(id))
    assert not stands(desk, item), "whoever was there is on it still"


def test_a_picture_with_those_who_refused_something_else_stands(house: House) -> None:
    desk = house.coordinator()
    id = vigil(desk, type="training")
    item = attach(desk, id, 6)
    case, _, family = whole_case(desk, "مروان")
    mother, shown = mother_of(desk, family), desk.cases.shown(case)
    desk.cases.save([Edit("participation", {"person": mother}, parent=id)])
    desk.consent.grant(case, mother, "statistics", "public", "refused", How(), shown=shown)
    assert stands(desk, item)
    other = vigil(desk, type="training")
    assert refused(desk) and stands(desk, attach(desk, other, 7))

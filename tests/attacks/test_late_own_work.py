"""Words of our own work that an order to erase could not read: another coordinator's activity was under way
while a family was erased. They stand on no report and in no table until a coordinator looked who knew of the
order. All are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.families import family_of, first_terms, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_late_words import looked, waiting
from tests.attacks.test_words_of_our_work import DAY, report, table, vigil

from vsdesk.desk import Desk, Edit
from vsdesk.desk.erasure import words_read
from vsdesk.vault.read.late_words_here import REFERENCE, LateWords
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

HER: Final = "خولة قباني"
SAID: Final = f"وقفة مع {HER}"
PLAIN: Final = "وقفة أمام المحكمة"
LATER: Final = "وقفة في الساحة الكبيرة"


def family(made: Town) -> str:
    """A family of Rima's with somebody of whom nobody may know."""
    rima = made.rima
    root = rima.cases.new_family({"display_name": "عائلة قباني", "language": "ar"}).ids[0]
    id = rima.context.new_id()
    who: dict[str, Json] = {"given_ar": "خولة", "family_ar": "قباني"}
    rima.cases.save(
        [
            Edit("person", who, id=id, parent=root),
            Edit("family_member", {"person": id}, parent=root),
            Edit("person_mark", {"type": "nobody_may_know_of"}, parent=id),
        ]
    )
    return root


def other(made: Town, house: House) -> Desk:
    """Another coordinator, with all that Rima has."""
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    return nour


def goes(made: Town, nour: Desk, root: str, order: str) -> None:
    """The family is erased before, while or after what Nour wrote was taken in."""
    if order == "before":
        carry(nour, made.stick, made.rima)
    erased(made, root)
    if order == "taken in first":
        carry(made.rima, made.stick, nour)
    carry(nour, made.stick, made.rima)


def printed(desk: Desk) -> str:
    return report(desk) + table(desk)


@pytest.mark.parametrize("order", ["before", "crossing", "taken in first"])
def test_another_coordinators_activity_was_under_way(made: Town, house: House, order: str) -> None:
    root = family(made)
    vigil(made.rima, title=PLAIN)
    nour = other(made, house)
    id = vigil(nour, title=SAID)
    goes(made, nour, root, order)
    found = printed(made.rima)
    assert "خولة" not in found and PLAIN in found
    assert waiting(made) == ({} if order == "before" else {id: 1})
    carry(made.rima, made.stick, nour)
    assert "خولة" not in printed(nour) and PLAIN in printed(nour)


def test_a_look_ends_the_waiting(made: Town, house: House) -> None:
    root = family(made)
    nour = other(made, house)
    id = vigil(nour, title=LATER)
    goes(made, nour, root, "crossing")
    assert LATER not in printed(made.rima)
    change = looked(made.rima, id)
    assert LATER in report(made.rima) and LATER in table(made.rima) and waiting(made) == {}
    carry(made.rima, made.stick, nour)
    assert LATER in report(nour) and LATER in table(nour)
    made.rima.cases.take_back(change)
    assert LATER not in printed(made.rima)


def test_who_mends_them_writes_them_once_more(made: Town, house: House) -> None:
    root = family(made)
    nour = other(made, house)
    id = vigil(nour, title=SAID)
    goes(made, nour, root, "taken in first")
    for desk in (nour, made.rima):
        said = desk.cases.record(id).text("title")
        desk.cases.save([as_shown(desk, "activity", {"title": f"{said}."}, id)])
        carry(nour, made.stick, made.rima)
        assert "خولة" not in printed(made.rima)


def test_whoever_carried_the_order_out_writes_on(made: Town, house: House) -> None:
    """A new activity, one that was there, a place that it names."""
    root = family(made)
    here = vigil(made.rima, title=PLAIN)
    nour = other(made, house)
    goes(made, nour, root, "taken in first")
    body: dict[str, Json] = {**first_terms("organisation"), "name_ar": "جمعية الضوء"}
    group = nour.cases.save([Edit("organisation", body)]).ids[0]
    vigil(nour, title=LATER, groups=[group])
    nour.cases.save([as_shown(nour, "activity", {"title": f"{PLAIN} القديمة"}, here)])
    carry(nour, made.stick, made.rima)
    found = report(made.rima)
    assert LATER in found and f"{PLAIN} القديمة" in found and waiting(made) == {}
    assert "جمعية الضوء" in table(made.rima)


def test_what_stood_there_stands(made: Town, house: House) -> None:
    root = family(made)
    nour = other(made, house)
    vigil(nour, title=LATER)
    goes(made, nour, root, "before")
    assert LATER in report(made.rima) and LATER in table(made.rima)
    [told] = (one for one in made.rima.context.vault.read.of_kind(BESIDE) if one.space == REFERENCE)
    assert told.text("order") == made.rima.erasure.erasures()[0].frame


def test_who_was_recorded_by_mistake_closes_nothing(made: Town, house: House) -> None:
    root = made.rima.cases.new_family({"display_name": "عائلة قباني", "language": "ar"}).ids[0]
    who: dict[str, Json] = {"given_ar": "خولة", "family_ar": "قباني"}
    id = made.rima.cases.save([Edit("person", who, parent=root)]).ids[0]
    nour = other(made, house)
    vigil(nour, title=LATER)
    erased(made, id, why="mistake")
    carry(nour, made.stick, made.rima)
    assert LATER in report(made.rima)


@pytest.mark.parametrize("order", ["crossing", "taken in first"])
def test_every_field_of_words_waits(made: Town, house: House, order: str) -> None:
    """Of the activity, of what lies in its space, and of what it names."""
    root = family(made)
    nour = other(made, house)
    body: dict[str, Json] = {**first_terms("organisation"), "name_ar": f"جمعية {HER}"}
    group = nour.cases.save([Edit("organisation", body)]).ids[0]
    place: dict[str, Json] = {**first_terms("place"), "name_ar": f"ساحة {HER}"}
    where = nour.cases.save([Edit("place", place)]).ids[0]
    project = nour.cases.save(
        [Edit("project", {**first_terms("project"), "name_ar": f"مشروع {HER}"})]
    ).ids[0]
    more: dict[str, Any] = {
        "place_text": SAID,
        "materials": SAID,
        "facilitators": SAID,
        "outcome": words(SAID),
        "date": {**DAY, "as_told": SAID},
    }
    id = vigil(nour, title=SAID, groups=[group], place=where, project=project, **more)
    paper = nour.cases.save(
        [Edit("evidence_item", {**first_terms("evidence_item"), "title": SAID}, parent=id)]
    ).ids[0]
    goes(made, nour, root, order)
    carry(made.rima, made.stick, nour)
    for desk in (made.rima, nour):
        late = desk.cases.dossier(id).beyond.late_words()
        for rec, name in (
            *((id, name) for name in ("title", *more)),
            *((one, "name_ar") for one in (group, where, project)),
            (paper, "title"),
        ):
            assert {*desk.cases.record(rec).ops(name)} <= late, (rec, name)
        assert "خولة" not in printed(desk)
    looked(made.rima, id)
    assert waiting(made) == {} and "خولة" in table(made.rima)  # she looked, and it is her word


def test_no_file_of_a_case_is_closed_by_it(made: Town) -> None:
    root = family(made)
    family_of(made)
    carry(made.hala, made.stick, made.rima)
    made.hala.cases.save([Edit("case", {"summary": words("كان يعمل خبازا")}, id=made.case)])
    erased(made, root)
    carry(made.hala, made.stick, made.rima)
    assert not made.rima.cases.dossier(made.case).beyond.late_words()


def test_it_is_read_once_for_all_activities(
    made: Town, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what an order says of many logs stands in several records."""
    root = family(made)
    for at in range(12):
        vigil(made.rima, title=f"{PLAIN} {at}")
    nour = other(made, house)
    vigil(nour, title=SAID)
    monkeypatch.setattr(words_read, "_MOST", 5)
    goes(made, nour, root, "crossing")
    told = [one for one in made.rima.context.vault.read.of_kind(BESIDE) if one.space == REFERENCE]
    assert len(told) > 2 and len({one.text("order") for one in told}) == 1
    asked, whole = list[int](), LateWords._own_work

    def counted(self: LateWords) -> object:
        asked.append(1)
        return whole(self)

    monkeypatch.setattr(LateWords, "_own_work", counted)
    found = report(made.rima)
    assert len(asked) == 1 and "خولة" not in found
    assert table(made.rima).count(PLAIN) == 12

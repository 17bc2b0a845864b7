"""A no that somebody else wrote down, and who opened the file makes somebody younger, older, missing or of
another family: it is heard until a coordinator decides. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.families import CHILD, a_yes, below, family_of, frees, relative, said
from tests.attacks.kit import TODAY, Device, carry
from tests.attacks.test_noes_of_coordinators import a_no, said_of, state

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.consent.selection import for_the_case
from vsdesk.records.consent.spokespersons import contending
from vsdesk.records.dossier import RecordView
from vsdesk.records.kinship import firm_kin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

GROWN: Final[Mapping[str, Json]] = {
    "birth": {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}
}
FAR: Final = ["cousin_pat_m", "uncle_pat", "brother", "other"]


def hala(made: Town) -> Device:
    return Device(made.hala, made.stick)


def guardian(made: Town, who: str) -> None:
    """Hala's device, seized, writes that somebody is the guardian and says yes."""
    below(hala(made), made.family, "consent_grant", {**a_yes(made, who), "capacity": "guardian"})


def known_child(made: Town) -> None:
    hala(made).change(made.person, "person", CHILD)


def of_unknown_age(made: Town) -> None:
    hala(made).change(made.case, "case", {"case_type": "child_of_detained"})


MADE: Final[Mapping[str, Callable[[Town], None]]] = {
    "birth": known_child,
    "unknown age": of_unknown_age,
}


@pytest.mark.parametrize("how", MADE)
@pytest.mark.parametrize("who", FAR)
def test_no_no_is_lost_by_making_a_child_of_who_is_missing(made: Town, who: str, how: str) -> None:
    family_of(made)
    aunt = relative(made, "aunt_pat", "فاطمة")
    no = a_no(made, relative(made, who, "سعيد"))
    assert state(made) == "refused"
    MADE[how](made)
    guardian(made, aunt)
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"
    assert {"stays_heard", "objects"} & {*said_of(made, no)}, "it is shown"


def test_nor_by_a_guardian_of_a_child(made: Town) -> None:
    family_of(made, CHILD["birth"])
    aunt = relative(made, "aunt_pat", "فاطمة")
    a_no(made, relative(made, "cousin_pat_m", "سعيد"))
    assert state(made) == "refused"
    guardian(made, aunt)
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"


def test_nor_by_making_a_child_grown(made: Town) -> None:
    """A sister speaks for a grown person, and for no child."""
    family_of(made, CHILD["birth"])
    sister = relative(made, "sister", "منى")
    a_no(made, relative(made, "cousin_pat_m", "سعيد"))
    said(made, sister, "given")
    carry(made.hala, made.stick, made.rima)
    assert state(made) == "refused"
    hala(made).change(made.person, "person", GROWN)
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"


def test_nor_by_making_who_says_yes_grown(made: Town) -> None:
    family_of(made)
    wife = relative(made, "wife", "هدى")
    made.hala.cases.save([Edit("person", CHILD, id=wife)])
    said(made, wife, "given")
    a_no(made, relative(made, "cousin_pat_m", "سعيد"))
    assert state(made) == "refused"
    hala(made).change(wife, "person", GROWN)
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"


def test_nor_by_calling_somebody_else_missing(made: Town) -> None:
    """The uncle's wife is nobody near, until the case is said to be the uncle's."""
    family_of(made)
    uncle, wife = relative(made, "uncle_pat", "سعيد"), relative(made, "other", "هدى")
    tie: dict[str, Json] = {"person": wife, "related_to": uncle, "relation": "wife"}
    made.hala.cases.save([Edit("kinship", tie, parent=made.family)])
    said(made, wife, "given")
    a_no(made, relative(made, "cousin_pat_m", "جابر"))
    assert state(made) == "refused"
    hala(made).change(made.case, "case", {"person": uncle})
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"


@pytest.mark.parametrize("tie", ["family", "second_family"])
def test_nor_by_a_family_that_lay_ready(made: Town, tie: str) -> None:
    """A wife in a family that nobody knew of when the no came."""
    family_of(made)
    cousin = relative(made, "cousin_pat_m", "سعيد")
    device, other = hala(made), made.hala.context.new_id()
    carry(made.hala, made.stick, made.rima)
    device.sign(other, NewOp(other, "family", {"display_name": "م"}))
    wife = below(device, other, "person", {"given_ar": "رند"})
    kin: dict[str, Json] = {"person": wife, "related_to": made.person, "relation": "wife"}
    below(device, other, "kinship", kin)
    below(device, other, "consent_grant", a_yes(made, wife))
    a_no(made, cousin)
    assert state(made) == "refused"
    device.change(made.case, "case", {tie: other}, replace=False)
    device.hand_over(made.rima)
    assert state(made) == "refused"


def test_nor_by_a_parent_who_is_missing_no_longer(made: Town) -> None:
    """A parent is dead; that the device clears it does not end a grandmother's no for the child."""
    family_of(made, CHILD["birth"])
    said(made, relative(made, "uncle_pat", "سعيد"), "given", capacity="guardian")
    father = relative(made, "father", "خالد")
    made.hala.cases.save([Edit("person", {"died": GROWN["birth"]}, id=father)])
    a_no(made, relative(made, "grandmother_pat", "هدى"))
    assert state(made) == "refused"
    hala(made).change(father, "person", {"died": None})
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"


def test_nor_by_a_parent_whom_the_row_of_kinship_calls_dead(made: Town) -> None:
    family_of(made, CHILD["birth"])
    said(made, relative(made, "uncle_pat", "سعيد"), "given", capacity="guardian")
    father = relative(made, "father", "خالد")
    rows = made.hala.cases.dossier(made.case).of("kinship")
    kin = next(one for one in rows if one.text("person") == father)
    made.hala.cases.save([Edit("kinship", {"alive": "deceased"}, id=kin.id)])
    a_no(made, relative(made, "grandmother_pat", "هدى"))
    assert state(made) == "refused"
    hala(made).change(kin.id, "kinship", {"alive": "living"})
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"


def test_nor_by_an_answer_of_a_parent_who_was_not_there(made: Town) -> None:
    """The father is nobody's to ask; the device invents that he was asked."""
    family_of(made, CHILD["birth"])
    said(made, relative(made, "uncle_pat", "سعيد"), "given", capacity="guardian")
    father = relative(made, "father", "خالد")
    member = next(
        one
        for one in made.hala.cases.dossier(made.case).of("family_member")
        if one.text("person") == father
    )
    made.hala.cases.delete(member.id, shown=made.hala.cases.shown(made.case))
    a_no(made, relative(made, "grandmother_pat", "هدى"))
    assert state(made) == "refused"
    asked: dict[str, Json] = {
        **a_yes(made, father),
        "purpose": "hold_record",
        "recipient": "own_org",
    }
    below(hala(made), made.family, "consent_grant", asked)
    hala(made).hand_over(made.rima)
    assert state(made) == "refused"


def test_a_birth_that_stood_before_the_no_stands(made: Town) -> None:
    """Who was a child when the cousin refused is spoken for by a guardian, and a day that is put right later
    ends nothing of that."""
    family_of(made, CHILD["birth"])
    guard = relative(made, "uncle_pat", "سعيد")
    said(made, guard, "given", capacity="guardian")
    a_no(made, relative(made, "cousin_pat_m", "جابر"))
    assert state(made) == "given"
    later: dict[str, Json] = {"from": "2018-05-01", "to": "2018-05-31", "precision": "month"}
    made.hala.cases.save([Edit("person", {"birth": later}, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    assert state(made) == "given"


def test_every_field_by_which_somebody_stands_is_in_the_table(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `standing` reads of a file in which everything stands by which somebody may speak."""
    family_of(made, CHILD["birth"])
    relative(made, "father", "خالد")
    for relation in ("wife", "grandmother_pat", "uncle_pat"):
        who = relative(made, relation, "هدى")
        for result in ("given", "refused"):
            said(made, who, result, capacity="guardian")
            said(made, who, result, capacity="representative")
    run: dict[str, Json] = {"represented": made.person, "representative": "هدى النوري"}
    made.hala.cases.save(
        [Edit("representation", run, id=made.hala.context.new_id(), parent=made.case)]
    )
    frees(hala(made), made)
    carry(made.hala, made.stick, made.rima)
    dossier = made.rima.cases.dossier(made.case)
    question = "un_complaint", "ced", ""
    asked = for_the_case(dossier, question)
    assert len(asked) > 2
    read: set[tuple[str, str]] = set()
    every = RecordView.every

    def noted(self: RecordView, name: str) -> Any:
        read.add((self.kind, name))
        return every(self, name)

    fresh = made.rima.cases.dossier(made.case)
    monkeypatch.setattr(RecordView, "every", noted)
    contending(fresh, asked, "ced", TODAY)
    monkeypatch.undo()
    held = {(kind, name) for kind, names in firm_kin.FIELDS.items() for name in names}
    left = {one for one in read - held if one[0] not in firm_kin.KINDS}
    assert ("person", "birth") in read and ("consent_grant", "capacity") in read
    assert {one for one in left if one[0] != "consent_grant"} <= {
        *(
            ("person", f"{part}_{lang}")
            for part in ("given", "family")
            for lang in ("ar", "ku", "lat")
        )
    }, "the names by which a representation finds somebody are asked of no relative"

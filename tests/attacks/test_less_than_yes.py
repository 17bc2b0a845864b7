"""What a coordinator wrote of a mother who says less than yes: the opener takes her standing,
and it holds. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import RELEASE, below, family_of, relative
from tests.attacks.kit import Device, Town, carry, told_once
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

_YES: Final[list[Json]] = ["circumstances", "documents", "family_members", "identity"]
_BORN: Final[dict[str, Json]] = {
    "birth": {"from": "1990-01-01", "to": "1990-01-01", "precision": "day"}
}
_SMALL: Final[dict[str, Json]] = {
    "birth": {"from": "2015-01-01", "to": "2015-01-01", "precision": "day"}
}
_LESS: Final[dict[str, dict[str, Json]]] = {
    "if": {"result": "given_if", "data_scope": _YES},
    "condition": {"result": "given", "data_scope": _YES},
    "scopes": {"result": "given", "data_scope": ["identity"]},
    "not now": {"result": "not_asked", "follow_up": "2027-01-01"},
    "due": {"result": "given", "data_scope": _YES, "review_on": "2026-11-21"},
    "no": {"result": "refused"},
}
_STATES: Final = {
    "if": "too_early",
    "condition": "too_early",
    "scopes": "given",
    "not now": "not_asked",
    "due": "review",
    "no": "refused",
}


@told_once
def _arrested(made: Town) -> str:
    """A mother, and what she told."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    told: Json = {"ar": "أخذوه من البيت", "src_lang": "ar"}
    event: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "text": told}
    made.hala.cases.save([Edit("event", event, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    return mother


@told_once
def _answered(made: Town, less: str) -> str:
    """The mother's answer, by the coordinator; who opened the file has it."""
    mother = _arrested(made)
    id, rima = made.rima.context.new_id(), made.rima
    rima.cases.save(
        [Edit("consent_grant", {**_asked(made, mother), **_LESS[less]}, id=id, parent=made.family)]
    )
    if less in ("if", "condition"):
        day: dict[str, Json] = {"type": "not_before_day", "day": "2030-01-01"}
        rima.cases.save([Edit("consent_condition", day, id=rima.context.new_id(), parent=id)])
    carry(rima, made.stick, made.hala)
    return mother


def _family(made: Town, less: str) -> tuple[str, Device]:
    """The mother's answer; and the opener's device with an invented son's yes to everything."""
    mother, opener = _answered(made, less), Device(made.hala, made.stick)
    son = below(opener, made.family, "person", {"given_ar": "نزار", **_BORN})
    below(opener, made.family, "family_member", {"person": son})
    kin: dict[str, Json] = {"person": son, "related_to": made.person, "relation": "son"}
    below(opener, made.family, "kinship", kin)
    below(opener, made.family, "consent_grant", _yes(made, son))
    return mother, opener


def _asked(made: Town, who: str) -> dict[str, Json]:
    return {
        "grantor": who,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "given_on": "2026-11-20",
    }


def _yes(made: Town, who: str, **more: Json) -> dict[str, Json]:
    return {**_asked(made, who), "result": "given", "data_scope": _YES, "photo_use": True, **more}


def _kin(opener: Device, made: Town, mother: str) -> str:
    links = opener.desk.cases.dossier(made.case).of("kinship")
    return next(one.id for one in links if one.text("person") == mother)


def _take(made: Town, opener: Device, mother: str, way: str) -> None:
    """What the opener signs so that the mother is heard no more."""
    kin = _kin(opener, made, mother)
    if way == "uncle":
        opener.change(kin, "kinship", {"relation": "uncle_pat"})
    elif way == "deleted":
        opener.change(kin, "kinship", {"deleted": True}, observed=True)
        rows = opener.desk.cases.dossier(made.case).of("family_member")
        row = next(one.id for one in rows if one.text("person") == mother)
        opener.change(row, "family_member", {"deleted": True}, observed=True)
    elif way == "another's":
        others = below(opener, made.family, "person", {"given_ar": "رامي"})
        opener.change(kin, "kinship", {"related_to": others})
    elif way == "guardian":
        opener.change(made.person, "person", _SMALL)
        opener.change(kin, "kinship", {"relation": "sister"})
        uncle = below(opener, made.family, "person", {"given_ar": "فراس", **_BORN})
        more: Json = [*_YES, "minors"]
        yes = _yes(made, uncle, capacity="guardian", data_scope=more)
        below(opener, made.family, "consent_grant", yes)
    elif way == "free":
        below(opener, made.case, "event", RELEASE)
        below(opener, made.family, "consent_grant", _yes(made, made.person))
    elif way == "missing too":
        opener.desk.context.vault.new_incarnation()
        opener.sign(made.case, NewOp(made.case, "case", {"person": mother}))


def _holds(made: Town) -> tuple[str, bool, bool]:
    """What holds, whether what befell him leaves, and whether his name does."""
    left = made.gate("ced", "un_complaint")
    person = left.get(made.person)
    told = any("text" in one.values for one in left.of("event"))
    return left.state, told, person is not None and "given_ar" in person.values


@pytest.mark.parametrize("less", _LESS)
def test_the_narrower_answer_of_equals_holds(made: Town, less: str) -> None:
    _, opener = _family(made, less)
    opener.hand_over(made.rima)
    assert _holds(made) == (_STATES[less], False, less == "scopes")


@pytest.mark.parametrize("less", _LESS)
@pytest.mark.parametrize(
    "way", ["uncle", "deleted", "another's", "guardian", "free", "missing too"]
)
def test_the_opener_takes_no_standing_from_it(made: Town, way: str, less: str) -> None:
    mother, opener = _family(made, less)
    _take(made, opener, mother, way)
    opener.hand_over(made.rima)
    state, told, _ = _holds(made)
    assert not told
    assert state != "given" or less == "scopes"


def test_who_never_stood_near_narrows_nothing(made: Town) -> None:
    """The control: an uncle's answer beside the mother's yes."""
    family_of(made)
    mother, uncle = relative(made, "mother", "هدى"), relative(made, "uncle_pat", "سعيد")
    carry(made.hala, made.stick, made.rima)
    for who, scopes in ((mother, _YES), (uncle, ["identity"])):
        yes = _yes(made, who, data_scope=[*scopes])
        id = made.rima.context.new_id()
        made.rima.cases.save([Edit("consent_grant", yes, id=id, parent=made.family)])
    left = made.gate("ced", "un_complaint")
    assert left.state == "given"
    person = left.get(mother)
    assert person is not None
    assert "family_ar" in person.values


@pytest.mark.parametrize("way", ["", "uncle", "deleted", "free", "missing too"])
def test_at_another_entry_it_holds_too(made: Town, way: str) -> None:
    """The opener of both takes the mother's standing at the entry at which a coordinator wrote her
    condition."""
    two = Two(made)
    two.refuses(result="given_if", data_scope=_YES)
    two.join()
    made.case, made.family, made.person = two.first, two.home, two.missing
    opener = hala(made)
    _take(made, opener, two.mother, way)
    opener.hand_over(made.rima)
    assert not two.gate().allowed


def test_without_an_answer_there_the_other_entry_leaves(made: Town) -> None:
    two = Two(made)
    two.join()
    assert two.gate().allowed

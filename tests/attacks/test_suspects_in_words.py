"""Who is thought responsible is named in told words only where names of suspects may leave.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, leaving, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

NAMED: list[Json] = ["circumstances", "family_members", "hlp", "identity", "perpetrator_names"]


def town(made: Town, scopes: list[Json], to: str = "ced", purpose: str = "un_complaint") -> str:
    """An arrest in which a colonel is named; the colonel's record."""
    family_of(made)
    mother, brother = relative(made, "mother", "هدى"), relative(made, "brother", "نزار")
    made.hala.cases.save(
        [
            Edit(
                "person",
                {"birth": {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"}},
                id=brother,
            )
        ]
    )
    said(made, mother, "given", data_scope=scopes, purpose=purpose, recipient=to)
    carry(made.hala, made.stick, made.rima)
    who = written(made, "perpetrator", {"type": "individual", "name_ar": "العقيد نزار الديري"})
    story = words(
        "أخذه نزار الديري بيده، والعقيد الديري كان يضحك، ثم رجع نزار إلى أمه، حسابه NizarDiri"
    )
    arrest = written(made, "event", {"type": "arrest", "text": story}, made.case)
    written(made, "involvement", {"perpetrator": who}, arrest)
    return who


@pytest.mark.parametrize("agreed", [False, True])
def test_the_name_stands_where_it_was_agreed(made: Town, *, agreed: bool) -> None:
    town(made, NAMED if agreed else NAMED[:-1])
    assert ("نزار الديري بيده" in leaving(made)) == agreed
    assert ("NizarDiri" in leaving(made)) == agreed
    assert "بيده" in leaving(made)  # the words leave
    assert "رجع نزار إلى أمه" in leaving(made)  # a brother has the same first name


def test_before_the_public_it_never_does(made: Town) -> None:
    town(made, NAMED, "public", "advocacy_named")
    left = leaving(made, "advocacy_named", "public", "C")
    assert "بيده" in left and "الديري" not in left


def test_a_name_that_stands_beside_the_record(made: Town) -> None:
    town(made, NAMED[:-1])
    (arrest,) = made.rima.cases.dossier(made.case).of("event")
    written(made, "involvement", {"named_as": "أبو حيدر الفارس", "degree": "suspected"}, arrest.id)
    made.rima.cases.save(
        [Edit("case", {"summary": words("قالوا إن أبو حيدر الفارس أخذه")}, id=made.case)]
    )
    left = leaving(made)
    assert "قالوا إن" in left and "حيدر" not in left


@pytest.mark.parametrize(
    "known",
    [
        {"type": "state_body", "name_ar": "شعبة الديري"},
        {"type": "individual", "legal_status": "convicted_final"},
    ],
)
def test_a_body_and_whom_a_court_named_may_stand(made: Town, known: dict[str, Json]) -> None:
    who = town(made, NAMED[:-1])
    made.rima.cases.save([Edit("perpetrator", known, id=who)])
    assert "نزار الديري بيده" in leaving(made)


AGENTS = {
    "واحد اسمه أبو شاهر وكان معه أربعة بلباس مموه": "شاهر",
    "فصيل الحمزات، والمسؤول يدعى خالد الدهمان": "الدهمان",
    "أبو صقر، سيارة بيك أب بيضا": "صقر",
    "a man called Abu Shahir with four others": "Shahir",
    "zilamek bi navê Ebû Şahîr, çar kes pê re": "Şahîr",
}


@pytest.mark.parametrize("told", AGENTS)
@pytest.mark.parametrize("agreed", [False, True])
def test_who_is_called_by_name_where_it_is_told_who_took_him(
    made: Town, told: str, *, agreed: bool
) -> None:
    """«أي جهة أخذت؟» is answered with a name: it waits for the yes to names of suspects, everywhere."""
    town(made, NAMED if agreed else NAMED[:-1])
    name = AGENTS[told]
    (arrest,) = made.rima.cases.dossier(made.case).of("event")
    story = words(f"{told}، وهذا كل ما رأوه")
    made.rima.cases.save(
        [Edit("event", {"agents_description": words(told), "text": story}, id=arrest.id)]
    )
    left = leaving(made)
    assert (name in left) == agreed
    assert "كل ما رأوه" in left  # the words leave, with a gap for the name


def test_a_relative_is_none_of_them(made: Town) -> None:
    town(made, NAMED[:-1])
    (arrest,) = made.rima.cases.dossier(made.case).of("event")
    told = words("دورية سألت عن واحد اسمه نزار وما قالت مين هي")
    made.rima.cases.save([Edit("event", {"agents_description": told}, id=arrest.id)])
    assert "اسمه نزار" in leaving(made)
